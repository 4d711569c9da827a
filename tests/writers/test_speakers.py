"""The lists of speakers in what is printed and written."""

import json
from dataclasses import replace
from pathlib import Path

from tests.builders import conference_2019, timetable_2019

from scheduler.domain.agenda import Speaker
from scheduler.writers import USUAL, markdown, speakers_csv, timetable_json, write


def with_list():
    conference = conference_2019()
    listed = (
        Speaker("Egypt, for a group", 120),
        Speaker("Peru", 90),
        *(Speaker(f"further speaker {n}", 30, is_listed=False) for n in (1, 2)),
    )
    parts = (replace(p, speakers=listed) if p.id == "3" else p for p in conference.parts)
    return replace(conference, parts=tuple(parts))


def test_who_is_heard_in_which_meeting(tmp_path: Path) -> None:
    conference, timetable = with_list(), timetable_2019()
    assert (
        "\n- Thursday 12 September, afternoon: Egypt, for a group.\n"
        "- Friday 13 September, morning: Peru; 2 further speakers.\n"
    ) in markdown.render(conference, timetable).decode()
    assert json.loads(timetable_json.render(conference, timetable))["speakers"] == [
        {
            "part": "3",
            "meeting": "wg7-2019-09-12-1500",
            "speakers": ["Egypt, for a group"],
        },
        {
            "part": "3",
            "meeting": "wg7-2019-09-13-1000",
            "speakers": ["Peru", "further speaker 1", "further speaker 2"],
        },
    ]
    assert speakers_csv.render(conference, timetable).decode().splitlines()[:3] == [
        "item,date,start,end,body,order,speaker,minutes",
        '3,2019-09-12,15:00,18:00,wg7,1,"Egypt, for a group",120',
        "3,2019-09-13,10:00,13:00,wg7,2,Peru,90",
    ]
    names = {path.name for path in write(conference, timetable, tmp_path, USUAL)}
    assert "speakers.csv" in names
