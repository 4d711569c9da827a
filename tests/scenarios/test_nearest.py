"""Of all timetables of a scenario that cost as little, the one that is nearest to the plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.every_schedule import schedules
from tests.properties.strategies import small_conferences, tiny_conferences, weights
from tests.properties.test_solver import PROFILE, best
from tests.scenarios.test_solving import Counting, by_name

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.errors import NoTimetable
from scheduler.model.options import SolveOptions
from scheduler.rules import SOFT
from scheduler.rules.fewest_changes import FewestChanges
from scheduler.scenarios.compare import Compared
from scheduler.scenarios.nearest import lines_of, nearest
from scheduler.scenarios.pools import here
from scheduler.scenarios.whatif import what_if
from scheduler.verifier import verify

# Items in any order, all alike: many timetables cost the same.
FILE = """\
conference: Regional Conference
place: Geneva
holidays: none
body: Conference
languages: en
dates: 9–12 September 2019
meetings: half-days from Monday to Thursday
order: free
agenda:
- {number: 1, title: Rivers, minimum: 150, desired: 180}
- {number: 2, title: Lakes, minimum: 150, desired: 180}
- {number: 3, title: Seas, minimum: 150, desired: 180}
- {number: 4, title: Springs, minimum: 150, desired: 180}
- {number: 5, title: Wells, minimum: 150, desired: 180}
"""
SCENARIOS = """\
scenarios:
- name: the first meeting lost
  meeting lost: Monday morning
- name: the last meeting lost
  meeting lost: Thursday afternoon
- name: another weight
  weight: {related-in-a-row: 7}
- name: an item more
  item added: {title: Brooks, minimum: 60, desired: 120}
"""


@pytest.fixture(autouse=True, scope="module")
def _no_reasons() -> Iterator[None]:
    """Why there is no timetable takes time to find out, and is tested with the explanations."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scheduler.model.solve._no_timetable", lambda *_: NoTimetable("None."))
        yield


def compared(tmp_path: Path, file: str = FILE, scenarios: str = SCENARIOS) -> dict[str, Compared]:
    paths = tmp_path / "conference.yaml", tmp_path / "scenarios.yaml"
    for path, text in zip(paths, (file, scenarios), strict=True):
        path.write_text(text, "utf-8")
    return by_name(what_if(*paths, tmp_path, SolveOptions(), here, lambda done, of: None))


def test_only_what_has_to_move_is_moved(tmp_path: Path) -> None:
    found = compared(tmp_path)
    assert {name: one.difference for name, one in found.items()}["the last meeting lost"] == 0
    assert found["the last meeting lost"].changes == ()
    assert found["another weight"].changes == ()
    assert len(found["the first meeting lost"].moved) == 1
    assert [change.name for change in found["an item more"].moved] == ["“Brooks”"]


def test_another_plan_makes_another_scenario(tmp_path: Path) -> None:
    """What is kept of a scenario follows from the plan, too, to which it is to stay near."""
    paths = tmp_path / "conference.yaml", tmp_path / "scenarios.yaml"
    paths[1].write_text("scenarios:\n- set: {agenda/1/desired: 120}\n", "utf-8")
    counted = []
    for desired in (180, 165, 165):
        paths[0].write_text(FILE.replace("desired: 180", f"desired: {desired}", 1), "utf-8")
        solver = Counting()
        what_if(*paths, tmp_path, SolveOptions(), solver, lambda done, of: None)
        counted.append(solver.solved)
    assert counted == [2, 2, 0]


def changes(conference: Conference, plan: Timetable, found: Timetable) -> int:
    pairs = tuple((placed.part, placed.meeting) for placed in plan.placements)
    told = replace(conference, announced=pairs)
    return FewestChanges().cost(told, found).amount


@settings(PROFILE, max_examples=25)
@given(tiny_conferences(), st.data())
def test_nothing_as_cheap_is_nearer(conference: Conference, data: st.DataObject) -> None:
    plan = best(conference)
    changed = replace(conference, weights=data.draw(weights()))
    if plan is None:
        return
    found = nearest(changed, lines_of(conference, plan), SolveOptions())
    told = replace(changed, announced=tuple((p.part, p.meeting) for p in plan.placements))
    rules = [rule.id for rule in SOFT]
    at = rules.index(FewestChanges.id)
    usual = [0 if rule.id == FewestChanges.id else rule.weight_in(changed) for rule in SOFT]
    costs = [
        (sum(a * w for a, w in zip(one.amounts, usual, strict=True)), one.amounts[at])
        for one in schedules(told)
    ]
    assert (found.objective, changes(changed, plan, found)) == min(costs)


@settings(PROFILE, max_examples=20)
@given(small_conferences(), st.data())
def test_it_costs_no_more_and_changes_no_more_than_another(
    conference: Conference, data: st.DataObject
) -> None:
    plan, changed = best(conference), replace(conference, weights=data.draw(weights()))
    other = best(changed)
    if plan is None or other is None:
        return
    found = nearest(changed, lines_of(conference, plan), SolveOptions())
    report = verify(changed, found)
    assert report.is_all_right
    assert (found.objective, found.status) == (report.objective, other.status)
    assert found.objective == other.objective
    assert changes(changed, plan, found) <= changes(changed, plan, other)


def test_meetings_at_other_hours_are_those_of_the_plan(tmp_path: Path) -> None:
    scenarios = "scenarios:\n- name: later\n  set: {hours/morning: 10.30–13.30}\n"
    file = FILE.replace(
        "languages: en\n", "languages: en\nhours: {morning: 10–13, afternoon: 15–18}\n"
    )
    found = compared(tmp_path, file, scenarios)["later"]
    assert found.difference == 0
    assert found.moved == ()
    assert found.solved.conference is not None
    assert found.solved.conference.meetings[0].date == date(2019, 9, 9)
