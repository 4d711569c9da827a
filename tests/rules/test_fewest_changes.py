"""What participants have been told stays, and at what price it changes."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import conference_2019, fill, make_conference, timetable_2019

from scheduler import api
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.domain.timetable import Placement, Timetable
from scheduler.rules import SOFT
from scheduler.rules.fewest_changes import FewestChanges

RULE = FewestChanges()
FRIDAY_MORNING = "wg7-2019-09-13-1000"


def announced(timetable: Timetable, **changes: object) -> Conference:
    pairs = tuple((placed.part, placed.meeting) for placed in timetable.placements)
    return replace(conference_2019(), announced=pairs, **changes)  # type: ignore[arg-type]


def moved(part: str, meeting: str) -> Timetable:
    table = timetable_2019()
    kept = tuple(placed for placed in table.placements if placed.part != part)
    return replace(table, placements=(*kept, Placement(part, meeting, 600, 660)))


def test_nothing_announced_costs_nothing() -> None:
    assert RULE.cost(conference_2019(), timetable_2019()).amount == 0


def test_what_was_announced_costs_nothing() -> None:
    assert RULE.cost(announced(timetable_2019()), timetable_2019()).amount == 0


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2019, 9, 2), 2 * 1),
        (date(2019, 9, 11), 2 * 1),
        (date(2019, 9, 12), 2 * 2),
        (date(2019, 9, 13), 2 * 4),
    ],
)
def test_the_shorter_the_notice_the_more_a_change_counts(day: date, amount: int) -> None:
    cost = RULE.cost(announced(timetable_2019(), as_of=day), moved("4", FRIDAY_MORNING))
    assert cost.amount == amount
    assert cost.details == (
        "item 4 is newly taken on Friday 13 September, morning",
        "item 4 is no longer taken on Friday 13 September, afternoon",
    )


def test_matters_of_substance_count_twice() -> None:
    cost = RULE.cost(announced(timetable_2019()), moved("3", FRIDAY_MORNING))
    assert cost.details == ("item 3 is no longer taken on Thursday 12 September, afternoon",)
    assert cost.amount == 2


@pytest.mark.parametrize("free_order", [False, True])
def test_the_search_counts_as_the_verifier_does(free_order: bool) -> None:
    """Every pair of meetings announced for the two items: the cheapest change is as checked."""
    day = date(2019, 9, 12)
    meetings = [(day, 600, 660), (day, 900, 960), (date(2019, 9, 13), 600, 660)]
    items = [("1", "Land", {"minimum": 40}), ("2", "Sea", {"minimum": 40})]
    plain = make_conference(items, meetings, free_order=free_order)  # type: ignore[arg-type]
    only = tuple((rule.id, int(rule.id == RULE.id)) for rule in SOFT)
    for one, two in itertools.product(plain.meetings, repeat=2):
        told = (("1", one.id), ("2", two.id))
        conference = replace(plain, announced=told, as_of=day, weights=only)
        found = api.solve(conference)
        assert found.objective == RULE.cost(conference, found).amount
        in_order = (one.date, one.start) < (two.date, two.start)
        assert (found.objective == 0) is (one != two and (free_order or in_order))


def test_a_timetable_is_only_changed_as_it_must() -> None:
    conference = announced(fill(conference_2019()))
    found = api.solve(replace(conference, weights=(("fewest-changes", 100_000),)))
    assert {(p.part, p.meeting) for p in found.placements} == set(conference.announced)


def test_a_change_counts_the_more_the_more_people_it_touches() -> None:
    plain = announced(timetable_2019())
    panellists = tuple(Person(f"Panellist {n}", "panellist", ("3",)) for n in range(3))
    hall = replace(plain.bodies[0], seats=250)
    for conference, people in [
        (plain, 2),
        (replace(plain, people=panellists), 2 + 3),
        (replace(plain, bodies=(hall,)), 2 * 5),
        (replace(plain, bodies=(hall,), people=panellists), 2 * 5 + 3),
    ]:
        assert RULE.cost(conference, moved("3", FRIDAY_MORNING)).amount == people


def test_the_search_rather_moves_what_nobody_has_come_for() -> None:
    """Two alike items have changed places with a meeting that is lost; the panel stays."""
    meetings = [(date(2019, 9, 12), 600, 660), (date(2019, 9, 12), 900, 960)]
    items = [("1", "Land", {"minimum": 30}), ("2", "Sea", {"minimum": 30})]
    plain = make_conference(items, meetings, free_order=True)  # type: ignore[arg-type]
    morning, afternoon = (meeting.id for meeting in plain.meetings)
    for panel, other in (("1", "2"), ("2", "1")):
        alone = replace(plain, parts=tuple(replace(p, minimum=60) for p in plain.parts))
        conference = replace(
            alone,
            people=(Person("Ms. X", "panellist", (panel,)),),
            announced=((panel, morning), (other, morning)),
        )
        found = api.solve(conference)
        assert [p.meeting for p in found.of_part(panel)] == [morning]
        assert [p.meeting for p in found.of_part(other)] == [afternoon]
