"""What bodies share: rooms, interpreters, limits and referrals, checked against each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scheduler.domain.assembly import is_in_main_part, opening
from scheduler.domain.conference import Body, Conference, Meeting, Precedence
from scheduler.domain.counting import counted
from scheduler.domain.meeting_times import in_order
from scheduler.domain.room_plan import close_pairs
from scheduler.domain.services import BodyKind, Budget, Room, Services
from scheduler.readers.body_names import BodyNames
from scheduler.readers.faults import Faults, WrongValueError, closest
from scheduler.readers.interpreters import assumptions_of, read_interpretation
from scheduler.readers.meetings import Days, select
from scheduler.readers.occupied import read_occupied
from scheduler.readers.parts import Found
from scheduler.readers.prices import read_prices
from scheduler.readers.referrals import read_referrals
from scheduler.readers.schema import BodyFields, ConferenceFile
from scheduler.readers.services_schema import KEPT_FREE, NeedEntry
from scheduler.readers.yaml_source import Place

HEADQUARTERS = "America/New_York"
EXCEPTED = (
    "What meets at Headquarters in the main part of the General Assembly has an exception; "
    "“general_assembly: kept free” keeps its time free."
)


def gap_assumed(conference: Conference) -> Iterator[str]:
    """What is assumed of unrelated meetings in one room, where any follow one another at once."""
    meetings = in_order(conference.meetings)
    in_rooms = conference.services.rooms or any(meeting.room for meeting in meetings)
    if in_rooms and close_pairs(conference, meetings):
        minutes = conference.services.changeover
        yield f"Unrelated meetings in one room lie {minutes} minutes apart, where that can be."


def open_to(
    needs: Sequence[NeedEntry], meetings: tuple[Meeting, ...], days: Days
) -> tuple[Meeting, ...]:
    """Of a body's meetings those in which it can be held.

    Who says of all that it needs when it meets, such as eight meetings in the first week, meets
    at no other time.
    """
    if not needs or not all(need.in_ for need in needs):
        return meetings
    found: set[str] = set()
    for need in needs:
        try:
            found |= {meeting.id for meeting in select(need.in_, meetings, days)[0]}
        except WrongValueError:  # told where it is counted
            return meetings
    return tuple(meeting for meeting in meetings if meeting.id in found)


def with_needs(
    body: Body,
    entry: BodyFields,
    place: Place,
    meetings: Sequence[Meeting],
    days: Days,
    faults: Faults,
) -> Body:
    """A body with what it says of shared services itself."""
    budgets = [
        budget
        for index, need in enumerate(entry.needs or ())
        for budget in _budget(body, need, (*place, "needs", index), meetings, days, faults)
    ]
    if entry.entitlement is not None:
        interpreted = frozenset(m.id for m in meetings if m.languages)
        most = entry.entitlement
        sentence = f"{body.name} holds at most {counted(most, 'meeting')} with interpretation"
        where = faults.source.where((*place, "entitlement"))
        budgets.append(Budget(interpreted, most, sentence, where))
    return replace(
        body,
        kind=entry.kind or BodyKind.COMMITTEE,
        seats=entry.seats or 0,
        not_with=entry.not_with or (),
        budgets=tuple(budgets),
        related=entry.related or (),
        released=frozenset(_released(body, entry.released or (), place, meetings, days, faults)),
        yields_to_assembly=_yields(body, entry, place, meetings, faults),
    )


def _yields(
    body: Body, entry: BodyFields, place: Place, meetings: Sequence[Meeting], faults: Faults
) -> bool:
    """Whether it keeps the Assembly's main part free; a fault if it could then meet never."""
    yields = entry.general_assembly == KEPT_FREE
    if yields and meetings and all(is_in_main_part(meeting.date) for meeting in meetings):
        opens = opening(meetings[0].date.year)
        message = (
            f"All meetings of {body.name} lie in the main part of the General Assembly, which "
            f"opens on {opens:%-d %B %Y}."
        )
        hint = "Put them before it, or write “general_assembly: exception”."
        faults.add((*place, "general_assembly"), message, hint)
    return yields


def _released(
    body: Body,
    written: Sequence[str],
    place: Place,
    meetings: Sequence[Meeting],
    days: Days,
    faults: Faults,
) -> Iterator[str]:
    """The meetings that a body has given back, each of them whole."""
    here = (*place, "released")
    for text in written:
        try:
            among, hour = select(text, meetings, days)
        except WrongValueError as error:
            faults.wrong(here, WrongValueError(error.message, error.hint))
            continue
        if hour is not None:
            message = f"“{text}” is not a whole half-day of {body.name}."
            faults.add(here, message, "A half-day is released whole, such as Friday afternoon.")
        yield from (meeting.id for meeting in among)


