"""Whether a meeting is fit for a part, as the checks of several rules need to know."""

from collections.abc import Iterator
from datetime import datetime

from scheduler.domain.agenda import Part
from scheduler.domain.assembly import is_in_main_part
from scheduler.domain.clock import instant
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import absences
from scheduler.domain.people import Person


def unfit_reason(conference: Conference, part: Part, meeting: Meeting) -> str | None:
    """Why a part cannot be taken in a meeting, None if it can.

    Languages, the papers' day, the meetings to which the planner confines the part, those that its
    body has given up, and the people whom it needs count; a meeting in which one of these is away
    for a while is not fit as a whole.
    """
    body = conference.body_by_id[meeting.body]
    if meeting.id in body.released:
        return "released by its body"
    if body.yields_to_assembly and is_in_main_part(meeting.date):
        return "in the main part of the General Assembly"
    missing = part.languages - meeting.languages
    if missing:
        return f"not interpreted into {', '.join(sorted(missing))}"
    if part.not_before and meeting.date < part.not_before:
        return part.not_before_reason
    if part.within is not None and meeting.id not in part.within:
        return "not among its meetings"
    if conference.working_minutes(meeting) <= 0:
        return "no time in it"
    if any(away_in(conference, part, meeting, meeting.start, meeting.end)):
        return "somebody whom it needs is away"
    return None


def never_there(conference: Conference, person: Person, meeting: Meeting) -> bool:
    """Whether somebody is away in all the working time of a meeting."""
    lost, until = 0, meeting.start
    for start, end in sorted(absences(conference, person, meeting)):
        lost += conference.worked(meeting, max(start, until), end)
        until = max(until, end)
    return lost >= conference.working_minutes(meeting)


def away_in(
    conference: Conference, part: Part, meeting: Meeting, start: int, end: int
) -> Iterator[tuple[Person, datetime, datetime]]:
    """Who is away, and when, in the working time between two minutes of a meeting.

    Of those whom a part needs, by name.
    """
    needed = [one for one in conference.people if one.away and part.id in one.parts]
    spans = [
        [instant(meeting.date, minute, conference.zone) for minute in span]
        for span in (_working(conference, meeting, start, end) if needed else ())
    ]
    for person in sorted(needed, key=lambda person: person.name):
        found = [away for span in spans if (away := person.away_during(*span)) is not None]
        if found:
            yield person, *found[0]


def _working(
    conference: Conference, meeting: Meeting, start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The pieces of a time that no fixed event interrupts."""
    for away, back in conference.breaks_in(meeting):
        if start < min(away, end):
            yield start, min(away, end)
        start = max(start, back)
    if start < end:
        yield start, end
