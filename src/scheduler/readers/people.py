"""The people whom items need, and when they are away, each by the clock of their own zone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.readers.agenda import plain
from scheduler.readers.faults import Faults, WrongValueError, closest
from scheduler.readers.schema import PersonEntry
from scheduler.readers.yaml_source import Place

_DAY, _CLOCK = r"(\d{4}-\d{2}-\d{2})", r"(\d{1,2})[:.](\d{2})"
_AWAY = re.compile(rf"{_DAY}(?: {_CLOCK} ?[–-] ?(?:{_DAY} )?{_CLOCK}| ?(?:–|to) ?{_DAY})?")
_RIGHT = "Write “2019-09-12”, “2019-09-12 10:00–13:00” or “2019-09-12 22:00–2019-09-13 01:00”."


def with_people(
    conference: Conference, entries: Sequence[PersonEntry], faults: Faults
) -> Conference:
    """The conference with the people of its file; raises InputFaults with what is wrong."""
    found = []
    for index, entry in enumerate(entries):
        place: Place = ("people", index)
        zone = _zone(entry.zone or conference.zone, place, faults)
        away = tuple(sorted(_absences(entry.away, zone, (*place, "away"), faults)))
        parts = tuple(dict.fromkeys(_parts(conference, entry, place, faults)))
        where = faults.source.where(place)
        found.append(Person(entry.name, entry.role, parts, away, where))
    _refuse_doubles(found, faults)
    faults.check()
    return replace(conference, people=tuple(found))


def _refuse_doubles(found: Sequence[Person], faults: Faults) -> None:
    names: set[str] = set()
    for index, person in enumerate(found):
        if plain(person.name) in names:
            faults.add(("people", index), f"“{person.name}” is there twice.", "Make one of both.")
        names.add(plain(person.name))


def _zone(name: str, place: Place, faults: Faults) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = "Write a name such as America/Lima."
        faults.add((*place, "zone"), f"“{name}” is not an IANA time zone.", hint)
        return ZoneInfo("UTC")


def _parts(
    conference: Conference, entry: PersonEntry, place: Place, faults: Faults
) -> Iterator[str]:
    """The parts of the items named; all parts where none is named."""
    if not entry.items:
        yield from (part.id for part in conference.parts)
    for index, text in enumerate(entry.items):
        keys = set(_keys(conference, text))
        parts = [part.id for part in conference.parts if keys & set(part.items)]
        parts = [p.id for p in conference.parts if plain(p.id) == plain(text)] or parts
        if not parts:
            known = [item.number or item.title for item in conference.items]
            message = f"There is no item “{text}” on the agenda that is taken up."
            faults.add((*place, "items", index), message, closest(text, known))
        yield from parts


def _keys(conference: Conference, text: str) -> Iterator[str]:
    """The items that a number, title or key names, and those under them."""
    under: set[str] = set()
    for item in conference.items:
        if plain(text) in map(plain, (item.key, item.number, item.title)) or item.parent in under:
            under.add(item.key)
            yield item.key


def _absences(
    written: Sequence[str], zone: ZoneInfo, place: Place, faults: Faults
) -> Iterator[tuple[datetime, datetime]]:
    for index, text in enumerate(written):
        try:
            yield read_absence(text, zone)
        except WrongValueError as error:
            faults.add((*place, index), error.message, error.hint)


def read_absence(text: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """A day, days, or hours of one, as (begin, end) in a zone; raises WrongValueError."""
    match = _AWAY.fullmatch(text.strip())
    if not match:
        raise WrongValueError(f"“{text}” is not a time at which somebody is away.", _RIGHT)
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
