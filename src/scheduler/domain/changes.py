"""What differs between two timetables, item by item, in sentences for a journal.

The two may be of one conference or of two variants of it: items are the same by their ids, meetings
by body, day and half-day.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from scheduler.domain.clock import WEEKDAYS, HalfDay, clock, day_name
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable, in_time_order


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A half-day of a body."""

    date: date
    half_day: HalfDay
    body: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Where and how long an item is taken: its spots in order of time, first minute, minutes."""

    spots: tuple[Spot, ...]
    starts: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Change:
    """What is different for one item; `before` or `after` is None where only one has it.

    `is_move` tells that it is in other half-days; else only hours or minutes within them differ.
    """

    part: str
    name: str
    before: Taken | None
    after: Taken | None
    sentence: str

    @property
    def body(self) -> str:
        """The body that takes the item."""
        where = self.after or self.before
        return where.spots[0].body if where else ""

    @property
    def is_move(self) -> bool:
        """Whether the item is in other half-days than before."""
        if self.before is None or self.after is None:
            return True
        return self.before.spots != self.after.spots


Planned = tuple[Conference, Timetable]


def taken(planned: Planned) -> dict[str, Taken]:
    """Where each part is taken, in the order of the agenda."""
    conference, timetable = planned
    found: dict[str, Taken] = {}
    ordered = in_time_order(conference, timetable.placements)
    for part in conference.parts:
        own = [placed for placed in ordered if placed.part == part.id]
        if not own:
            continue
        meetings = [conference.meeting_by_id[placed.meeting] for placed in own]
        spots = [Spot(meeting.date, meeting.half_day, part.body) for meeting in meetings]
        pairs = zip(meetings, own, strict=True)
        minutes = sum(conference.worked(meeting, p.start, p.end) for meeting, p in pairs)
        found[part.id] = Taken(tuple(dict.fromkeys(spots)), own[0].start, minutes)
    return found


def changes(before: Planned, after: Planned, over: Set[str] = frozenset()) -> tuple[Change, ...]:
    """What differs for each item, in the order of the agenda; items that were dropped come last.

    Of parts that are `over` it is said what has been.
    """
    old, new = taken(before), taken(after)
    names = {
        part.id: part.name for conference in (before[0], after[0]) for part in conference.parts
    }
    spots = [spot for one in (*old.values(), *new.values()) for spot in one.spots]
    say = _Say(with_dates([spot.date for spot in spots]))
    found = []
    for part in dict.fromkeys((*new, *old)):
        was, now = old.get(part), new.get(part)
        if was != now:
            name = names[part][0].upper() + names[part][1:]
            verbs = _verbs(name, part in over)
            found.append(Change(part, names[part], was, now, _sentence(name, was, now, say, verbs)))
    return tuple(found)


def spot_name(spot: Spot, with_date: bool) -> str:
    """`Friday afternoon`, or `Friday 13 September, afternoon`."""
    if with_date:
        return f"{day_name(spot.date)}, {spot.half_day}"
    return f"{WEEKDAYS[spot.date.weekday()]} {spot.half_day}"


def with_dates(days: Sequence[date]) -> bool:
    """Whether weekdays alone do not tell these days apart."""
    return bool(days) and (max(days) - min(days)).days >= len(WEEKDAYS)


class _Say:
    """Calls a half-day `Friday afternoon`, or with its date where the days span weeks."""

    def __init__(self, with_date: bool) -> None:
        self._with_date = with_date

    def spots(self, spots: Sequence[Spot]) -> str:
        names = [spot_name(spot, self._with_date) for spot in spots]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


@dataclass(frozen=True, slots=True)
class _Verbs:
    """What is said of one item or of several taken jointly, and of what is to come or has been."""

    are: str
    move: str
    get: str
    begin: str
    no_longer: str = "no longer"


def _verbs(name: str, is_over: bool) -> _Verbs:
    if name.startswith("Items "):
        if is_over:
            return _Verbs("were", "moved", "got", "began", "not")
        return _Verbs("are", "move", "get", "begin")
    if is_over:
        return _Verbs("was", "moved", "got", "began", "not")
    return _Verbs("is", "moves", "gets", "begins")


def _sentence(name: str, was: Taken | None, now: Taken | None, say: _Say, verbs: _Verbs) -> str:
    if was is None:
        return f"{name} {verbs.are} new, on {say.spots(now.spots)}." if now else ""
    if now is None:
        return (
            f"{name} {verbs.are} no longer taken up; "
            f"{'were' if name.startswith('Items ') else 'was'} on {say.spots(was.spots)}."
        )
    return f"{name} {', and '.join(_moves(verbs, was, now, say))}."


def _moves(verbs: _Verbs, was: Taken, now: Taken, say: _Say) -> Iterator[str]:
    left = [spot for spot in was.spots if spot not in now.spots]
    come = [spot for spot in now.spots if spot not in was.spots]
    if left and come:
        yield f"{verbs.move} from {say.spots(left)} to {say.spots(come)}"
    elif come:
        yield f"{verbs.are} also taken on {say.spots(come)}"
    elif left:
        yield f"{verbs.are} {verbs.no_longer} taken on {say.spots(left)}"
    elif was.starts != now.starts:
        yield f"{verbs.begin} at {clock(now.starts)}, not at {clock(was.starts)}"
    if was.minutes != now.minutes:
        yield f"{verbs.get} {now.minutes} minutes, not {was.minutes}"
