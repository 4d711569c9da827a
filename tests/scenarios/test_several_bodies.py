"""Changes and sweeps of a conference of several bodies."""

from pathlib import Path
from typing import Any

import pytest
from tests.scenarios.listed import conference_of, listed, only

from scheduler.domain.conference import Conference
from scheduler.errors import InputFaults
from scheduler.scenarios.base import Base, read_base

FILE = """\
conference: Regional Conference
zone: Europe/Vienna
languages: en, fr, ar
dates: 9–13 September 2019
meetings: half-days from Monday to Friday
bodies:
- body: Plenary
  meetings: [Monday morning, Monday afternoon, Friday afternoon]
  agenda: [1. Opening, {number: 2, title: Debate, items: [a. Land, b. Water]}, 8. Other matters]
  precedences: [2 before 8]
- body: Committee of the Whole
  short: COW
  needs: 3
  agenda: [1. Rivers, 2. Lakes]
  precedences: [2 before 1]
- body: Drafting group
  meetings:
  - {when: half-days from Tuesday to Thursday, jointly: COW, online: "https://example.org"}
  agenda: [6. Draft]
referrals: [COW 1 before Plenary 8, Drafting group 6 before Plenary 8]
people:
- {name: Ms. Rivers, items: COW 1}
- {name: Ms. Lakes, items: [COW 2, COW 1]}
groups: [{title: African Group, when: daily 9.00–10.00}]
"""


@pytest.fixture
def base(tmp_path: Path) -> Base:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE, "utf-8")
    return read_base(path)


def lost(base: Base, found: Conference) -> set[str]:
    return {m.id for m in base.conference.meetings} - {m.id for m in found.meetings}


@pytest.mark.parametrize(
    ("when", "gone"),
    [
        ("Monday morning", {"plenary-2019-09-09-morning", "cow-2019-09-09-morning"}),
        ("COW Monday morning", {"cow-2019-09-09-morning"}),
        ("Committee of the Whole on Monday morning", {"cow-2019-09-09-morning"}),
        ("Tuesday afternoon", {"cow-2019-09-10-afternoon", "drafting-group-2019-09-10-afternoon"}),
    ],
)
def test_meetings_of_all_bodies_or_of_one_are_lost(
    base: Base, tmp_path: Path, when: str, gone: set[str]
) -> None:
    found = only(base, tmp_path, f"- meeting lost: {when}")
    assert lost(base, found) == gone
    assert {m.jointly_with for m in found.meetings_of("Drafting group")} == {("COW",)}
    assert {m.online for m in found.meetings_of("Drafting group")} == {"https://example.org"}


@pytest.mark.parametrize(
    ("needs", "left"),
    [
        ("10", [9]),
        ("[5, 2 half-days from Monday morning to Monday afternoon]", [5, 1]),
        ("[{meetings: 10}, {meetings: 1, in: Monday}]", [9, 1]),
    ],
)
def test_who_needs_all_half_days_needs_those_that_are_left(
    tmp_path: Path, needs: str, left: list[int]
) -> None:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE.replace("needs: 3", f"needs: {needs}\n  entitlement: 10"), "utf-8")
    found = only(read_base(path), tmp_path, "- meeting lost: COW Monday morning")
    assert [one.most for one in found.body_by_id["COW"].budgets][:-1] == left


