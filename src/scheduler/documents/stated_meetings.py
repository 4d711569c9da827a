"""The meetings of a document that has no table of them: from its dates, opening and resources."""

from datetime import date, timedelta

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
            hours = draft.stated_hours
            found += [Sitting(day, half, *hours.get(half, (None, None))) for half in _HALVES]
    found = found[1:] if from_afternoon else found
    _open_at(draft.opening, found)
    wanted = draft.stated_meetings or draft.stated_half_days
    message = "Meetings are half-days, mornings and afternoons."
    message = message if draft.stated_hours else f"No hours are stated: {message.lower()}"
    if wanted is not None and wanted < len(found):
        message += f" The first {wanted} of {len(found)} are taken, as many as are stated."
        found = found[:wanted]
    elif wanted is not None and wanted > len(found):
        message += f" The text states {wanted} meetings, but its dates hold {len(found)}."
    draft.doubt("meetings", message)
    draft.sittings = found


def _open_at(opening: tuple[date, int | None] | None, sittings: list[Sitting]) -> None:
    """Let the first meeting begin when the session is opened, if that is within its hours."""
    for first in sittings[:1]:
        hour = opening[1] if opening else None
        if hour and first.start is not None and first.end is not None:
            first.start = hour if first.start < hour < first.end else first.start
