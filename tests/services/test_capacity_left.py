"""What services could still bear: within days, seven days, rests, rooms, and meetings at once."""

from dataclasses import replace

import pytest
from tests.services.conferences import held, meeting, several
from tests.services.rosters import away, person, staffed_by

from scheduler.domain.capacity_left import meetings_left
from scheduler.domain.interpreters import Duty
from scheduler.domain.services import Booth, Interpretation, Room, Services
from scheduler.domain.timetable import Placement, Status, Timetable

FR = frozenset({"fr"})
TIMETABLE = Timetable(
    (
        Placement("a1", "a0", 600, 780),
        Placement("b1", "b1", 900, 1080),
        Placement("b1", "b2", 600, 780),
    ),
    Status.GIVEN,
)


def left(people: int = 4, services: Services | None = None, **limits: int) -> int:
    """Meetings left in three half-days with one meeting in each, of two interpreters."""
    interpretation = Interpretation((Booth("fr", people, 2),), **limits)
    conference = several(
        {"a": ["First"], "b": ["Second"]},
        [meeting(body, half_day, languages=FR, room="") for body in "ab" for half_day in range(3)],
        replace(services or Services(), interpretation=interpretation),
    )
    return len(meetings_left(conference, TIMETABLE, FR))


def test_a_second_team_serves_each_half_day_once_more() -> None:
    assert (left(3), left(4), left(6)) == (0, 3, 6)


@pytest.mark.parametrize(
    ("limit", "count"), [({"a_day": 1}, 1), ({"in_seven_days": 2}, 1), ({"pause": 180}, 1)]
)
def test_limits_and_rests_count(limit: dict[str, int], count: int) -> None:
    assert left(**limit) == count


def test_rooms_booths_and_meetings_at_once_count() -> None:
    halls = [Room("A", booths=1), Room("B", booths=1)]
    assert left(6, Services(rooms=(*halls, Room("C", booths=0)))) == 3
    assert left(6, Services(at_once=2)) == 3
    assert left(6, Services(at_once=1)) == 0


def test_interpreters_by_name_are_there_and_take_relay() -> None:
    """Whoever does not understand the other language leaves the meeting without it."""
    for understood, absent, count in (("fr", (), 1), ("", (), 0), ("fr", (1,), 0)):
        able = [
            person("E", "en", c="fr", a_day=1),
            person("F", "fr", c="en", a_day=1),
            person("G", "en", c=understood, away=tuple(map(away, absent)), a_day=1),
            person("H", "fr", c="en", a_day=1),
        ]
        its = staffed_by(able, {"en": 1, "fr": 1}, {"a0": "en fr", "a1": "en fr"})
        its = replace(its, services=replace(its.services, at_once=1))
        duties = (Duty("E", "en", "a0"), Duty("F", "fr", "a0"))
        further = meetings_left(its, replace(held(its, "a0"), duties=duties), ["en", "fr"])
        assert len(further) == count
