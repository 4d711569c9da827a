"""The people whom items need: chairs, panellists and small delegations."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import overlap, stretches
from scheduler.domain.people import Person
from scheduler.readers.absences import (
    CONVENIENT_ASSUMED,
    SOME_DAY,
    WAKING_HOURS_ASSUMED,
    read_away,
    read_unwelcome,
)
from scheduler.readers.agenda import plain
from scheduler.readers.body_names import BodyNames
from scheduler.readers.faults import Faults, closest
from scheduler.readers.schema import PersonEntry
from scheduler.readers.yaml_source import Place
from scheduler.rules.fitness import never_there

# Faults under these may be why an item seems not to be there, or to have no meeting.
_OF_THE_AGENDA = frozenset({"agenda"})
_OF_MEETINGS = frozenset({"meetings", "dates", "closed", "hours", "events", "zone", "occupied"})


def read_people(
    conference: Conference, entries: Sequence[PersonEntry], faults: Faults
) -> tuple[Person, ...]:
    """The people of a file; notes as faults what is wrong of them.

    `conference` is what is known of it, faults elsewhere and all: what may only follow from those
    is not noted.
    """
    days = [meeting.date for meeting in conference.meetings] or [SOME_DAY]
    knows_items = not _is_wrong(faults, _OF_THE_AGENDA)
    found = []
    for index, entry in enumerate(entries):
        place: Place = ("people", index)
        away = read_away(entry, conference.zone, (min(days), max(days)), place, faults)
        parts = tuple(dict.fromkeys(_parts(conference, entry, place, knows_items, faults)))
        where = faults.source.where(place)
        zone = entry.zone or conference.zone
        unwelcome = read_unwelcome(entry, conference.zone, (min(days), max(days)), place, faults)
        found.append(
            Person(
                entry.name, entry.role, parts, away, where, entry.persons, zone, unwelcome,
                entry.remote,
            )
        )  # fmt: skip
    conference = replace(conference, people=tuple(found))
    _refuse_doubles(found, faults)
    right = [] if _is_wrong(faults, _OF_THE_AGENDA | _OF_MEETINGS) else list(enumerate(found))
    wrong = {place[:2] for place in faults.places}
    for index, person in right:
        if ("people", index) not in wrong:
            _refuse_never_there(conference, person, ("people", index), faults)
            _refuse_twice_at_once(conference, person, ("people", index), faults)
    return tuple(found)


def assumed_of_people(entries: Sequence[PersonEntry]) -> Iterator[str]:
    """What is taken for granted of people, as their lines do not say it."""
    if any(entry.remote and not entry.available for entry in entries):
        yield WAKING_HOURS_ASSUMED
    if any(entry.remote and not entry.rather_not for entry in entries):
        yield CONVENIENT_ASSUMED


def _is_wrong(faults: Faults, keys: Set[str]) -> bool:
    """Whether there is a fault under some keys, or of a whole file or body."""
    return any(
        keys & set(place) or not place or (place[0] == "bodies" and len(place) == 2)
        for place in faults.places
    )


def _refuse_doubles(found: Sequence[Person], faults: Faults) -> None:
    names: set[str] = set()
    for index, person in enumerate(found):
        if plain(person.name) in names:
            faults.add(("people", index), f"“{person.name}” is there twice.", "Make one of both.")
        names.add(plain(person.name))


def _refuse_never_there(
    conference: Conference, person: Person, place: Place, faults: Faults
) -> None:
    """Note the first item that needs a person who is there in no meeting open to it."""
    for key in person.parts:
        part = conference.part_by_id[key]
        open_to = list(_open_to(conference, key))
        if open_to and all(never_there(conference, person, meeting) for meeting in open_to):
            message = (
                f"{part.capital_name} needs {person.name}, who is away in every meeting for it."
            )
            faults.add(place, message, "Correct the times, or let it do without.")
            return


def _cut(conference: Conference, *held: Meeting) -> bool:
    """Whether an hour in one of some meetings lets somebody go from one to the other."""
    return any(len(stretches(conference, meeting)) > 1 for meeting in held)


def _refuse_twice_at_once(
    conference: Conference, person: Person, place: Place, faults: Faults
) -> None:
    """Note two items that can only be taken at the same time and need the same one person."""
    if person.persons > 1:
        return
    bound = {key: list(_open_to(conference, key)) for key in person.parts}
    for one, other in combinations([key for key, held in bound.items() if held], 2):
        names = [conference.part_by_id[key].name for key in (one, other)]
        if conference.part_by_id[one].body != conference.part_by_id[other].body and all(
            overlap(a, b) and not _cut(conference, a, b) for a in bound[one] for b in bound[other]
        ):
            when = bound[other][0].name
            message = f"{person.name} is needed for {names[0]} and for {names[1]} at once, {when}."
            faults.add(place, message, "Move one of them, or let it do without.")


def _open_to(conference: Conference, key: str) -> Iterable[Meeting]:
    """The meetings in which a part must begin, as far as its own line says; of groups, in none."""
    part = conference.part_by_id[key]
    if part.if_possible:
        return
    for meeting in conference.meetings_of(part.body):
        pinned = part.pin is None or meeting.id in part.pin.meetings
        if pinned and (part.within is None or meeting.id in part.within):
            yield meeting


def _parts(
    conference: Conference, entry: PersonEntry, place: Place, knows_items: bool, faults: Faults
) -> Iterator[str]:
    """The parts of the items and bodies named; all on the agendas where none is named."""
    if not entry.items:
        yield from (part.id for part in conference.parts if not part.if_possible)
    names = BodyNames(conference.bodies)
    for index, text in enumerate(entry.items):
        parts = _named(conference, text) or _named(conference, names.shortened(text))
        if not parts and knows_items:
            known = [item.number or item.title for item in conference.items]
            message = f"There is no item “{text}” on the agenda that is taken up."
            faults.add((*place, "items", index), message, closest(text, known))
        yield from parts


def _named(conference: Conference, text: str) -> list[str]:
    """The parts that a text names: one of them, those of an item, or those of a body."""
    keys = set(_keys(conference, text))
    return (
        [part.id for part in conference.parts if plain(part.id) == plain(text)]
        or [part.id for part in conference.parts if keys & set(part.items)]
        or [part.id for part in conference.parts_of(text)]
    )


def _keys(conference: Conference, text: str) -> Iterator[str]:
    """The items that a number, title or key names, and those under them."""
    under: set[str] = set()
    for item in conference.items:
        if plain(text) in map(plain, (item.key, item.number, item.title)) or item.parent in under:
            under.add(item.key)
            yield item.key
