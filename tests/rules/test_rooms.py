"""One meeting to a room at a time; the room has the seats and booths."""

from dataclasses import replace

from tests.services.conferences import held, meeting, several

from scheduler.domain.room_plan import rooms_of
from scheduler.domain.services import Room, Services
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
