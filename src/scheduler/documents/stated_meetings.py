"""The meetings of a document that has no table of them: from its dates, opening and resources."""

from datetime import timedelta

from scheduler.documents.draft import Draft, Sitting

_HALVES = ("morning", "afternoon")


def take_stated_meetings(draft: Draft) -> None:
    """Put meetings into the draft: half-days, as many as are stated, at the usual hours."""
    if draft.first is None or draft.last is None:
        return
    begins = draft.first
    from_afternoon = False
    if draft.opening is not None:
        begins, hour = draft.opening
        from_afternoon = hour is not None and hour >= 12 * 60
    found: list[Sitting] = []
    for step in range(max(0, (draft.last - begins).days) + 1):
        day = begins + timedelta(days=step)
        if day.weekday() < 5 or draft.first == draft.last:
            found += [Sitting(day, half, None, None) for half in _HALVES]
    found = found[1:] if from_afternoon else found
    wanted = draft.stated_meetings or draft.stated_half_days
    message = "No hours are stated: meetings are half-days, mornings and afternoons."
    if wanted is not None and wanted < len(found):
        message += f" The first {wanted} of {len(found)} are taken, as many as are stated."
        found = found[:wanted]
    elif wanted is not None and wanted > len(found):
        message += f" The text states {wanted} meetings, but its dates hold {len(found)}."
    draft.doubt("meetings", message)
    draft.sittings = found
