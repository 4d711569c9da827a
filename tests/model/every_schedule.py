"""Brute force: every schedule of a tiny conference, and what the verifier says of it.

A schedule gives each step of the grid in each meeting to one part or to none. Neighbouring steps of
one part are one placement, also across a fixed event. Left out early are only schedules with a
violation that no further placement can heal: such a violation stays, whatever follows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, product

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Placement, Status, Timetable, in_time_order
from scheduler.rules import HARD, SOFT
from scheduler.rules.base import HardRule

# What these find stays true when placements are added in later meetings.
_IN_ONE_MEETING = ("languages", "document-readiness", "continuity", "order", "opening-and-closing")
_IN_ALL = ("order", "opening-and-closing")


@dataclass(frozen=True, slots=True)
class Priced:
    """An accepted schedule and the amount that each soft rule charges for it."""

    placements: tuple[Placement, ...]
    amounts: tuple[int, ...]


def optimum(conference: Conference) -> int | None:
    """The least cost that any accepted schedule has; None where the verifier accepts none."""
    best = cheapest(conference)
    return None if best is None else _price(conference, best)


def cheapest(conference: Conference) -> Priced | None:
    """An accepted schedule of least cost."""
    found = schedules(conference)
    return min(found, key=lambda one: _price(conference, one), default=None)


def schedules(conference: Conference) -> tuple[Priced, ...]:
    """Every accepted schedule, whatever the weights; one for each vector of amounts."""
    # The weight of 1 makes a rule count that counts nothing where it is off.
    return _accepted(replace(conference, weights=(("free-half-day-before-report", 1),)))


@lru_cache(maxsize=256)
def _accepted(conference: Conference) -> tuple[Priced, ...]:
    found: dict[tuple[int, ...], Priced] = {}
    for placements in every_schedule(conference):
        timetable = Timetable(placements, Status.GIVEN)
        if _is_accepted(conference, timetable, HARD):
            amounts = tuple(rule.cost(conference, timetable).amount for rule in SOFT)
            found.setdefault(amounts, Priced(placements, amounts))
    return tuple(found.values())


def every_schedule(conference: Conference) -> Iterator[tuple[Placement, ...]]:
    """Every schedule, but for those that a meeting, or several, make hopeless early."""
    yield from _continue(conference, conference.meetings, ())


def _continue(
    conference: Conference, meetings: tuple[Meeting, ...], before: tuple[Placement, ...]
) -> Iterator[tuple[Placement, ...]]:
    if not meetings:
        needed = {part.id for part in conference.parts if not part.if_possible}
        if needed <= {placed.part for placed in before}:
            yield in_time_order(conference, before)
        return
    rules = [rule for rule in HARD if rule.id in _IN_ALL]
    for held in fillings(conference, meetings[0]):
        placements = (*before, *held)
        if not held or _is_accepted(conference, Timetable(placements, Status.GIVEN), rules):
            yield from _continue(conference, meetings[1:], placements)


@lru_cache(maxsize=256)
def fillings(conference: Conference, meeting: Meeting) -> tuple[tuple[Placement, ...], ...]:
    """Every way to give out the steps of a meeting."""
    steps = [
        minute
        for minute in range(meeting.start, meeting.end, conference.grid)
        if not any(start <= minute < end for start, end in conference.breaks_in(meeting))
    ]
    own = conference.parts_of(meeting.body)
    parts = [None, *(p.id for p in own if p.within is None or meeting.id in p.within)]
    rules = [rule for rule in HARD if rule.id in _IN_ONE_MEETING]
    found = []
    for labels in product(parts, repeat=len(steps)):
        held = _placements(meeting, steps, labels, conference.grid)
        if _is_accepted(conference, Timetable(held, Status.GIVEN), rules):
            found.append(held)
    return tuple(found)


def _placements(
    meeting: Meeting, steps: list[int], labels: tuple[str | None, ...], grid: int
) -> tuple[Placement, ...]:
    held = []
    for part, group in groupby(zip(labels, steps, strict=True), key=lambda pair: pair[0]):
        own = [minute for _, minute in group]
        if part is not None:
            held.append(Placement(part, meeting.id, own[0], own[-1] + grid))
    return tuple(held)


def _is_accepted(conference: Conference, timetable: Timetable, rules: Iterable[HardRule]) -> bool:
    return not any(True for rule in rules for _ in rule.check(conference, timetable))


def _price(conference: Conference, one: Priced) -> int:
    pairs = zip(SOFT, one.amounts, strict=True)
    return sum(rule.weight_in(conference) * amount for rule, amount in pairs)
