"""Whether a meeting is fit for a part, as the checks of several rules need to know."""

from collections.abc import Sequence
from datetime import datetime

from scheduler.domain.agenda import Part
from scheduler.domain.clock import instant
from scheduler.domain.conference import Conference, Meeting, Stretch
from scheduler.domain.meeting_times import stretches
from scheduler.domain.people import Person


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
    if conference.working_minutes(meeting) <= 0:
        return "no time in it"
    away = [person for person in conference.people if part.id in person.parts and person.away]
    if away and never_there(conference, away, meeting):
        return "somebody whom it needs is away"
    return None


def never_there(conference: Conference, people: Sequence[Person], meeting: Meeting) -> bool:
    """Whether in each stretch of a meeting some of these people are away."""
    with_time = [stretch for stretch in stretches(conference, meeting) if stretch.minutes]
    return all(
        any(absence(conference, person, meeting, stretch) for person in people)
        for stretch in with_time
    )


def absence(
    conference: Conference, person: Person, meeting: Meeting, stretch: Stretch
) -> tuple[datetime, datetime] | None:
    """When a person is away during a stretch of a meeting, None where they are there."""
    begin, end = (
        instant(meeting.date, minute, conference.zone) for minute in (stretch.start, stretch.end)
    )
    return person.away_during(begin, end)
