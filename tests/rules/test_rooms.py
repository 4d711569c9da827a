"""One meeting to a room at a time; the room has the seats and booths."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.services.conferences import held, meeting, several

from scheduler.domain.room_plan import rooms_of
from scheduler.domain.services import Occupied, Room, Services
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve
from scheduler.rules.half_days import HalfDays
from scheduler.rules.rooms import Rooms

AGENDAS = {"a": ["First"], "b": ["Second"], "c": ["Third"]}
MEETINGS = [meeting(body, half_day) for body in "abc" for half_day in range(2)]
LARGE, SMALL = Room("Large", 300, 6), Room("Small", 50, 6)


def test_a_large_body_takes_the_large_room() -> None:
    bodies = {"a": {"seats": 100}, "b": {"seats": 20}}
    conference = several(AGENDAS, MEETINGS, Services((SMALL, LARGE)), bodies)
    timetable = held(conference, "a0", "b0", "b1", "c1")
    assert rooms_of(conference, ("a0", "b0", "b1", "c1")) == {
        "a0": "Large", "b0": "Small", "b1": "Small", "c1": "Large",
    }  # fmt: skip
    assert not list(Rooms().check(conference, timetable))


def test_too_few_rooms() -> None:
    conference = several(AGENDAS, MEETINGS, Services((SMALL, LARGE)))
    (found,) = Rooms().check(conference, held(conference, "a0", "b0", "c0"))
    assert found.message == "Body c has no free room on Monday 1 March, morning"


def test_two_meetings_in_a_room_that_is_named() -> None:
    named = [replace(m, room="Hall") for m in MEETINGS]
    conference = several(AGENDAS, named)
    assert not list(Rooms().check(conference, held(conference, "a0", "b1")))
    (found,) = Rooms().check(conference, held(conference, "a0", "b0"))
    assert found.message == "Body b has no free room on Monday 1 March, morning"


def test_no_room_is_asked_for_where_none_is_known() -> None:
    conference = several(AGENDAS, MEETINGS)
    assert rooms_of(conference, ("a0", "b0")) == {}


def occupied(room: str, begin: str, end: str) -> Occupied:
    zone = ZoneInfo("Europe/Vienna")
    first, last = (datetime.fromisoformat(f"2027-03-{text}") for text in (begin, end))
    return Occupied(room, first.replace(tzinfo=zone), last.replace(tzinfo=zone))


def test_a_room_is_not_given_out_while_others_have_it() -> None:
    # The room is free again when the afternoon's meetings begin.
    taken = (occupied("Large", "01T12:59", "01T15:00"),)
    conference = several(AGENDAS, MEETINGS, Services((SMALL, LARGE), taken))
    assert rooms_of(conference, ("a0", "b1", "c1")) == {"a0": "Small", "b1": "Small", "c1": "Large"}
    (found,) = Rooms().check(conference, held(conference, "a0", "b0"))
    assert found.message == "Body b has no free room on Monday 1 March, morning"
    timetable = solve(conference, SolveOptions(time_limit=10))
    assert len([p for p in timetable.placements if p.meeting in ("a0", "b0", "c0")]) <= 1


def test_no_meeting_is_held_where_every_room_is_taken() -> None:
    taken = tuple(occupied(room, "01T00:00", "01T14:00") for room in ("Small", "Large"))
    conference = several(AGENDAS, MEETINGS, Services((SMALL, LARGE), taken))
    (cap,) = (cap for cap in Rooms().caps(conference) if cap.most == 0)
    assert cap.sentence == "no room that fits is free on Monday 1 March, morning"
    assert cap.meetings == {"a0", "b0", "c0"}


def test_a_meeting_in_a_room_that_is_named_breaks_while_others_have_it() -> None:
    named = [replace(m, room="Hall") if m.body == "a" else m for m in MEETINGS]
    taken = (occupied("Hall", "01T09:00", "01T10:30"), occupied("Hall", "01T17:00", "02T09:00"))
    conference = several(AGENDAS, named, Services(occupied=taken))
    by_id = conference.meeting_by_id
    assert conference.breaks_in(by_id["a0"]) == ((600, 630),)
    assert conference.breaks_in(by_id["a1"]) == ((1020, 1080),)
    assert conference.breaks_in(by_id["b0"]) == ()
    timetable = held(conference, "a0")
    (found,) = HalfDays().check(conference, timetable)
    assert found.message.endswith("overlaps a fixed event or another use of its room (10:00–10:30)")
