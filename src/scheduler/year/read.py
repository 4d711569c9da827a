"""Reads year files: YAML text in, a checked `Year` out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from scheduler.domain.clock import DAY, HalfDay
from scheduler.domain.conference import Body, Precedence
from scheduler.domain.counting import counted
from scheduler.domain.ordering import cycle
from scheduler.domain.services import Interpretation, Room
from scheduler.errors import InputFaults
from scheduler.readers.body_names import BodyNames
from scheduler.readers.check_file import checked, without_blanks
from scheduler.readers.faults import Faults, WrongValueError, closest
from scheduler.readers.interpreters import assumptions_of, read_interpretation
from scheduler.readers.values import language_name, slug
from scheduler.readers.when import day_of, read_points
from scheduler.readers.yaml_source import Place, Source, read_source
from scheduler.readers.zones import zone_of
from scheduler.year.domain import HALVES, Session, Year
from scheduler.year.file_format import SessionEntry, YearBodyEntry, YearFile
from scheduler.year.rules import SOFT

_SATURDAY = 5
_USUAL = ((600, 780), (900, 1080))
# Values without which the rest of the file can still be read and checked.
_HARMLESS = {
    "closed", "hours", "weights", "short", "languages", "seats", "not_with", "wished", "begins",
    "after", "straight_after",
}  # fmt: skip
_NAMES = {"year", "body", "session"}


class _Told(NamedTuple):
    """A session as the file has it, with its body and its place in the file."""

    entry: SessionEntry
    body: YearBodyEntry
    place: Place


def read_year(path: Path) -> Year:
    """Read a year file; raises `InputFaults` with every fault found, each with its line."""
    return year_from(read_source(path))


def year_from(source: Source) -> Year:
    """The year of a file's contents; raises `InputFaults` with all that is wrong in it."""
    faults = Faults(source)
    file = _checked(source, faults)
    notices: list[str] = []
    told = list(_told(file))
    zone = zone_of(file.zone, file.place, faults, notices)
    days = tuple(_days(*file.dates, closed=frozenset(file.closed)))
    notices += _outside(file)
    year = Year(
        title=file.year,
        zone=zone,
        days=days,
        bodies=tuple(_bodies(file, faults)),
        sessions=tuple(_session(one, days, faults) for one in told),
        rooms=tuple(Room(room.name, room.seats, room.booths) for room in file.rooms),
        interpretation=_interpretation(file, zone, told, faults),
        hours=_hours(file, faults),
        weights=tuple(sorted(file.weights.items())),
        notices=(*notices, *(assumptions_of(file.interpreters) if file.interpreters else ())),
        id=slug(file.year),
        place=file.place,
    )
    known = [rule.id for rule in SOFT]
    for name in file.weights:
        if name not in known:
            faults.add(("weights", name), f"There is no soft rule “{name}”.", closest(name, known))
    if not told:
        hint = "Begin each body with “- body: …”, and its sessions with “- session: …”."
        faults.add(("bodies",), "The year has no sessions.", hint)
    _check_names(told, faults)
    _check_rooms(year.rooms, faults)
    places = {one.entry.session: one.place for one in told}
    for session in year.sessions:
        _check(year, session, places[session.id], faults)
    _refuse_circle(year.sessions, places, faults)
    _check_hours(year, faults)
    faults.check()
    return year


def _checked(source: Source, faults: Faults) -> YearFile:
    """The contents by their types; where these cannot be told, the zone is checked all the same."""
    data = without_blanks(source.data)
    # A session without dates or meetings has one meeting somewhere, for what others say of it.
    instead = {"meetings": "1", "between": data.get("dates"), "rooms": [], "interpreters": None}
    try:
        return checked(data, YearFile, _HARMLESS, faults, instead, _NAMES)
    except InputFaults:
        zone, place = data.get("zone", ""), data.get("place", "")
        if isinstance(zone, str) and isinstance(place, str):
            zone_of(zone, place, faults, [])
        faults.check()
        raise


def _told(file: YearFile) -> Iterator[_Told]:
    for number, body in enumerate(file.bodies):
        for index, entry in enumerate(body.sessions):
            yield _Told(entry, body, ("bodies", number, "sessions", index))


def _days(first: date, last: date, closed: frozenset[date]) -> Iterator[date]:
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.weekday() < _SATURDAY and day not in closed:
            yield day


def _outside(file: YearFile) -> Iterator[str]:
    """Days on which the house is closed that are no days of the year: perhaps a slip."""
    first, last = file.dates
    if outside := [day for day in file.closed if not first <= day <= last]:
        days = ", ".join(f"{day:%Y-%m-%d}" for day in outside)
        yield f"“closed” has days outside the dates, which change nothing: {days}."


def _bodies(file: YearFile, faults: Faults) -> Iterator[Body]:
    found = [Body(one.short or one.body, one.body, seats=one.seats) for one in file.bodies]
    names, known = BodyNames(found), [body.id for body in found]
    for index, (entry, body) in enumerate(zip(file.bodies, found, strict=True)):
        place = ("bodies", index)
        if body.id in known[:index]:
            faults.add((*place, "body"), f"There are two bodies “{body.id}”.", "Rename one.")
        not_with = tuple(map(names.id_of, entry.not_with))
        for other in not_with:
            if other not in known:
                faults.add((*place, "not_with"), f"There is no body “{other}”.",
                           closest(other, known))  # fmt: skip
            elif other == body.id:
                message = f"{other} holds one meeting at a time anyhow."
                faults.add((*place, "not_with"), message, "Name the other body.")
        yield replace(body, not_with=not_with)


def _languages(told: _Told) -> tuple[str, ...]:
    own = told.entry.languages
    return told.body.languages if own is None else own


