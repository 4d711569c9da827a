"""When people are away, or available only, each by the clock of their own zone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.readers.faults import Faults, WrongValueError
from scheduler.readers.schema import PersonEntry
from scheduler.readers.when import read_hours
from scheduler.readers.yaml_source import Place

# Hours in which who takes part from afar can be heard, by their own clock; our own starting value.
WAKING = "daily 7:00–22:00"
WAKING_HOURS_ASSUMED = (
    "Whoever takes part from afar is heard from 7 a.m. to 10 p.m. where they are."
)
CONVENIENT = "daily 8:00–20:00"
CONVENIENT_ASSUMED = (
    "Hours from 8 a.m. to 8 p.m. suit whoever takes part from afar, where they are."
)

_DAY, _CLOCK = r"(\d{4}-\d{2}-\d{2})", r"(\d{1,2})[:.](\d{2})"
_TIME = re.compile(rf"{_DAY}(?: {_CLOCK} ?[–-] ?(?:{_DAY} )?{_CLOCK}| ?(?:–|to) ?{_DAY})?")
_RIGHT = "Write “2019-09-12”, “2019-09-12 10:00–13:00” or “2019-09-12 22:00–2019-09-13 01:00”."

# Stands for the days of a conference of which no meeting can be read, which is a fault of its own.
SOME_DAY = date(2000, 1, 1)

Span = tuple[datetime, datetime]


class Presence(Protocol):
    """What a file says of when somebody is there."""

    @property
    def zone(self) -> str:
        """IANA time zone of the times; empty for that of the conference."""

    @property
    def away(self) -> tuple[str, ...]:
        """Times of absence."""

    @property
    def available(self) -> tuple[str, ...]:
        """The only times of presence; any where there are none."""

    @property
    def remote(self) -> bool:
        """Whether they take part from their own zone."""


def read_away(
    entry: Presence, usual_zone: str, days: tuple[date, date], place: Place, faults: Faults
) -> tuple[Span, ...]:
    """All times of a conference from the first to the last day at which somebody is not there."""
    zone = read_zone(entry.zone or usual_zone, place, faults)
    found = list(_spans(entry.away, zone, days, (*place, "away"), faults))
    windows = entry.available or ((WAKING,) if entry.remote else ())
    if windows:
        there = sorted(_spans(windows, zone, days, (*place, "available"), faults))
        found += _gaps(there, zone, days)
    return tuple(sorted(found))


def read_unwelcome(
    entry: PersonEntry, usual_zone: str, days: tuple[date, date], place: Place, faults: Faults
) -> tuple[Span, ...]:
    """The times that do not suit somebody; of who takes part from afar, all but the usual hours."""
    zone = read_zone(entry.zone or usual_zone, place, faults)
    if entry.remote and not entry.rather_not:
        return tuple(_gaps(sorted(_spans((CONVENIENT,), zone, days, place, faults)), zone, days))
    return tuple(sorted(_spans(entry.rather_not, zone, days, (*place, "rather_not"), faults)))


def read_zone(name: str, place: Place, faults: Faults) -> ZoneInfo:
    """A zone by its IANA name; notes a fault if there is none such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = "Write a name such as America/Lima."
        faults.add((*place, "zone"), f"“{name}” is not an IANA time zone.", hint)
        return ZoneInfo("UTC")


def _spans(
    written: Sequence[str], zone: ZoneInfo, days: tuple[date, date], place: Place, faults: Faults
) -> Iterator[Span]:
    for index, text in enumerate(written):
        try:
            if text.startswith("daily "):
                yield from _daily(text, zone, days)
            else:
                yield read_absence(text, zone)
        except WrongValueError as error:
            faults.add((*place, index), error.message, error.hint)


def _daily(text: str, zone: ZoneInfo, days: tuple[date, date]) -> Iterator[Span]:
    """`daily 8:00–20:00` on each day of the conference, and the days around it elsewhere."""
    hours = read_hours(text.removeprefix("daily "))
    if hours.start is None or hours.end is None:
        raise WrongValueError(
            f"“{text}” does not say from when to when.", "Write daily 8:00–20:00."
        )
    for day in _around(days):
        midnight = datetime.combine(day, time())
        begin, end = (midnight + timedelta(minutes=minute) for minute in (hours.start, hours.end))
        yield begin.replace(tzinfo=zone), end.replace(tzinfo=zone)


def _around(days: tuple[date, date]) -> Iterator[date]:
    """The days of the conference, the one before, and those on which it might be prolonged."""
    first, last = days
    yield from (first + timedelta(days=step) for step in range(-1, (last - first).days + 15))


def _gaps(there: Sequence[Span], zone: ZoneInfo, days: tuple[date, date]) -> Iterator[Span]:
    """The times of the conference outside some times, which are in order of their beginnings."""
    *_, after = _around(days)
    until = datetime.combine(days[0] - timedelta(days=1), time(), zone)
    for begin, end in there:
        if begin > until:
            yield until, begin
        until = max(until, end)
    end = datetime.combine(after + timedelta(days=1), time(), zone)
    if until < end:
        yield until, end


def read_absence(text: str, zone: ZoneInfo) -> Span:
    """A day, days, or hours of one, as (begin, end) in a zone; raises WrongValueError."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        raise WrongValueError(f"“{text}” is neither a day nor hours of one.", _RIGHT)
    first, hour, minute, other, until, past, last = match.groups()
    try:
        day = date.fromisoformat(first)
        if hour is None:
            begin, end = (
                _at(day, "0", "0", zone),
                _at(date.fromisoformat(last or first), "24", "0", zone),
            )
        else:
            begin = _at(day, hour, minute, zone)
            end = _at(date.fromisoformat(other or first), until, past, zone)
    except ValueError as error:
        raise WrongValueError(f"“{text}” has a day or hour that does not exist.", _RIGHT) from error
    if end <= begin:
        raise WrongValueError(f"“{text}” ends before it begins.", _RIGHT)
    return begin, end


def _at(day: date, hour: str, minute: str, zone: ZoneInfo) -> datetime:
    if (int(hour), int(minute)) == (24, 0):
        day, hour = day + timedelta(days=1), "0"
    return datetime.combine(day, time(int(hour), int(minute)), zone)


def written_absence(begin: datetime, end: datetime) -> str:
    """The same as a file has it; both are in one zone and on whole minutes."""
    if (begin.time(), end.time()) == (time(), time()):
        last = end.date() - timedelta(days=1)
        return f"{begin:%Y-%m-%d}" + ("" if last == begin.date() else f" to {last:%Y-%m-%d}")
    day = "" if begin.date() == end.date() else f"{end:%Y-%m-%d} "
    return f"{begin:%Y-%m-%d %H:%M}–{day}{end:%H:%M}"
