"""Whether a meeting is fit for a part, as the checks of several rules need to know."""

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting


def unfit_reason(conference: Conference, part: Part, meeting: Meeting) -> str | None:
    """Why a part cannot be taken in a meeting, None if it can.

    Languages, the papers' day, the meetings to which the planner confines the part, and the people
    whom it needs count.
    """
    missing = part.languages - meeting.languages
    if missing:
        return f"not interpreted into {', '.join(sorted(missing))}"
    if part.not_before and meeting.date < part.not_before:
        return part.not_before_reason
    if part.within is not None and meeting.id not in part.within:
        return "not among its meetings"
    begins, ends = conference.begins(meeting), conference.ends(meeting)
    for person in conference.people:
        if part.id in person.parts and person.away_during(begins, ends):
            return f"{person.name} is away"
    if conference.working_minutes(meeting) <= 0:
        return "no time in it"
    return None