def _session(told: _Told, days: Sequence[date], faults: Faults) -> Session:
    entry, body = told.entry, told.body
    return Session(
        id=entry.session,
        body=body.short or body.body,
        meetings=entry.meetings,
        earliest=entry.between[0],
        latest=entry.between[1],
        wished=entry.wished,
        begins=_begins(told, days, faults),
        after=entry.after,
        straight_after=entry.straight_after,
        languages=frozenset(_languages(told)),
        seats=body.seats if entry.seats is None else entry.seats,
        where=faults.source.where(told.place),
    )


def _interpretation(
    file: YearFile, zone: str, told: Sequence[_Told], faults: Faults
) -> Interpretation | None:
    entry, place = file.interpreters, ("interpreters",)
    if entry is None:
        return None
    if entry.named:
        message = "The interpreters of a year are given by number, not by name."
        faults.add((*place, "named"), message, "Write {people: {en: 18, fr: 18}}.")
        return None
    found = read_interpretation(entry, zone, [], faults)
    able = {booth.language for booth in found.booths if booth.people >= booth.seats}
    for code in dict.fromkeys(code for one in told for code in _languages(one)):
        if code not in able:
            message = (
                f"No booth has the interpreters that a meeting takes in {language_name(code)}."
            )
            hint = "Add interpreters, or take the language out of the sessions."
            faults.add(place, message, hint)
    return found


def _begins(
    told: _Told, days: Sequence[date], faults: Faults
) -> tuple[date, HalfDay | None] | None:
    if not told.entry.begins:
        return None
    place = (*told.place, "begins")
    try:
        (point,) = read_points([told.entry.begins])
        found = day_of(point.text, days)
    except WrongValueError as error:
        faults.wrong(place, WrongValueError(error.message, error.hint))
        return None
    if found not in days:
        faults.add(place, f"The house is closed on {found:%Y-%m-%d}.", "Take a working day.")
        return None
    half = None if point.half is None else HalfDay(point.half)
    if half not in (None, *HALVES):
        faults.add(place, f"No meetings are held in the {half}.", "Take a morning or afternoon.")
    return found, half


def _hours(file: YearFile, faults: Faults) -> tuple[tuple[int, int], tuple[int, int]]:
    if file.hours is None:
        return _USUAL
    by_name = {block.name: (block.start, block.end) for block in file.hours.blocks}
    if set(by_name) != {"morning", "afternoon"} or file.hours.by_day:
        message = "The hours of a year are those of a morning and of an afternoon."
        faults.add(("hours",), message, "Write {morning: 10–13, afternoon: 15–18}.")
        return _USUAL
    return by_name["morning"], by_name["afternoon"]


def _check_names(told: Sequence[_Told], faults: Faults) -> None:
    """Every session has a name of its own, and those it mentions exist."""
    names = [one.entry.session for one in told]
    seen: set[str] = set()
    for one in told:
        name = one.entry.session
        if name in seen:
            faults.add(one.place, f"There are two sessions “{name}”.", "Rename one.")
        seen.add(name)
        for key in ("after", "straight_after"):
            for other in getattr(one.entry, key):
                if other not in names:
                    message = f"There is no session “{other}”."
                    faults.add((*one.place, key), message, closest(other, names))
        if name in one.entry.straight_after and names.count(name) == 1:
            message = f"{name} cannot begin straight after itself."
            faults.add((*one.place, "straight_after"), message, "Name the session before it.")


def _check_rooms(rooms: Sequence[Room], faults: Faults) -> None:
    """Every room has a name of its own."""
    names = [room.name for room in rooms]
    for index, name in enumerate(names):
        if name in names[:index]:
            faults.add(("rooms", index), f"There are two rooms “{name}”.", "Rename one.")


def _check(year: Year, session: Session, place: Place, faults: Faults) -> None:
    """What no calendar could give a session."""
    open_to = len(year.numbers(session.earliest, session.latest))
    if open_to < session.meetings:
        message = (
            f"{session.id} holds {counted(session.meetings, 'meeting')}, "
            f"and its dates have {open_to} half-days."
        )
        faults.add((*place, "between"), message, "Give it more days, or fewer meetings.")
    wished = session.wished
    if wished is not None and not session.earliest <= wished <= session.latest:
        message = f"{session.id} should begin on a day outside its dates."
        faults.add((*place, "wished"), message, "Correct “wished” or “between”.")
    if year.rooms and not any(room.fits(session.seats, session.booths) for room in year.rooms):
        message = (
            f"{session.id} needs {session.seats} seats and {session.booths} booths; "
            "no room has them."
        )
        faults.add(place, message, "Add a room, or ask for fewer seats or languages.")


def _check_hours(year: Year, faults: Faults) -> None:
    """An interpreter serves both meetings of a day, and the first of the next."""
    if year.interpretation is None:
        return
    (morning, noon), (afternoon, evening) = year.hours
    for between, needed, what, key in (
        (afternoon - noon, year.interpretation.pause, "two meetings of a day", "pause"),
        (DAY - evening + morning, year.interpretation.night, "two days", "night"),
    ):
        if between < needed:
            message = f"Between {what} there are {between} minutes, and interpreters need {needed}."
            faults.add(("interpreters",), message, f"Change “hours”, or “{key}”.")


def _refuse_circle(
    sessions: Sequence[Session], places: Mapping[str, Place], faults: Faults
) -> None:
    known = {session.id for session in sessions}
    steps = [Precedence(b, s.id, "") for s in sessions for b in s.after if b in known]
    circle = cycle(steps)
    if circle:
        told = ", ".join(f"{one} before {other}" for one, other in pairwise(circle))
        message = f"The order of sessions goes round in a circle: {told}."
        faults.add((*places[circle[1]], "after"), message, "Take out one of them.")
