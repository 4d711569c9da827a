"""Day sheets: every meeting of a day with its room, body, items and languages."""

import io
from datetime import date
from typing import Any

import docx
import pytest
from tests.builders import conference_2019, timetable_2019
from tests.writers.sessions import MONDAY, busy_session
from tests.writers.six import six

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.errors import UsageError
from scheduler.writers import FORMATS
from scheduler.writers.day_sheets import Programme, Sitting, programme
from scheduler.writers.edition import edition

THURSDAY = date(2019, 9, 12)


def made(solved: tuple[Conference, Timetable], language: str = "en", *days: date) -> Programme:
    return programme(*solved, edition(solved[0], language, days=days or None))


def items(sitting: Sitting) -> list[tuple[str, str, bool]]:
    return [(taken.number, taken.title.text, taken.continued) for taken in sitting.items]


def test_one_day_of_2019() -> None:
    content = made((conference_2019(), timetable_2019()), "en", THURSDAY)
    (sheet,) = content.sheets
    assert sheet.title == "Programme of meetings for Thursday, 12 September"
    morning, afternoon = sheet.sittings
    assert (morning.time, afternoon.time) == ("10 a.m.–1 p.m.", "3–6 p.m.")
    assert [number for number, _, _ in items(morning)] == ["2"]
    assert items(morning)[0][2]
    assert not items(afternoon)[0][2]
    assert morning.interpretation == "Arabic, Chinese, English, French, Russian, Spanish"
    assert content.columns == ("Time", "Agenda items", "Interpretation")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Programme des séances du lundi 14 septembre"),
        ("es", "Programa de sesiones para el lunes, 14 de septiembre"),
        ("ru", "Программа заседаний: понедельник, 14 сентября"),
        ("zh", "9月14日星期一会议安排"),
        ("ar", "برنامج الجلسات ليوم الاثنين، 14 أيلول/سبتمبر"),
    ],
)
def test_titles_in_other_languages(language: str, title: str) -> None:
    assert made(six(), language).sheets[0].title == title


def test_meetings_and_events_in_order_of_time() -> None:
    sheet = made(six(), "fr").sheets[0]
    assert [(s.time, s.room, s.body) for s in sheet.sittings] == [
        ("10 heures-13 heures", "Salle A", "Plénière"),
        ("13 heures-15 heures", "", ""),
        ("15 heures-18 heures", "Salle B", "Comité plénier"),
    ]
    assert sheet.sittings[2].interpretation == "arabe, anglais, français"
    assert items(sheet.sittings[1]) == [("", "Déjeuner", False)]


def test_what_published_programmes_show() -> None:
    sheet = made(busy_session(), "en", MONDAY).sheets[0]
    assert [s.time for s in sheet.sittings][:2] == ["8:30–9:30 a.m.", "9:30 a.m.–12:30 p.m."]
    assert sheet.sittings[1].details == ("1st meeting",)


def test_a_day_on_which_nothing_is_held() -> None:
    with pytest.raises(UsageError) as error:
        made((conference_2019(), timetable_2019()), "en", date(2019, 9, 14))
    assert str(error.value) == (
        "Nothing is held on 2019-09-14; it meets between 2019-09-11 and 2019-09-13."
    )


def word(language: str) -> Any:
    conference, timetable = six()
    content = FORMATS["programme"].content(conference, timetable, edition(conference, language))
    return docx.Document(io.BytesIO(content))


def test_in_word_each_day_has_a_page_and_a_table() -> None:
    document = word("en")
    titles = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [p.text for p in titles] == [
        "Programme of meetings for Monday, 14 September",
        "Programme of meetings for Tuesday, 15 September",
        "Programme of meetings for Wednesday, 16 September",
    ]
    breaks = [bool(p.paragraph_format.page_break_before) for p in titles]
    assert breaks == [False, True, True]
    first = document.tables[0]
    heads = [cell.text for cell in first.rows[0].cells]
    assert heads == ["Time", "Room", "Body", "Agenda items", "Interpretation"]
    held = [p.text for p in first.rows[1].cells[3].paragraphs]
    assert held[0] == "1 (a)\tOpening of the session"
    assert {p.style.name for p in first.rows[1].cells[3].paragraphs} == {"Organization Item"}