def test_a_language_lost_when_only_some_bodies_meet(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- language lost: Arabic on COW Tuesday")
    without = {m.id for m in found.meetings if "ar" not in m.languages} - {
        m.id for m in base.conference.meetings if "ar" not in m.languages
    }
    assert without == {"cow-2019-09-10-morning", "cow-2019-09-10-afternoon"}


@pytest.mark.parametrize("path", ["COW", "Committee of the Whole", "2"])
def test_paths_name_bodies(base: Base, tmp_path: Path, path: str) -> None:
    found = only(base, tmp_path, f"- set: {{bodies/{path}/needs: 4}}")
    assert [budget.most for budget in found.body_by_id["COW"].budgets] == [4]


def test_paths_name_people_and_sub_items(base: Base, tmp_path: Path) -> None:
    text = "- set: {people/Ms. Rivers/role: chair, bodies/Plenary/agenda/2/items/b/desired: 45}"
    found = only(base, tmp_path, text)
    assert found.people[0].role == "chair"
    assert found.part_by_id["Plenary 2 (b)"].desired == 45


def test_meetings_that_one_body_needs(base: Base, tmp_path: Path) -> None:
    sweep = listed(base, tmp_path, "- sweep: two to four meetings of COW")
    assert [one.name for one in sweep] == [f"{n} meetings of COW" for n in (2, 3, 4)]
    found = [conference_of(base, one) for one in sweep]
    assert [one.body_by_id["COW"].budgets[0].most for one in found] == [2, 3, 4]
    fewer = only(base, tmp_path, "- meetings: 2 of Drafting group")
    assert len(fewer.meetings_of("Drafting group")) == 2
    assert len(fewer.meetings_of("COW")) == 10


def test_each_meeting_lost_is_one_of_each_body(base: Base, tmp_path: Path) -> None:
    every = listed(base, tmp_path, "- sweep: each meeting lost")
    assert len(every) == 3 + 10 + 6
    assert every[3].name == "without COW, Monday 9 September, morning"
    assert lost(base, conference_of(base, every[3])) == {"cow-2019-09-09-morning"}
    assert len(listed(base, tmp_path, "- sweep: each meeting of plenary lost")) == 3


def test_an_item_more_for_one_body(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- item added: {body: COW, number: 3, title: Seas}")
    assert [p.id for p in found.parts_of("COW")] == ["COW 1", "COW 2", "COW 3"]
    found = only(base, tmp_path, "- item added: {number: 3, title: Seas, follows: COW 1}")
    assert [p.id for p in found.parts_of("COW")] == ["COW 1", "COW 3", "COW 2"]


def test_what_is_dropped_is_needed_by_nobody(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- item dropped: COW 1")
    assert [p.id for p in found.parts_of("COW")] == ["COW 2"]
    assert [(p.name, p.parts) for p in found.people] == [("Ms. Lakes", ("COW 2",))]
    assert [one.before for one in found.services.referrals] == ["Drafting group 6"]
    assert "Plenary 8" in {one.after for one in found.precedences}
    found = only(base, tmp_path, "- item dropped: Plenary 2 (a)")
    assert "Plenary 2 (b)" in found.part_by_id
    assert "Plenary 2 (a)" not in found.part_by_id


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("meetings: 4", "Of which body?\n    Write “4 meetings of Plenary”."),
        ("meetings: 4 of SBI", "There is no body “SBI”.\n    Bodies are: Plenary, COW, Drafting"),
        ("sweep: two to four meetings of SBI", "There is no body “SBI”."),
        ("meeting lost: COW Sunday", "The conference has no Sunday."),
        ("item added: {body: SBI, title: Seas}", "There is no body “SBI”."),
        ("item dropped: COW 8", "The agenda has no item “COW 8”."),
        ("set: {bodies/SBI/needs: 4}", "“bodies/SBI/needs” leads nowhere: there is no “SBI”."),
    ],
)
def test_faults(base: Base, tmp_path: Path, change: str, message: str) -> None:
    with pytest.raises(InputFaults) as caught:
        listed(base, tmp_path, f"- {change}")
    assert message in str(caught.value)


def test_a_file_with_groups_is_compared(base: Base, tmp_path: Path) -> None:
    found: Any = only(base, tmp_path, "- language lost: French on Friday")
    assert found.groups == base.conference.groups


def test_a_language_lost_beside_meetings_without_interpretation(tmp_path: Path) -> None:
    text = FILE.replace("  short: COW\n", "  short: COW\n  languages: none\n")
    path = tmp_path / "plain.yaml"
    path.write_text(text, "utf-8")
    plain = read_base(path)
    found = only(plain, tmp_path, "- language lost: Arabic on Tuesday")
    assert all(not meeting.languages for meeting in found.meetings_of("COW"))
    with pytest.raises(InputFaults, match="No meeting is interpreted into “Arabic” then"):
        listed(plain, tmp_path, "- language lost: Arabic on COW Tuesday")
