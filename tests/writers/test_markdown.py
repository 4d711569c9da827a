import re
from dataclasses import replace

import pytest
from tests.builders import ITEM_3, conference_2019, fill, make_conference, timetable_2019
from tests.writers.sessions import busy_session, two_bodies
from tests.writers.titles import TITLES

from scheduler.writers import markdown
from scheduler.writers.edition import edition


def test_the_table_of_2019() -> None:
    text = markdown.render(conference_2019(), timetable_2019()).decode()
    lines = text.splitlines()
    assert lines[0] == "# Proposed organization of work"
    head = lines.index("| *Date and time* | *Agenda item* | *Title or description* |")
    assert lines[head + 1 : head + 4] == [
        "| --- | --- | --- |",
        "| **Wednesday, 11 September** |  |  |",
        "| 3–6 p.m. | 1 (a) | Opening of the meeting |",
    ]
    assert f"| 10 a.m.–1 p.m. | 3 | {ITEM_3} (*continued*) |" in lines
    assert lines[lines.index("Indicators:") - 2] == "|  | 5 | Adoption of the report |"
    assert "- Meetings with interpretation: 5 of 5." in lines


def test_bodies_rooms_and_notes() -> None:
    assert "|  | Committee of the Whole | 4 | Draft resolutions |" in (
        markdown.render(*two_bodies()).decode()
    )
    text = markdown.render(*busy_session()).decode()
    assert (
        "| 2:30 p.m.<br>Boardroom D | II & III | Fish, chips and \\| pipes (*continued*) |" in text
    )
    assert "\nTimes are local (Rome, UTC+1).\n" in text


@pytest.mark.parametrize("title", TITLES)
def test_any_title_stays_in_its_cell(title: str) -> None:
    conference = make_conference([("1", title)])
    row = markdown.render(conference, fill(conference)).decode().split("\n")[8]
    cells = re.split(r"(?<!\\)\|", row)
    assert len(cells) == 5
    shown = re.sub(r"\\(.)", r"\1", cells[3]).strip().replace("&amp;amp;", "&amp;")
    assert shown == " ".join(title.split())
    assert not re.search(r"(?<!\\)[*_`<\[~]", cells[3])


def test_what_was_assumed_stands_below_the_table() -> None:
    conference = replace(conference_2019(), assumptions=("Nights are free.", "A * is a star."))
    text = markdown.render(conference, timetable_2019()).decode()
    assert text.endswith(
        "(assumed).\n\nAssumed, as the file does not say:\n\n"
        "- Nights are free.\n- A \\* is a star.\n"
    )
    french = markdown.render(conference, timetable_2019(), edition(conference, "fr")).decode()
    assert "Nights" not in french
