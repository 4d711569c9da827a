"""Lists of speakers on day sheets: under their item, each with the hour of their turn."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from tests.builders import conference_2019, fill, make_conference, timetable_2019

from scheduler.domain.agenda import Speaker
from scheduler.domain.conference import Conference, Event
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.writers import FORMATS
from scheduler.writers.day_sheets import programme
from scheduler.writers.edition import edition

DAY = date(2026, 9, 22)
SPEAKERS = (
    Speaker("Egypt, for a group", 120),
    Speaker("Peru", 90),
    *(Speaker(f"further speaker {n}", 30, is_listed=False) for n in (1, 2)),
)


def with_list(conference: Conference, part: str, *speakers: Speaker) -> Conference:
    parts = (replace(p, speakers=speakers) if p.id == part else p for p in conference.parts)
    return replace(conference, parts=tuple(parts))


def told(conference: Conference, timetable: Timetable, language: str = "en") -> list[list[str]]:
    """What stands under each item that has a list, in each meeting."""
    sheets = programme(conference, timetable, edition(conference, language)).sheets
    lists = [t.called_up for sheet in sheets for s in sheet.sittings for t in s.items]
    return [
        [one.head, *(f"{s.time} {s.number} {s.name}".strip() for s in one.speakers)]
        for one in lists
        if one is not None
    ]


def test_each_speaker_has_an_hour_and_the_number_on_the_whole_list() -> None:
    conference = with_list(conference_2019(), "3", *SPEAKERS)
    assert told(conference, timetable_2019()) == [
        ["Speakers 1:", "3 p.m. 1. Egypt, for a group"],
        ["Speakers 2–4:", "10 a.m. 2. Peru", "11:30 a.m. 3–4. to be announced"],
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("fr", ["Orateurs 2–4 :", "10 heures 2. Peru", "11 h 30 3–4. à annoncer"]),
        ("es", ["Oradores 2–4:", "10.00 horas 2. Peru", "11.30 horas 3–4. por anunciar"]),
        ("ru", ["Ораторы 2–4:", "10:00 2. Peru", "11:30 3–4. будет объявлено позднее"]),
        ("zh", ["发言者 2–4：", "上午10时 2. Peru", "上午11时30分 3–4. 待定"]),
        ("ar", ["المتكلمون 2–4:", "00/10 2. Peru", "30/11 3–4. يعلن عنه لاحقا"]),
    ],
)
def test_in_other_languages(language: str, lines: list[str]) -> None:
    conference = with_list(conference_2019(), "3", *SPEAKERS)
    assert told(conference, timetable_2019(), language)[1] == lines


def test_turns_go_on_after_a_break_and_after_another_item() -> None:
    made = make_conference([("1", "General debate"), ("2", "Election")], [(DAY, 600, 780)])
    made = replace(made, events=(Event("Coffee", DAY, 620, 640, blocks=True),))
    made = with_list(made, "1", *(Speaker(f"Delegation {n}", 10) for n in range(1, 6)))
    key = made.meetings[0].id
    placed = [("1", 600, 650), ("2", 650, 700), ("1", 700, 780)]
    plan = Timetable(tuple(Placement(p, key, s, e) for p, s, e in placed), Status.GIVEN)
    assert told(made, plan) == [
        [
            "Speakers 1–3:",
            "10 a.m. 1. Delegation 1",
            "10:10 a.m. 2. Delegation 2",
            "10:40 a.m. 3. Delegation 3",
        ],
        ["Speakers 4–5:", "11:40 a.m. 4. Delegation 4", "11:50 a.m. 5. Delegation 5"],
    ]


def test_no_hours_where_the_meeting_states_none() -> None:
    made = make_conference([("1", "Debate")], [(DAY, 600, 780, {"hours_stated": False})])
    made = with_list(made, "1", Speaker("Peru", 10), Speaker("Chile", 10))
    assert told(made, fill(made)) == [["Speakers 1–2:", "1. Peru", "2. Chile"]]


def test_in_word_the_list_has_styles_of_its_own_and_its_row_may_go_over_a_page() -> None:
    conference = with_list(conference_2019(), "3", *SPEAKERS)
    data = FORMATS["programme"].content(conference, timetable_2019(), edition(conference, "en"))
    table = docx.Document(io.BytesIO(data)).tables[2]
    cell = table.rows[1].cells[1]
    assert [(p.style.name, p.text) for p in cell.paragraphs][1:] == [
        ("Organization Speakers", "Speakers 2–4:"),
        ("Organization Speaker", "10 a.m.\t2. Peru"),
        ("Organization Speaker", "11:30 a.m.\t3–4. to be announced"),
    ]
    whole = ["cantSplit" in row._tr.xml for row in table.rows]
    assert whole[1:] == [False, True]
