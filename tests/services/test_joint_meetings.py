"""Bodies that meet jointly, beside or not beside one another, also when one has nothing left."""

from datetime import date
from pathlib import Path

import pytest

from scheduler import api
from scheduler.domain.conference import Conference
from scheduler.errors import NoTimetable
from scheduler.replan import Moment, replan

FILE = """\
zone: Europe/Vienna
languages: en
dates: 9–11 September 2019
at_once: 2
bodies:
- {body: Plenary, short: PL, meetings: [Monday morning], agenda: [1. Opening], related: JM}
- body: Committee
  short: COM
  meetings: half-days from Monday to Wednesday
  not_with: [JM, PL]
  related: PL
  agenda: [{number: 2, title: Rivers, minimum: MINIMUM}]
- body: Joint meeting
  short: JM
  meetings: [{when: Tuesday morning, jointly: [PL, COM]}]
  agenda: [3. Dialogue]
"""


def read(tmp_path: Path, minimum: str) -> Conference:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE.replace("MINIMUM", minimum), "utf-8")
    return api.read(path)


def test_a_clash_of_bodies_of_which_some_are_not_concerned(tmp_path: Path) -> None:
    with pytest.raises(NoTimetable) as raised:
        api.solve(read(tmp_path, "13 hours"))
    told = str(raised.value)
    assert "Item COM 2 needs 780 minutes" in told
    assert "60 minutes are short." in told
    assert "Committee does not meet while Plenary does" in told


def test_a_body_that_others_name_has_nothing_left(tmp_path: Path) -> None:
    conference = read(tmp_path, "6 hours")
    timetable = api.solve(conference)
    assert api.verify(conference, timetable).is_all_right
    after_monday = Moment(date(2019, 9, 9), 20 * 60)
    found = replan(conference, timetable, after_monday, {})
    assert api.verify(conference, found.timetable).is_all_right
    dialogue, *_ = found.timetable.of_part("JM 3")
    assert all(p.meeting != "com-2019-09-10-morning" for p in found.timetable.of_part("COM 2"))
    assert dialogue.meeting == "jm-2019-09-10-morning"