def _budget(
    body: Body,
    need: NeedEntry,
    place: Place,
    meetings: Sequence[Meeting],
    days: Days,
    faults: Faults,
) -> Iterator[Budget]:
    among, when = tuple(meetings), ""
    if need.in_:
        try:
            among, _ = select(need.in_, meetings, days)
        except WrongValueError as error:
            faults.wrong(place, WrongValueError(error.message, error.hint))
            return
        when = f" of {need.in_}"
    if need.meetings > len(among):
        needed = f"{counted(need.meetings, 'meeting')}{when}"
        message = f"{body.name} needs {needed}, and only {len(among)} are open."
        faults.add(place, message, "Add half-days to its meetings, or ask for fewer.")
        return
    sentence = f"{body.name} holds at most {counted(need.meetings, 'meeting')}{when}"
    where = faults.source.where(place)
    yield Budget(frozenset(m.id for m in among), need.meetings, sentence, where)


def given_back(budgets: Sequence[Budget], minutes: Mapping[str, int]) -> int:
    """The minutes of meetings that a body's budgets leave unheld, at the least.

    The longest are held; budgets on different meetings add up, and of others the strictest counts.
    """
    lost, seen = 0, frozenset[str]()
    for budget in sorted(budgets, key=lambda one: (one.most - len(one.meetings), one.sentence)):
        if seen.isdisjoint(budget.meetings):
            shortest = sorted(minutes[key] for key in budget.meetings if key in minutes)
            lost += sum(shortest[: max(0, len(shortest) - budget.most)])
            seen |= budget.meetings
    return lost


def read_services(
    file: ConferenceFile,
    zone: str,
    bodies: Mapping[str, tuple[Body, Place]],
    meetings: Sequence[Meeting],
    parts: Sequence[Found],
    orders: Sequence[Precedence],
    faults: Faults,
    assumptions: list[str],
) -> Services:
    """What is shared; unknown bodies and items, circles and what cannot be served are faults.

    `orders` are the orders of items within the bodies.
    """
    _check_bodies(bodies, meetings, faults)
    assumptions += _told(file, zone, [body for body, _ in bodies.values()], meetings)
    where = faults.source.where
    names = BodyNames(body for body, _ in bodies.values())
    rooms = tuple(Room(room.name, room.seats, room.booths) for room in file.rooms)
    _check_rooms(rooms, {key: body for key, (body, _) in bodies.items()}, meetings, faults)
    interpretation = None
    if file.interpreters is not None:
        interpretation = read_interpretation(file.interpreters, zone, meetings, faults)
        assumptions += assumptions_of(file.interpreters)
    return Services(
        rooms=rooms,
        occupied=read_occupied(file.occupied, zone, rooms, meetings, faults),
        interpretation=interpretation,
        at_once=file.at_once,
        limited_at_once=file.plenaries_at_once,
        referrals=read_referrals(file.referrals, names, parts, orders, faults, assumptions),
        changeover=file.changeover.in_minutes(0),
        release_notice=file.release_notice,
        prices=read_prices(file.prices, faults),
        where_at_once=where(("at_once",)),
        where_limited=where(("plenaries_at_once",)),
    )


def _told(
    file: ConferenceFile, zone: str, bodies: Sequence[Body], meetings: Sequence[Meeting]
) -> Iterator[str]:
    """What is assumed of meetings at Headquarters."""
    stated = {entry.short or entry.body: entry.general_assembly for entry in file.bodies}
    silent = {one.id for one in bodies if not (stated.get(one.id) or file.general_assembly)}
    if zone == HEADQUARTERS and any(m.body in silent and is_in_main_part(m.date) for m in meetings):
        yield EXCEPTED


def _check_bodies(
    bodies: Mapping[str, tuple[Body, Place]], meetings: Sequence[Meeting], faults: Faults
) -> None:
    for body, place in bodies.values():
        for key, named in (("not_with", body.not_with), ("related", body.related)):
            for name in named:
                if name not in bodies:
                    message = f"There is no body “{name}”."
                    faults.add((*place, key), message, closest(name, bodies))
    for name, where in {name: m.body for m in meetings for name in m.jointly_with}.items():
        if name not in bodies:
            place = (*bodies[where][1], "meetings")
            faults.add(place, f"There is no body “{name}”.", closest(name, bodies))


def _check_rooms(
    rooms: Sequence[Room],
    bodies: Mapping[str, Body],
    meetings: Sequence[Meeting],
    faults: Faults,
) -> None:
    known = {room.name: room for room in rooms}
    told: set[str] = set()
    for meeting in meetings:
        seats, booths = bodies[meeting.body].seats, len(meeting.languages)
        needs = f"{bodies[meeting.body].name} needs {seats} seats and {booths} booths"
        room = known.get(meeting.room)
        if room is not None and not room.fits(seats, booths):
            has = f"{room.name} has {_known(room.seats)} seats and {_known(room.booths)} booths"
            message = f"{needs}; {has}."
        elif not meeting.room and rooms and not any(r.fits(seats, booths) for r in rooms):
            message = f"{needs}; no room has them."
        else:
            continue
        if message not in told:
            faults.add(("rooms",), message, "Take a larger room, or fewer languages.")
        told.add(message)


def _known(number: int | None) -> str:
    return "any number of" if number is None else str(number)
