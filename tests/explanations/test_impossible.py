"""Clashes that are seen without a search, also where several bodies are concerned."""

from dataclasses import replace
from pathlib import Path

import pytest

from scheduler import api
from scheduler.domain.conference import Conference
from scheduler.domain.services import Budget, Referral
from scheduler.errors import Stopped
from scheduler.model import explain as explanations
from scheduler.model.build import frame_of
from scheduler.model.impossible import is_impossible
from scheduler.model.options import SolveOptions
from scheduler.model.staffing import Staffing
from scheduler.model.trial import Trials

DATA = Path(__file__).parents[2] / "data"
TWO_BODIES = """\
zone: Europe/Vienna
grid: 15
bodies:
- body: Plenary
  short: P
  meetings: half-days from Thursday 1 May 2025 to Friday 2 May 2025
  agenda: [1. Opening, 2. Land, 3. Sea]
- body: Committee
  short: C
  meetings: half-days from Thursday 1 May 2025 to Friday 2 May 2025
  agenda: [1. Rivers, 2. Lakes]
"""


@pytest.fixture
def conference(tmp_path: Path) -> Conference:
    path = tmp_path / "c.yaml"
    path.write_text(TWO_BODIES.replace("Thursday 1 May", "1 May"), "utf-8")
    return api.read(path)


def test_what_is_possible_is_never_called_impossible() -> None:
    for path in sorted([*DATA.glob("*.yaml"), *DATA.glob("synthetic/conference-*.yaml")]):
        assert not is_impossible(frame_of(api.read(path))), path


def test_a_circle_over_two_bodies_is_the_whole_clash(conference: Conference) -> None:
    circle = (Referral("P 3", "C 1"), Referral("C 2", "P 2"))
    broken = replace(conference, services=replace(conference.services, referrals=circle))
    assert is_impossible(frame_of(broken))
    found = api.explain(broken)
    assert found is not None
    (clash,) = found.clashes
    assert clash.is_minimal
    assert {case.sentence for case in clash.cases} == {
        "item P 3 is over in Plenary a half-day or more before item C 1 is taken up in Committee",
        "item C 2 comes after item C 1 on the agenda",
        "item C 2 is over in Committee a half-day or more before item P 2 is taken up in Plenary",
        "item P 3 comes after item P 2 on the agenda",
    }
    assert "Item C 1 need not wait for item P 3." in map(str, found.repairs)


def test_fewer_meetings_than_a_body_needs(conference: Conference) -> None:
    plenary = conference.bodies[0]
    held = frozenset(meeting.id for meeting in conference.meetings_of(plenary.id))
    budget = Budget(held, 2, "Plenary holds at most 2 meetings")
    long = [replace(p, minimum=300) if p.id == "P 2" else p for p in conference.parts]
    long = [replace(p, minimum=120) if p.id == "P 3" else p for p in long]
    bodies = (replace(plenary, budgets=(budget,)), conference.bodies[1])
    broken = replace(conference, bodies=bodies, parts=tuple(long))
    found = api.explain(broken)
    assert found is not None
    assert [[case.sentence for case in clash.cases] for clash in found.clashes] == [
        [
            "item P 2 needs 300 minutes",
            "item P 3 needs 120 minutes",
            "Plenary holds at most 2 meetings",
        ]
    ]
    assert found.clashes[0].is_minimal
    assert found.clashes[0].room == (
        "Plenary may hold 2 meetings of 360 minutes together.",
        "75 minutes are short.",
    )
    assert "Plenary holds 3 of these meetings, not only 2." in map(str, found.repairs)


def test_half_days_are_added_up_where_bodies_may_not_meet_at_once(conference: Conference) -> None:
    services = replace(conference.services, at_once=1)
    asked = {"P 2": 360, "C 1": 360}
    parts = tuple(replace(p, minimum=asked.get(p.id, p.minimum)) for p in conference.parts)
    broken = replace(conference, services=services, parts=parts)
    assert is_impossible(frame_of(broken))
    found = api.explain(broken)
    assert found is not None
    (clash,) = found.clashes
    assert clash.is_minimal
    assert {case.rule for case in clash.cases} == {"simultaneous-meetings", "item-duration"}


def test_each_demand_shown_is_needed_and_each_repair_helps(conference: Conference) -> None:
    circle = (Referral("P 3", "C 1"), Referral("C 2", "P 2"))
    broken = replace(conference, services=replace(conference.services, referrals=circle))
    found = api.explain(broken)
    assert found is not None
    for repair in found.repairs:
        repaired = repair.applied(broken)
        assert api.verify(repaired, api.solve(repaired)).is_all_right


def test_what_was_not_found_out_is_said(
    conference: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explanations, "SECONDS_FOR_CLASHES", -1.0)
    with pytest.raises(Stopped, match="Whether a timetable exists was not found out in time"):
        api.explain(conference)


def test_a_deadline_leaves_trials_undecided(conference: Conference) -> None:
    trials = Trials(conference, SolveOptions(), 0.0, Staffing(conference))
    assert not trials.clash(trials.cases)
    assert trials.undecided == 1


def test_no_more_languages_are_asked_for_than_help(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        """\
body: Working Group
zone: Europe/Vienna
languages: six
meetings:
- Thursday 1 May 2025 morning
- {when: Thursday 1 May 2025 afternoon, languages: [en, fr]}
agenda:
- 1: Opening
- {number: 2, title: Air, languages: [ar, en], pin: Thursday 1 May 2025 afternoon}
""".replace("Thursday 1 May", "1 May"),
        "utf-8",
    )
    found = api.explain(api.read(path))
    assert found is not None
    told = [str(repair) for repair in found.repairs]
    assert "Thursday 1 May, afternoon is also interpreted into ar." in told
