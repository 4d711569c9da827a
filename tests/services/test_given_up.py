"""Items that run over go on after half-days that their body has given up."""

from pathlib import Path

import pytest

from scheduler import api

FILE = """\
zone: Africa/Addis_Ababa
dates: 9–12 September 2019
meetings: half-days from Monday to Thursday
body: Committee
released: RELEASED
agenda: [1. Debate]
"""


@pytest.mark.parametrize(("released", "left"), [("Tuesday afternoon", 7), ("Tuesday", 6)])
def test_an_item_goes_on_after_what_is_given_up(tmp_path: Path, released: str, left: int) -> None:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE.replace("RELEASED", released), "utf-8")
    conference = api.read(path)
    timetable = api.solve(conference)
    assert api.verify(conference, timetable).is_all_right
    held = [placed.meeting for placed in timetable.placements]
    assert len(held) == left
    assert "2019-09-10-afternoon" not in held
