"""Reads files of parallel sittings: YAML text in, a checked `Sittings` out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from scheduler.domain.clock import instant
from scheduler.errors import InputFaults
from scheduler.readers.check_file import checked, without_blanks
from scheduler.readers.faults import Faults, closest
from scheduler.readers.yaml_source import Place, Source, read_source
from scheduler.readers.zones import is_zone, zone_of
from scheduler.sittings.file_format import SessionEntry, SittingsFile
from scheduler.sittings.programme import Hours, Item, Programme, Session, SubItem
from scheduler.sittings.rules import RULES

# Hours at which speakers elsewhere like to speak, and those at which they can; outside costs.
_SUITABLE = Hours(8 * 60, 20 * 60, 1)
_BEARABLE = Hours(6 * 60, 22 * 60, 10)
# Values without which the rest of the file can still be read and checked, and such that stand for
# others.
_HARMLESS = {"order", "zone", "speakers", "attendees", "chairs", "avoid", "similar", "weights"}
_INSTEAD = {"date": "2030-01-01", "hours": "10–13", "slots": "1"}
_NAMES = {"sittings", "session", "item", "sub_item"}


@dataclass(frozen=True, slots=True)
class Sittings:
    """A programme, with the days of its sessions."""

    title: str
    zone: str
    days: tuple[date, ...]
    programme: Programme
    notices: tuple[str, ...] = ()


def read_sittings(path: Path) -> Sittings:
    """Read such a file; raises `InputFaults` with every fault found, each with its line."""
    return sittings_from(read_source(path))


def sittings_from(source: Source) -> Sittings:
    """The sittings of a file's contents; raises `InputFaults` with all that is wrong in it."""
    faults = Faults(source)
    file = _checked(source, faults)
    notices: list[str] = []
    zone = zone_of(file.zone, file.place, faults, notices)
    _check_names(file, faults)
    _check_items(file, faults)
    # Of hours and slots that stand for others nothing can be said.
    if _has_right_sessions(source):
        _check_sessions(file.sessions, faults)
        _check_sizes(file, faults)
    programme = _programme(file, zone, faults)
    faults.check()
    days = tuple(session.date for session in file.sessions)
    return Sittings(file.sittings, zone, days, programme, tuple(notices))


def _checked(source: Source, faults: Faults) -> SittingsFile:
    """The contents by their types; where these cannot be told, the zone is checked all the same."""
    data = without_blanks(source.data)
    try:
        return checked(data, SittingsFile, _HARMLESS, faults, _INSTEAD, _NAMES)
    except InputFaults:
        zone, place = data.get("zone", ""), data.get("place", "")
        if isinstance(zone, str) and isinstance(place, str):
            zone_of(zone, place, faults, [])
        faults.check()
        raise


def _has_right_sessions(source: Source) -> bool:
    try:
        TypeAdapter(list[SessionEntry]).validate_python(without_blanks(source.data["sessions"]))
    except ValidationError:
        return False
    return True


def _check_sessions(sessions: Sequence[SessionEntry], faults: Faults) -> None:
    """Sessions have a beginning, an end and whole minutes in a slot, and come in order of time."""
    last: tuple[date, int] | None = None
    for number, one in enumerate(sessions):
        place: Place = ("sessions", number, "hours")
        start, end = one.hours
        if start is None or end is None:
            faults.add(place, f"{one.session} has no end.", "Write its hours as 10–13.")
            continue
        if (end - start) % one.slots:
            message = f"{one.session} has {end - start} minutes, which {one.slots} slots share."
            faults.add(place, message, "Take hours or slots that give whole minutes.")
        if last is not None and (one.date, start) < last:
            message = f"{one.session} begins before the session above it is over."
            faults.add(place, message, "List the sessions in order of time.")
        last = one.date, end


def _check_names(file: SittingsFile, faults: Faults) -> None:
    """Sessions, rooms and items have names of their own."""
    rooms, sessions = list(file.rooms), [one.session for one in file.sessions]
    items = [one.item for one in file.items]
    for what, key, names in (
        ("session", "sessions", sessions), ("room", "rooms", rooms), ("item", "items", items)
    ):  # fmt: skip
        if not names:
            faults.add((key,), f"There is no {what}.", f"Name each {what} in “{key}”.")
        for number, name in enumerate(names):
            if name in names[:number]:
                faults.add((key, number), f"There are two {what}s “{name}”.", "Rename one.")
    for number, name in enumerate(sessions):
        if name in rooms:
            message = f"“{name}” is a session and a room."
            faults.add(("sessions", number, "session"), message, "Rename one.")


def _check_items(file: SittingsFile, faults: Faults) -> None:
    """Items have sub-items with names of their own, and are like others."""
    for number, item in enumerate(file.items):
        place: Place = ("items", number)
        if not item.sub_items:
            faults.add(place, f"{item.item} has no sub-items.", "Write “- sub_item: …” below it.")
        if item.item in item.similar:
            message = f"{item.item} cannot be similar to itself."
            faults.add((*place, "similar"), message, "Name the other item.")
        titles = [one.sub_item for one in item.sub_items]
        for index, title in enumerate(titles):
            if title in titles[:index]:
                message = f"{item.item} has two sub-items “{title}”."
                faults.add((*place, "sub_items", index), message, "Rename one.")


