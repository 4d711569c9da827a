"""When meetings of different bodies overlap or follow one another, and what hours cut them."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from scheduler.domain.clock import DAY
from scheduler.domain.conference import Conference, Meeting, Stretch
from scheduler.domain.people import Person

MINUTE = timedelta(minutes=1)


def begins(meeting: Meeting) -> int:
    """Minutes by the local clock from a fixed day to the beginning of a meeting."""
    return meeting.date.toordinal() * DAY + meeting.start


def ends(meeting: Meeting) -> int:
    """Minutes by the local clock from the same day to the end of a meeting."""
    return meeting.date.toordinal() * DAY + meeting.end


def overlap(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are held at the same time, if only for a minute."""
    return begins(one) < ends(other) and begins(other) < ends(one)


def in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings by beginning, then by end; ties by id."""
    return sorted(meetings, key=lambda meeting: (begins(meeting), ends(meeting), meeting.id))


def overlapping(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """Every two meetings that overlap, in order; those far apart are not looked at."""
    ordered = in_order(meetings)
    for index, one in enumerate(ordered):
        for later in range(index + 1, len(ordered)):
            other = ordered[later]
            if begins(other) >= ends(one):
                break
            yield one, other


def at_once(meetings: Iterable[Meeting]) -> Iterator[list[Meeting]]:
    """For each beginning of a meeting, all that are held then; a set within another one once."""
    ordered = [(begins(meeting), ends(meeting), meeting) for meeting in in_order(meetings)]
    found: list[frozenset[str]] = []
    for moment in dict.fromkeys(begin for begin, _, _ in ordered):
        held = [meeting for begin, end, meeting in ordered if begin <= moment < end]
        ids = frozenset(meeting.id for meeting in held)
        if not any(ids <= other for other in found):
            found.append(ids)
            yield held


def absences(conference: Conference, person: Person, meeting: Meeting) -> list[tuple[int, int]]:
    """The (start, end) minutes of a meeting's day at which a person is away while it works."""
    begin, end = conference.begins(meeting), conference.ends(meeting)
    found = []
    for away, back in person.away:
        if away < end and begin < back:
            first = max(0, (away - begin) // MINUTE)
            last = -((begin - min(back, end)) // MINUTE)
            start, until = meeting.start + first, meeting.start + last
            if conference.worked(meeting, start, until):
                found.append((start, until))
    return found


def stretches(conference: Conference, meeting: Meeting) -> list[Stretch]:
    """A meeting cut at the hours to which parts are pinned in it, and when people come or leave.

    The people are those whom items need; the step of the grid in which they come or leave does not
    count. They leave, too, at a stated hour at which another body needs them. A fixed event inside
    a meeting cuts nothing: an item goes on after it.
    """
    pinned = {
        part.pin.start
        for part in conference.parts_of(meeting.body)
        if part.pin and part.pin.start is not None and part.pin.meetings[0] == meeting.id
    }
    moves = {
        hour
        for person in conference.absent(meeting)
        for span in absences(conference, person, meeting)
        for hour in _on_grid(conference, meeting, *span)
    }
    for hour in conference.hours_elsewhere(meeting):
        moves.add(_on_grid(conference, meeting, hour, hour)[0])
    bounds = [meeting.start]
    for hour in sorted(moves | pinned):
        inside = meeting.start < hour < meeting.end
        if inside and (hour in pinned or _cuts(conference, meeting, bounds[-1], hour)):
            bounds.append(hour)
    return [
        Stretch(meeting.id, start, end, conference.worked(meeting, start, end), start in pinned)
        for start, end in pairwise([*bounds, meeting.end])
    ]


def _on_grid(conference: Conference, meeting: Meeting, start: int, end: int) -> tuple[int, int]:
    """The steps of the grid that a time touches."""
    grid = conference.grid
    first, last = (start - meeting.start) // grid, -((meeting.start - end) // grid)
    return meeting.start + first * grid, meeting.start + last * grid


def _cuts(conference: Conference, meeting: Meeting, last: int, hour: int) -> bool:
    """Whether there is time to work before an hour, from the last one on, and after it."""
    before = conference.worked(meeting, last, hour)
    return before > 0 and conference.worked(meeting, hour, meeting.end) > 0
