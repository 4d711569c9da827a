"""When meetings of different bodies overlap or follow one another, and what hours cut them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from scheduler.domain.clock import DAY
from scheduler.domain.conference import Conference, Meeting, Stretch


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


def stretches(conference: Conference, meeting: Meeting) -> list[Stretch]:
    """A meeting cut at the hours to which parts are pinned in it.

    A fixed event inside a meeting cuts nothing: an item goes on after it.
    """
    hours = {
        part.pin.start
        for part in conference.parts_of(meeting.body)
        if part.pin and part.pin.start is not None and part.pin.meetings[0] == meeting.id
    }
    inside = sorted(hour for hour in hours if meeting.start < hour < meeting.end)
    bounds = [meeting.start, *inside, meeting.end]
    return [
        Stretch(meeting.id, start, end, conference.worked(meeting, start, end), start in hours)
        for start, end in pairwise(bounds)
    ]
