"""One timetable in six languages: what the table says, and how each format holds it."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests.builders import conference_2019, fill, make_conference, timetable_2019
from tests.writers.six import six

from scheduler.domain.timetable import Status
from scheduler.errors import UsageError
from scheduler.wording import LANGUAGES, wording_of
from scheduler.writers import FORMATS, USUAL, try_out, write
from scheduler.writers.edition import edition
from scheduler.writers.table import Row, Table, table


def content(language: str) -> Table:
    conference, timetable = six()
    return table(conference, timetable, wording_of(conference, language))


def rows(language: str) -> list[Row]:
    return [row for day in content(language).days for row in day.rows]


def rendered(name: str, language: str) -> bytes:
    conference, timetable = six()
    return FORMATS[name].content(conference, timetable, edition(conference, language))


def word(name: str, language: str) -> Any:
    return docx.Document(io.BytesIO(rendered(name, language)))


@pytest.mark.parametrize(
    ("language", "time", "body", "number", "title"),
    [
        ("en", "10 a.m.–1 p.m.", "Plenary", "1 (a)", "Opening of the session"),
        ("fr", "10 heures-13 heures", "Plénière", "1 a)", "Ouverture de la session"),
        ("es", "10.00 a 13.00 horas", "Plenario", "1 a)", "Apertura del período de sesiones"),
        ("ru", "10:00–13:00", "Пленум", "1 a)", "Открытие сессии"),
        ("zh", "上午10时至下午1时", "全体会议", "1(a)", "会议开幕"),
        ("ar", "00/10–00/13", "الجلسة العامة", "1 (أ)", "افتتاح الدورة"),
    ],
)
def test_the_first_row(language: str, time: str, body: str, number: str, title: str) -> None:
    row = rows(language)[0]
    assert (row.time, row.body, row.number, row.title) == (time, body, number, title)
    assert (row.language, row.mark) == (language, "")


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("en", ""),
        ("fr", "[original : anglais]"),
        ("es", "[original: inglés]"),
        ("ru", "[язык оригинала: английский]"),
        ("zh", "[原文：英文]"),
        ("ar", "[الأصل: الإنكليزية]"),
    ],
)
def test_a_title_without_translation_is_the_original_and_marked(language: str, mark: str) -> None:
    (row, *_) = [row for row in rows(language) if row.title == "Technical assistance"]
    assert row.mark == mark.replace(" ", "\u00a0")
    assert row.language == "en"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Vienna, 14–16 September 2026"),
        ("fr", "Vienne, 14-16 septembre 2026"),
        ("es", "Viena, 14 a 16 de septiembre de 2026"),
        ("ru", "Вена, 14–16 сентября 2026 года"),
        ("zh", "维也纳，2026年9月14日至16日"),
        ("ar", "فيينا\u200f، 14–16 أيلول/سبتمبر 2026"),
    ],
)
def test_place_and_dates(language: str, line: str) -> None:
    assert str(content(language).about[-1]) == line


def test_events_and_days_are_translated() -> None:
    assert [row.title for row in rows("ru") if row.is_event] == ["Обед"] * 3
    assert [day.heading for day in content("es").days] == [
        "Lunes, 14 de septiembre",
        "Martes, 15 de septiembre",
        "Miércoles, 16 de septiembre",
    ]


def test_a_timetable_not_proved_optimal_is_marked_in_each_language() -> None:
    conference, timetable = six()
    feasible = replace(timetable, status=Status.FEASIBLE, objective=100, bound=88)
    marks = {
        code: table(conference, feasible, wording_of(conference, code)).status for code in LANGUAGES
    }
    assert marks["fr"].endswith("(écart : 12,0 %)")
    assert marks["zh"] == "目前最佳安排，未证明为最优 (差距：12.0%)"
    assert len(set(marks.values())) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_annex(language: str) -> None:
    document, expected = word("docx", language), content(language)
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [expected.words["annex"], expected.title]
    grid = document.tables[0]
    assert tuple(cell.text for cell in grid.rows[0].cells) == expected.columns
    assert grid.rows[1].cells[0].text == expected.days[0].heading
    titles = [row.cells[-1].text for row in grid.rows[2:5]]
    assert titles == [row.title for row in expected.days[0].rows[:3]]
    assert document.core_properties.language == language


def test_arabic_in_word_is_marked_at_every_level() -> None:
    """Without these marks Word puts the right letters into the wrong order."""
    document = word("docx", "ar")
    body = document.element.body
    assert body.sectPr.find(qn("w:bidi")) is not None
    assert document.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    for paragraph in body.iter(qn("w:p")):
        assert paragraph.pPr.find(qn("w:bidi")) is not None
    for run in body.iter(qn("w:r")):
        text = "".join(t.text for t in run.iter(qn("w:t")))
        right_to_left = run.rPr is not None and run.rPr.find(qn("w:rtl")) is not None
        assert right_to_left == any("\u0600" <= letter <= "\u06ff" for letter in text) or (
            not any(letter.isalpha() for letter in text)
        ), text
    style = document.styles["Normal"].element.rPr
    assert style.find(qn("w:szCs")).get(qn("w:val")) == "20"
    assert style.find(qn("w:lang")).get(qn("w:bidi")) == "ar-SA"
    assert not document.styles["Emphasis"].font.italic


def test_an_english_title_in_arabic_is_marked_as_english() -> None:
    document = word("docx", "ar")
    (run, *_) = [
        run
        for row in document.tables[0].rows
        for run in row.cells[-1].paragraphs[0].runs
        if run.text == "Technical assistance"
    ]
    assert run._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert run._r.rPr.find(qn("w:rtl")) is None


@pytest.mark.parametrize("language", ["en", "fr", "ru", "es", "zh"])
def test_only_arabic_runs_to_the_left(language: str) -> None:
    body = word("docx", language).element.body
    assert not list(body.iter(qn("w:bidi"), qn("w:rtl"), qn("w:bidiVisual")))


def test_chinese_in_word_has_a_chinese_font() -> None:
    fonts = word("docx", "zh").styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "SimSun"
    assert fonts.get(qn("w:ascii")) == "Times New Roman"


def test_the_arabic_page_runs_to_the_left() -> None:
    page = rendered("html", "ar").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert '<span lang="en" dir="auto">Technical assistance</span>' in page
    assert '<html lang="fr" dir="ltr">' in rendered("html", "fr").decode()


def test_markdown_in_french() -> None:
    text = rendered("md", "fr").decode()
    assert "| *Date et heure* | *Organe* | *Point de l’ordre du jour* |" in text
    assert "Débat général (*suite*)" in text
    assert "(续)" in rendered("md", "zh").decode()


def test_files_are_named_by_language(tmp_path: Path) -> None:
    paths = write(conference_2019(), timetable_2019(), tmp_path, USUAL, ["fr", "ar", "fr"])
    assert [path.name for path in paths] == [
        "organization-of-work.fr.md",
        "organization-of-work.csv",
        "organization-of-work.fr.html",
        "organization-of-work.fr.docx",
        "organization-of-work.fr.xlsx",
        "timetable.json",
        "calendar.ics",
        "organization-of-work.ar.md",
        "organization-of-work.ar.html",
        "organization-of-work.ar.docx",
        "organization-of-work.ar.xlsx",
    ]


def test_without_a_language_the_original_one_is_written() -> None:
    conference = replace(conference_2019(), original_language="fr")
    assert table(conference, timetable_2019()).title == "Projet d’organisation des travaux"
    other = replace(conference_2019(), original_language="de")
    assert table(other, timetable_2019()).title == "Proposed organization of work"


def test_a_language_without_wording(tmp_path: Path) -> None:
    message = "There is no wording in “de”; there are ar, zh, en, fr, ru, es."
    with pytest.raises(UsageError) as error:
        write(conference_2019(), timetable_2019(), tmp_path, ["md"], ["de"])
    assert str(error.value) == message
    with pytest.raises(UsageError) as error:
        try_out(conference_2019(), ["md"], ["de"])
    assert str(error.value) == message


def test_french_signs_stand_in_one_line_with_their_words() -> None:
    conference = replace(
        make_conference([("1", "« Ports sûrs » : que faire ?")]), original_language="fr"
    )
    row = table(conference, fill(conference)).days[0].rows[0]
    assert row.title == "«\u00a0Ports sûrs\u00a0»\u00a0: que faire\u00a0?"
    english = replace(conference, original_language="en")
    assert table(english, fill(english)).days[0].rows[0].title == "« Ports sûrs » : que faire ?"
