"""Which speaker on the list of an item is heard in which of its meetings.

The list is kept to as far as can be. Where a speaker is not there when their turn would come, or a
speech does not fit in what is left of a meeting, others are heard before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.agenda import Part, Speaker
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable, in_time_order


@dataclass(frozen=True, slots=True)
class Hearing:
    """The speakers of a part that are heard in one meeting, in their order, by their names."""

    part: str
    meeting: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A speaker who is called up: as which of all on the list, and at what minute of the day."""

    number: int
    speaker: Speaker
    start: int


@dataclass(frozen=True, slots=True)
class _Time:
    """The working minutes that a part has in a meeting, and who of its list is there then."""

    meeting: str
    minutes: int
    there: frozenset[int]


def hearings(
    conference: Conference, timetable: Timetable, part: Part
) -> tuple[Hearing, ...] | None:
    """Who is heard when, in order of time; None where not all can be, each in one piece."""
    times = _times(conference, timetable, part)
    lengths = [speaker.minutes for speaker in part.speakers]
    chosen = _in_order(lengths, times) or _in_any_order(lengths, times)
    if chosen is None:
        return None
    found = []
    for index, time in enumerate(times):
        names = tuple(s.name for s, at in zip(part.speakers, chosen, strict=True) if at == index)
        found += [Hearing(part.id, time.meeting, names)] if names else []
    return tuple(found)


def calls(conference: Conference, timetable: Timetable, part: Part) -> Mapping[str, list[Call]]:
    """Who is called up in which meeting, in order, by the meetings' ids; none where not all can be.

    Each speech is taken to begin as soon as those before it in the meeting are over.
    """
    found: dict[str, list[Call]] = {}
    by_name = {speaker.name: speaker for speaker in part.speakers}
    number = 0
    for heard in hearings(conference, timetable, part) or ():
        meeting = conference.meeting_by_id[heard.meeting]
        spans = list(_spans(conference, timetable, part, meeting))
        spoken = 0
        for name in heard.speakers:
            number += 1
            call = Call(number, by_name[name], _minute(spans, spoken))
            found.setdefault(heard.meeting, []).append(call)
            spoken += by_name[name].minutes
    return found


def _spans(
    conference: Conference, timetable: Timetable, part: Part, meeting: Meeting
) -> Iterator[tuple[int, int]]:
    """From when to when a part is worked on in a meeting, in order."""
    placed = [p for p in timetable.of_part(part.id) if p.meeting == meeting.id]
    for one in sorted(placed, key=lambda p: p.start):
        start = max(one.start, meeting.start)
        for begins, ends in sorted(conference.breaks_in(meeting)):
            if start < ends and begins < one.end:
                yield start, max(start, begins)
                start = ends
        yield start, max(start, min(one.end, meeting.end))


def _minute(spans: Sequence[tuple[int, int]], worked: int) -> int:
    """The minute of the day after so many minutes of work."""
    for start, end in spans:
        if worked < end - start:
            return start + worked
        worked -= end - start
    return spans[-1][1]


def _times(conference: Conference, timetable: Timetable, part: Part) -> list[_Time]:
    minutes: dict[str, int] = {}
    for placed in in_time_order(conference, timetable.of_part(part.id)):
        meeting = conference.meeting_by_id[placed.meeting]
        worked = conference.worked(meeting, placed.start, placed.end)
        minutes[placed.meeting] = minutes.get(placed.meeting, 0) + worked
    found = []
    for key, count in minutes.items():
        meeting = conference.meeting_by_id[key]
        begins, ends = conference.begins(meeting), conference.ends(meeting)
        there = [i for i, one in enumerate(part.speakers) if one.is_there(begins, ends)]
        found.append(_Time(key, count, frozenset(there)))
    return found


def _in_order(lengths: Sequence[int], times: Sequence[_Time]) -> list[int] | None:
    """The number of the time of each speech, strictly by the list."""
    at, left, chosen = 0, [time.minutes for time in times], list[int]()
    for index, length in enumerate(lengths):
        while at < len(times) and (left[at] < length or index not in times[at].there):
            at += 1
        if at == len(times):
            return None
        left[at] -= length
        chosen.append(at)
    return chosen


def _in_any_order(lengths: Sequence[int], times: Sequence[_Time]) -> list[int] | None:
    """The same in any order: who has the fewest times first, then the longest; tries all ways."""
    fits = [
        [at for at, time in enumerate(times) if index in time.there and length <= time.minutes]
        for index, length in enumerate(lengths)
    ]
    order = sorted(range(len(lengths)), key=lambda i: (len(fits[i]), -lengths[i], fits[i]))
    left = [time.minutes for time in times]
    choices: list[int] = []
    hopeless: set[tuple[int, ...]] = set()
    # For each speaker placed so far, the times still to be tried.
    untried = [list(reversed(fits[order[0]]))] if order else []
    while untried:
        if len(choices) == len(untried):
            left[choices[-1]] += lengths[order[len(choices) - 1]]
            choices.pop()
        step = len(choices)
        length, to_try = lengths[order[step]], untried[-1]
        while to_try and left[to_try[-1]] < length:
            to_try.pop()
        if not to_try or (step, *left) in hopeless:
            hopeless.add((step, *left))
            untried.pop()
            continue
        at = to_try.pop()
        left[at] -= length
        choices.append(at)
        if len(choices) == len(order):
            return [choices[order.index(i)] for i in range(len(order))]
        following = order[len(choices)]
        same = lengths[following] == length and fits[following] == fits[order[step]]
        # Of two speakers who are alike, the first on the list is heard first.
        untried.append([t for t in reversed(fits[following]) if not same or t >= at])
    return [] if not order else None
