"""VTIMEZONE of an IANA zone for the years that a calendar needs.

One observance for each change of offset in these years, found in the zone itself: so the rules are
right also where no yearly rule holds (Ramadan in Morocco, a zone that has just changed).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

_STEP = timedelta(hours=12)  # no zone has changed twice within a day


def timezone(name: str, first: int, last: int) -> "Timezone":
    """The zone from the beginning of the year `first` to the end of the year `last`."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = ZoneInfo(name)
    component = Timezone()
    component.add("TZID", name)
    begin = datetime(first, 1, 1, tzinfo=UTC) - timedelta(days=1)
    end = datetime(last + 1, 1, 1, tzinfo=UTC) + timedelta(days=1)
    before = _offset(zone, begin)
    for onset in (begin, *_changes(zone, begin, end)):
        local = onset.astimezone(zone)
        observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
        # The wall clock before the change, RFC 5545 3.6.5.
        observance.add("DTSTART", (onset + before).replace(tzinfo=None))
        observance.add("TZOFFSETFROM", before)
        before = _offset(zone, onset)
        observance.add("TZOFFSETTO", before)
        observance.add("TZNAME", local.tzname() or name)
        component.add_component(observance)
    return component


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants from which another offset holds."""
    at = begin
    while at < end:
        after = at + _STEP
        if _offset(zone, at) != _offset(zone, after):
            yield _first_with(zone, at, after)
        at = after


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
