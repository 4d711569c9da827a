"""VTIMEZONE of an IANA zone, with the rules that the zone itself has.

All years that calendars may need are in it, and always the same ones: programs and servers that
keep what they know of a zone by its name keep the first they see, whatever the year of its file. A
change of the clocks that comes back each year is a yearly rule; one that does not (Ramadan in
Morocco, a zone that has just changed) stands alone.
"""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

# From our oldest published conference on, to the year in which clocks of 32 bits run out.
_FIRST, _LAST = 1999, 2037
_STEP = timedelta(days=7)  # no zone has changed twice within it in these years
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """Another offset holds from an instant; `wall` is the clock before it (RFC 5545, 3.6.5)."""

    at: datetime
    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    @property
    def kind(self) -> tuple[object, ...]:
        """What changes of one yearly rule have in common, besides the day."""
        wall = self.wall
        return (
            *(self.before, self.after, self.name, self.is_summer),
            *(wall.month, wall.weekday(), wall.time()),
        )


def timezone(name: str, first: int, last: int) -> "Timezone":
    """The zone, from the beginning of the year `first` to the end of the year `last` at least."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    component = Timezone()
    component.add("TZID", name)
    for changes in _rules(name, min(first, _FIRST), max(last, _LAST)):
        one = changes[0]
        observance = TimezoneDaylight() if one.is_summer else TimezoneStandard()
        observance.add("DTSTART", one.wall)
        if len(changes) > 1:
            observance.add("RRULE", vRecur({**_day(changes), **_until(changes[-1])}))
        observance.add("TZOFFSETFROM", one.before)
        observance.add("TZOFFSETTO", one.after)
        observance.add("TZNAME", one.name)
        component.add_component(observance)
    return component


@lru_cache(maxsize=64)
def _rules(name: str, first: int, last: int) -> tuple[tuple[_Change, ...], ...]:
    """The changes of the clocks; those that one yearly rule gives are together."""
    kinds: dict[tuple[object, ...], list[list[_Change]]] = {}
    for change in _changes(ZoneInfo(name), first, last):
        runs = kinds.setdefault(change.kind, [])
        if runs and _is_yearly([*runs[-1], change]):
            runs[-1].append(change)
        else:
            runs.append([change])
    found = (tuple(run) for runs in kinds.values() for run in runs)
    return tuple(sorted(found, key=lambda run: run[0].at))


def _is_yearly(changes: Sequence[_Change]) -> bool:
    years = [change.wall.year for change in changes]
    return years == list(range(years[0], years[0] + len(years))) and bool(_day(changes))


def _day(changes: Sequence[_Change]) -> dict[str, object]:
    """The yearly rule that gives all these days, of one month and weekday; none: empty."""
    month, weekday = changes[0].wall.month, _DAYS[changes[0].wall.weekday()]
    rule: dict[str, object] = {"FREQ": "YEARLY", "BYMONTH": month}
    days = [change.wall.day for change in changes]
    lengths = [calendar.monthrange(change.wall.year, month)[1] for change in changes]
    if all(day + 7 > length for day, length in zip(days, lengths, strict=True)):
        return rule | {"BYDAY": f"-1{weekday}"}
    weeks = {(day - 1) // 7 + 1 for day in days}
    if len(weeks) == 1:
        return rule | {"BYDAY": f"{weeks.pop()}{weekday}"}
    first = max(1, max(days) - 6)
    if min(days) >= first:
        return rule | {"BYMONTHDAY": list(range(first, first + 7)), "BYDAY": weekday}
    return {}


def _until(last: _Change) -> dict[str, object]:
    """The end of a rule that does not go on: a day late, for who takes its UTC for a wall clock."""
    return {} if last.wall.year >= _LAST else {"UNTIL": last.at + timedelta(days=1)}


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[_Change]:
    """The offset at the beginning, as if it began then, and each change of it."""
    begin = datetime(first, 1, 1, tzinfo=UTC) - timedelta(days=1)
    end = datetime(last + 1, 1, 1, tzinfo=UTC) + timedelta(days=1)
    before = _offset(zone, begin)
    for at in (begin, *_onsets(zone, begin, end)):
        local = at.astimezone(zone)
        after = _offset(zone, at)
        wall = (at + before).replace(tzinfo=None)
        yield _Change(at, wall, before, after, local.tzname() or zone.key, bool(local.dst()))
        before = after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _onsets(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants from which another offset holds."""
    at, here = begin, _offset(zone, begin)
    while at < end:
        after = at + _STEP
        there = _offset(zone, after)
        if here != there:
            yield _first_with(zone, at, after)
        at, here = after, there


def _first_with(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second of the offset that holds at `after`."""
    new = _offset(zone, after)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if _offset(zone, middle) == new:
            after = middle
        else:
            before = middle
    return after
