"""Changes of weights and paths are called as planners would call them, and do what they say."""

from pathlib import Path
from typing import Any

import pytest
from tests.scenarios.listed import listed

from scheduler.errors import InputFaults
from scheduler.scenarios.base import Base, read_base
from scheduler.scenarios.changes import changed as made
from scheduler.scenarios.compare import signed
from scheduler.scenarios.read import Scenario

SEVERAL = """\
conference: Conference
place: Vienna
dates: 2027-03-01 to 2027-03-03
languages: [en, fr]
at_once: 2
rooms: [Hall A, {name: Room 1, seats: 50}]
interpreters:
  people: {fr: 4}
  named: [{name: T. Baker, a: en, c: fr}, {name: S. Cole, a: en, c: fr}]
people: [{name: Ms. Chair}, {name: Mr. Expert, items: COM 2}]
bodies:
- body: {en: Plenary, fr: Plénière}
  meetings: half-days from Monday morning to Wednesday morning
  agenda: [1. Opening of the session, {2: Report, items: [{a: Draft}, b: Adoption]}]
- body: Committee
  short: COM
  meetings: half-days from Monday morning to Tuesday afternoon
  agenda:
  - 1: Matters
    documents: [A/1, A/2]
  - {number: 2, title: Debate, speakers: {minutes: 5, list: [Norway, Peru: 7]}, desired: 60}
  - Closing
  - {number: 3, title: Voting, parts: 2}
"""


@pytest.fixture
def base(tmp_path: Path) -> Base:
    file = tmp_path / "conference.yaml"
    file.write_text(SEVERAL, "utf-8")
    return read_base(file)


def changed(base: Base, scenario: Scenario) -> dict[str, Any]:
    data = made(base, scenario.changes)
    base.read(data)
    return data


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("bodies/COM/agenda/2/desired: 120", "item COM 2: desired minutes 120"),
        ("bodies/2/agenda/2/desired: 2 hours", "item COM 2: desired 2 hours"),
        ("bodies/2/agenda/2/desired: null", "item COM 2: desired left out"),
        ("bodies/Plenary/agenda/2/items/a/minimum: 30", "item Plenary 2 (a): minimum minutes 30"),
        ("bodies/COM/agenda/Closing/not_before: 2027-03-02",
         "COM, Closing: not before Tuesday 2 March"),
        ("bodies/COM/agenda/1/pin: Monday afternoon",
         "item COM 1: pinned to Monday afternoon"),
        ("bodies/COM/agenda/1/pin: null", "item COM 1: pin left out"),
        ("bodies/COM/agenda/1/documents/2/out: 2027-03-02",
         "item COM 1, document A/2: out Tuesday 2 March"),
        ("bodies/COM/agenda/2/speakers/list/Peru/minutes: 9",
         "item COM 2, speakers, speaker Peru: minutes 9"),
        ("bodies/COM/agenda/3/parts/2/desired: 45", "item COM 3, part 2: desired minutes 45"),
        ("bodies/COM/meetings/2/languages: en",
         "COM, Monday 1 March, afternoon: languages en"),
        ("bodies/COM/meetings/Tuesday morning/room: Hall A",
         "COM, Tuesday 2 March, morning: room Hall A"),
        ("bodies/COM/drafting: 60", "COM: drafting minutes 60"),
        ("bodies/COM/order: free", "COM: order free"),
        ("interpreters/people/fr: 3", "interpreters: French 3"),
        ("interpreters/a_day: 1", "interpreters: meetings a day 1"),
        ("interpreters/named/T. Baker/in_seven_days: 8",
         "interpreter T. Baker: meetings in seven days 8"),
        ("interpreters/named/2/away: 2027-03-02", "interpreter S. Cole: away Tuesday 2 March"),
        ("people/Ms. Chair/away: [2027-03-02]", "Ms. Chair: away Tuesday 2 March"),
        ("rooms/Hall A/seats: 80", "room Hall A: seats 80"),
        ("rooms/1: null", "room Hall A left out"),
        ("at_once: 1", "meetings at once: 1"),
        ("pieces/least: 30", "pieces: least minutes 30"),
        ("show_times: true", "show times: yes"),
        ("weights/few-continuations: 5", "weight of few continuations: 5"),
    ],
)  # fmt: skip
def test_paths_in_words(base: Base, tmp_path: Path, path: str, name: str) -> None:
    (scenario,) = listed(base, tmp_path, f"- set: {{{path}}}")
    assert scenario.name == name
    assert changed(base, scenario) != base.data


def test_a_path_that_nobody_knows_reads_as_it_is_written(base: Base, tmp_path: Path) -> None:
    (scenario,) = listed(base, tmp_path, "- set: {some_key/other_key: 5}")
    assert scenario.name == "some key: other key 5"


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("weight: {few-continuations: 5}", "weight of few continuations: 5"),
        ("set: {at_once: 1, bodies/COM/reserve: 15}",
         "meetings at once: 1; COM: reserve minutes 15"),
        ("item added: {9: By sea, desired: 60}", "item added: 9 By sea"),
        ("item added: 9. By sea", "item added: 9 By sea"),
        ("meeting lost: [Monday morning, Tuesday morning]",
         "meeting lost: Monday morning, Tuesday morning"),
    ],
)  # fmt: skip
def test_scenarios_without_a_name(base: Base, tmp_path: Path, entry: str, name: str) -> None:
    (scenario,) = listed(base, tmp_path, f"- {entry}")
    assert scenario.name == name


@pytest.mark.parametrize(
    ("sweep", "title", "first"),
    [
        ("bodies/COM/agenda/2/desired from 60 to 120 by 60",
         "item COM 2: desired minutes from 60 to 120 by 60", "item COM 2: desired minutes 60"),
        ("weight few-continuations from 0 to 20 by 20",
         "weight of few continuations from 0 to 20 by 20", "weight of few continuations: 0"),
        ("weights/equal-shares from 0 to 1",
         "weight of equal shares from 0 to 1", "weight of equal shares: 0"),
        ("at_once from one to two", "meetings at once from one to two", "meetings at once: 1"),
    ],
)  # fmt: skip
def test_sweeps_in_words(base: Base, tmp_path: Path, sweep: str, title: str, first: str) -> None:
    found = listed(base, tmp_path, f"- sweep: {sweep}")
    assert {one.sweep for one in found} == {title}
    assert (found[0].name, found[0].value, len(found)) == (first, found[0].value, 2)
    both = listed(base, tmp_path, f"- sweep: {sweep}\n- all of: ['{first}']\n  name: B")
    assert changed(base, both[-1]) == changed(base, both[0])


@pytest.mark.parametrize(
    ("path", "step"), [("rooms/Hall X/seats", "Hall X"), ("groups/1/seats", "1")]
)
def test_what_is_not_in_a_list_is_a_fault_of_its_line(
    base: Base, tmp_path: Path, path: str, step: str
) -> None:
    told = f"2: “{path}” leads nowhere: there is no “{step}”."
    with pytest.raises(InputFaults, match=told):
        listed(base, tmp_path, f"- set: {{{path}: 20}}")


@pytest.mark.parametrize(("difference", "told"), [(15, "+15"), (-5, "−5"), (0, "0")])
def test_differences_of_cost(difference: int, told: str) -> None:
    assert signed(difference) == told
