"""Who sits in which booth: as a roster says, or the interpreters of a pool by turns.

A booth's people serve its meetings in rotation: the seats of all its meetings, in order of time,
go round among the pool. With n people, n seats in a row go to n different people, so whoever is due
has rested longest, and nobody serves two meetings more than another. Hence a pool can serve some
meetings if, and only if, their seats number at most n in any run of meetings without the rest
between them, `a_day` × n on any day and `in_seven_days` × n in any seven days.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, timedelta
from typing import TypeVar

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty, Interpreter
from scheduler.domain.meeting_times import begins, ends, in_order
from scheduler.domain.services import Booth, Interpretation
from scheduler.domain.timetable import Timetable

Held = TypeVar("Held")


def duties(conference: Conference, timetable: Timetable) -> tuple[Duty, ...]:
    """Who serves which meeting: as the timetable says, or by rotation in each booth of a pool."""
    interpretation = conference.services.interpretation
    if timetable.duties is not None:
        return timetable.duties
    if interpretation is None or interpretation.named:
        return ()
    held = {placed.meeting for placed in timetable.placements}
    return tuple(
        Duty(f"{booth.language} {person + 1}", booth.language, meeting.id)
        for booth in interpretation.booths
        for meeting, people in rotation(booth, serviced(conference, booth.language, held))
        for person in people
    )


def of_booth(conference: Conference, language: str) -> tuple[str, ...]:
    """The names of those who may sit in a booth; those of a pool are numbered."""
    interpretation = conference.services.interpretation
    if interpretation is None or language not in interpretation.booth_by_language:
        return ()
    if interpretation.named:
        return tuple(one.name for one in interpretation.named if language in one.booths)
    people = interpretation.booth_by_language[language].people
    return tuple(f"{language} {number + 1}" for number in range(people))


def interpreters(conference: Conference) -> tuple[str, ...]:
    """The names of all interpreters, booth by booth."""
    interpretation = conference.services.interpretation
    booths = interpretation.booths if interpretation else ()
    names = (name for booth in booths for name in of_booth(conference, booth.language))
    return tuple(dict.fromkeys(names))


def everybody(interpretation: Interpretation) -> Sequence[Interpreter]:
    """All interpreters; those of a pool as people who work directly between all languages."""
    if interpretation.named:
        return interpretation.named
    every = frozenset(booth.language for booth in interpretation.booths)
    return [
        Interpreter(
            f"{booth.language} {number + 1}",
            frozenset({booth.language}),
            every,
            every,
            interpretation.a_day,
            interpretation.in_seven_days,
        )
        for booth in interpretation.booths
        for number in range(booth.people)
    ]


def serviced(
    conference: Conference, language: str, among: Iterable[str] | None = None
) -> list[Meeting]:
    """The meetings interpreted into a language in order of time; `among` names those that count."""
    named = None if among is None else frozenset(among)
    return in_order(
        meeting
        for meeting in conference.meetings
        if language in meeting.languages and (named is None or meeting.id in named)
    )


def with_served(
    interpretation: Interpretation, language: str, meetings: Iterable[Meeting]
) -> list[Meeting]:
    """Meetings of a booth and those before them that its people have served, in order of time."""
    return in_order([*(m for m in interpretation.served if language in m.languages), *meetings])


def left_of(limit: int, group: Iterable[Meeting], served: Iterable[Meeting]) -> int:
    """What is left of a limit on a group of meetings after those that have been served."""
    over = {meeting.id for meeting in served}
    return max(0, limit - sum(meeting.id in over for meeting in group))


def rotation(booth: Booth, meetings: Sequence[Held]) -> Iterator[tuple[Held, list[int]]]:
    """The people, numbered from 0, of each meeting in turn; with too few some are named twice."""
    for index, meeting in enumerate(meetings):
        first = index * booth.seats
        yield meeting, [seat % booth.people for seat in range(first, first + booth.seats)]


def needs_others(interpretation: Interpretation, earlier: Meeting, later: Meeting) -> bool:
    """Whether nobody can serve both meetings, for want of the rest between them."""
    rest = interpretation.pause if earlier.date == later.date else interpretation.night
    return ends(earlier) + rest > begins(later)


def may_serve(
    interpretation: Interpretation, person: Interpreter, own: Sequence[Meeting], meeting: Meeting
) -> bool:
    """Whether somebody may serve a meeting beside their own, by limits and rests."""
    own = [*person.served, *own]
    for one in own:
        earlier, later = in_order([one, meeting])
        if needs_others(interpretation, earlier, later):
            return False
    dates = [*(one.date for one in own), meeting.date]
    return dates.count(meeting.date) <= person.a_day and all(
        sum(0 <= (date - first).days < 7 for date in dates) <= person.in_seven_days
        for first in dates
        if 0 <= (meeting.date - first).days < 7
    )


def runs(interpretation: Interpretation, meetings: Sequence[Meeting]) -> Iterator[list[Meeting]]:
    """For each meeting, in order, itself and those before it from whose people none can serve it.

    What lies between them counts too, so that a short meeting within the hours of a longer one
    gives back its people with it.
    """
    longest = max(interpretation.pause, interpretation.night)
    last_ends = list(itertools.accumulate(map(ends, meetings), max))
    for index, meeting in enumerate(meetings):
        # Those before it have all ended so early that any rest is over.
        near = bisect_right(last_ends, begins(meeting) - longest)
        first = next(
            i
            for i, one in enumerate(meetings[near:], near)
            if needs_others(interpretation, one, meeting)
        )
        yield list(meetings[min(first, index) : index + 1])


def resting(interpretation: Interpretation, meetings: Iterable[Meeting]) -> Iterator[list[Meeting]]:
    """Sets of meetings of which nobody can serve two, for want of rest; each such pair is in one.

    Meetings of one day without a rest before a third have none between each other; across a night
    that need not be so, hence pairs.
    """
    ordered = in_order(meetings)
    for index, meeting in enumerate(ordered):
        before = [one for one in ordered[:index] if needs_others(interpretation, one, meeting)]
        yield [*(one for one in before if one.date == meeting.date), meeting]
        yield from ([one, meeting] for one in before if one.date != meeting.date)


def weeks(meetings: Iterable[Meeting]) -> Iterator[tuple[date, list[Meeting]]]:
    """Each seven days that begin with a day of meetings, and the meetings in them."""
    ordered = in_order(meetings)
    for first in dict.fromkeys(meeting.date for meeting in ordered):
        last = first + timedelta(days=6)
        yield first, [meeting for meeting in ordered if first <= meeting.date <= last]


def days(meetings: Iterable[Meeting]) -> Iterator[tuple[date, list[Meeting]]]:
    """Each day of meetings, and the meetings on it."""
    ordered = in_order(meetings)
    for day in dict.fromkeys(meeting.date for meeting in ordered):
        yield day, [meeting for meeting in ordered if meeting.date == day]


def overloads(
    interpretation: Interpretation, booth: Booth, candidates: Sequence[Meeting], held: set[str]
) -> Iterator[str]:
    """Where the rotation of a booth asks too much of somebody, in words.

    What asked too much of them in meetings that are over is not told.
    """
    over = {meeting.id for meeting in interpretation.served}
    meetings = [meeting for meeting in candidates if meeting.id in held | over]
    served: dict[int, list[Meeting]] = {}
    for meeting, people in rotation(booth, meetings):
        for person in people:
            served.setdefault(person, []).append(meeting)
    run_of = {run[-1].id: run for run in runs(interpretation, candidates)}
    name = f"the {booth.language} booth"
    short = _short_of_rest(served.values(), run_of, over)
    if short is not None:
        yield f"{name} has too few of its {booth.people} interpreters free on {short.name}"
    for own in served.values():
        for day, on_day in days(own):
            if len(on_day) > interpretation.a_day and not over.issuperset(m.id for m in on_day):
                yield (
                    f"{name}: {len(on_day)} meetings of one interpreter on {day_name(day)}, "
                    f"{interpretation.a_day} are allowed"
                )
                return
        for first, in_week in weeks(own):
            if len(in_week) > interpretation.in_seven_days and not over.issuperset(
                m.id for m in in_week
            ):
                yield (
                    f"{name}: {len(in_week)} meetings of one interpreter in the seven days from "
                    f"{day_name(first)}, {interpretation.in_seven_days} are allowed"
                )
                return


def _short_of_rest(
    served: Iterable[list[Meeting]], run_of: dict[str, list[Meeting]], over: Set[str]
) -> Meeting | None:
    """The first meeting for which somebody is due who is not free."""
    found = [
        after
        for own in served
        for before, after in itertools.pairwise(own)
        if before in run_of[after.id] and after.id not in over
    ]
    return min(found, key=begins, default=None)