def _check_sizes(file: SittingsFile, faults: Faults) -> None:
    """What no plan could hold."""
    longest = max((one.slots for one in file.sessions), default=0)
    there = sum(one.slots for one in file.sessions) * len(file.rooms)
    needed = 0
    for number, item in enumerate(file.items):
        place: Place = ("items", number)
        for index, one in enumerate(item.sub_items):
            needed += one.slots
            if one.slots > longest:
                message = (
                    f"{one.sub_item} takes {one.slots} slots; no session has more than {longest}."
                )
                faults.add((*place, "sub_items", index), message, "Shorten it, or cut it in two.")
    if needed > there:
        message = f"All sub-items take {needed} slots; all sessions and rooms have {there}."
        faults.add(("sessions",), message, "Add sessions or rooms.")
    cells = len(file.sessions) * len(file.rooms)
    if len(file.items) > cells:
        message = f"{len(file.items)} items need a room each; all sessions have {cells}."
        faults.add(("sessions",), message, "Add sessions or rooms, or join items.")


class _Names:
    """Resolves names of sessions, rooms and items to numbers."""

    def __init__(self, file: SittingsFile, faults: Faults) -> None:
        self.faults = faults
        self.sessions = {one.session: n for n, one in enumerate(file.sessions)}
        self.rooms = {name: n for n, name in enumerate(file.rooms)}
        self.items = {one.item: n for n, one in enumerate(file.items)}

    def split(
        self, costs: Mapping[str, int], place: Place
    ) -> tuple[dict[int, int], dict[int, int]]:
        """What sessions cost, and what rooms do."""
        known = {**self.sessions, **self.rooms}
        found = dict(self._known(costs, known, place, "session or room"))
        return (
            {n: found[name] for name, n in self.sessions.items() if found.get(name)},
            {n: found[name] for name, n in self.rooms.items() if found.get(name)},
        )

    def numbers(
        self, costs: Mapping[str, int], known: Mapping[str, int], place: Place, what: str
    ) -> dict[int, int]:
        """Costs by number."""
        return {known[name]: cost for name, cost in self._known(costs, known, place, what) if cost}

    def _known(
        self, costs: Mapping[str, int], known: Mapping[str, int], place: Place, what: str
    ) -> Iterator[tuple[str, int]]:
        for name, cost in costs.items():
            if name in known:
                yield name, cost
            else:
                self.faults.add(place, f"There is no {what} “{name}”.", closest(name, known))


def _programme(file: SittingsFile, zone: str, faults: Faults) -> Programme:
    names = _Names(file, faults)
    first = file.sessions[0].date if file.sessions else date(2030, 1, 1)
    room_penalty: dict[tuple[int, int], int] = {}
    similar: dict[tuple[int, int], int] = {}
    for number, one in enumerate(file.sessions):
        place: Place = ("sessions", number, "avoid")
        for room, cost in names.numbers(one.avoid, names.rooms, place, "room").items():
            room_penalty[number, room] = cost
    for number, item in enumerate(file.items):
        place = ("items", number, "similar")
        for other, cost in names.numbers(item.similar, names.items, place, "item").items():
            pair = min(number, other), max(number, other)
            similar[pair] = max(cost, similar.get(pair, 0))
    return Programme(
        sessions=tuple(
            Session(s.session, s.slots, s.hours.start or 0, s.hours.end or 0) for s in file.sessions
        ),
        rooms=tuple(file.rooms),
        items=tuple(
            Item(one.item, frozenset(one.chairs), *names.split(one.avoid, ("items", n, "avoid")))
            for n, one in enumerate(file.items)
        ),
        sub_items=tuple(_sub_items(file, names, zone, first)),
        weights=_weights(file, faults),
        room_penalty=room_penalty,
        similar=similar,
        zone=_offset(zone, first),
        suitable=_SUITABLE,
        bearable=_BEARABLE,
    )


def _sub_items(file: SittingsFile, names: _Names, zone: str, first: date) -> Iterator[SubItem]:
    for number, item in enumerate(file.items):
        for index, one in enumerate(item.sub_items):
            place: Place = ("items", number, "sub_items", index)
            sessions, rooms = names.split(one.avoid, (*place, "avoid"))
            yield SubItem(
                name=one.sub_item,
                item=number,
                slots=one.slots,
                order=one.order,
                zone=_offset(_zone(one.zone, zone, (*place, "zone"), names.faults), first),
                speakers=frozenset(one.speakers),
                attendees=frozenset(one.attendees),
                session_penalty=sessions,
                room_penalty=rooms,
            )


def _zone(zone: str, usual: str, place: Place, faults: Faults) -> str:
    if not zone or is_zone(zone):
        return zone or usual
    faults.add(place, f"“{zone}” is not an IANA time zone.", "Write it as America/New_York.")
    return usual


def _offset(zone: str, day: date) -> int:
    """Minutes east of GMT at noon of a day."""
    offset = instant(day, 12 * 60, zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds()) // 60


def _weights(file: SittingsFile, faults: Faults) -> dict[str, int]:
    weights = {rule.id: rule.weight for rule in RULES}
    for name, weight in file.weights.items():
        if name not in weights:
            faults.add(("weights", name), f"There is no rule “{name}”.", closest(name, weights))
        weights[name] = weight
    return weights
