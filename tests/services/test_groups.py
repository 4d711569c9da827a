"""Groups that ask for interpreters who have names: bodies first, then those who can be served."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from scheduler import api
from scheduler.domain.timetable import Status
from scheduler.errors import UsageError

FILE = """\
body: Working Group
zone: Europe/Vienna
languages: en, fr
dates: 11–13 September 2019
meetings: half-days from Wednesday to Friday
holidays: none
needs: 4
interpreters:
  named:
  - {name: A. One, a: en, b: fr}
  - {name: B. Two, a: en, b: fr, away: 2019-09-13 10:00–13:00}
  - {name: C. Three, a: fr, b: en}
  - {name: D. Four, a: fr, b: en}
agenda: [1. Opening, 2. Matters, 3. Adoption of the report]
groups:
- {title: GRULAC, when: daily, languages: en}
- {title: WEOG, when: Friday morning}
"""


def test_those_who_are_away_serve_nobody(tmp_path: Path) -> None:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE, "utf-8")
    conference = api.read(path)
    timetable = api.solve(conference)
    assert api.verify(conference, timetable).is_all_right
    got = [p.meeting for p in timetable.placements if conference.part_by_id[p.part].if_possible]
    assert got == ["weog-2019-09-13-morning", "grulac-2019-09-13-afternoon"]
    assert {duty.meeting for duty in timetable.duties or ()} >= {"grulac-2019-09-13-afternoon"}
    # That no more could be served is not proved.
    assert timetable.status is Status.FEASIBLE


def test_what_is_over_is_not_asked_for_again(tmp_path: Path) -> None:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE.replace("when: daily", "when: daily 13.30–14.30"), "utf-8")
    conference = api.read(path)
    timetable = api.solve(conference)
    now = datetime(2019, 9, 12, 20, tzinfo=ZoneInfo("Europe/Vienna"))
    found = api.replan(conference, timetable, now, {})
    assert api.verify(conference, found.timetable).is_all_right


def test_nobody_asks_why_a_group_is_where_it_asked_to_be(tmp_path: Path) -> None:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE, "utf-8")
    conference = api.read(path)
    part = next(part for part in conference.parts if part.if_possible)
    with pytest.raises(UsageError, match="is asked for by a group, and held if services are left"):
        api.ask(conference, api.solve(conference), part.id, ["2019-09-12-morning"], True)


def test_people_are_needed_on_agendas_and_by_groups_that_name_them(tmp_path: Path) -> None:
    people = """\
people:
- {name: Delegation of Tuvalu, role: delegation, persons: 1, away: 2019-09-12}
- {name: Ms. Ibarra, items: GRULAC, away: 2019-09-13 15:00–18:00}
"""
    path = tmp_path / "conference.yaml"
    path.write_text(FILE + people, "utf-8")
    conference = api.read(path)
    tuvalu, ibarra = conference.people
    assert tuvalu.parts == ("1", "2", "3")
    assert {conference.part_by_id[key].body for key in ibarra.parts} == {"GRULAC"}
    timetable = api.solve(conference)
    assert api.verify(conference, timetable).is_all_right
    taken = {placed.meeting for placed in timetable.placements}
    assert not {"grulac-2019-09-13-afternoon", "2019-09-12-morning"} & taken


def test_only_groups_are_left(tmp_path: Path) -> None:
    path = tmp_path / "conference.yaml"
    head, _ = FILE.split("groups:")
    lines = [line for line in head.splitlines() if "nam" not in line and "interp" not in line]
    groups = "groups: [{title: GRULAC, when: EVENING}, {title: WEOG, when: EVENING}]"
    text = "\n".join([*lines, "at_once: 1", groups.replace("EVENING", "Friday 13.30–14.30")])
    path.write_text(text, "utf-8")
    conference = api.read(path)
    timetable = api.solve(conference)
    now = datetime(2019, 9, 13, 13, 10, tzinfo=ZoneInfo("Europe/Vienna"))
    found = api.replan(conference, timetable, now, {})
    assert api.verify(conference, found.timetable).is_all_right
    held = {p.meeting for p in found.timetable.placements}
    assert len(held & {f"{one}-2019-09-13-midday" for one in ("grulac", "weog")}) == 1
