"""The workbook: the printed table as people read it, and lines as Excel knows them."""

import io
from datetime import date, time
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from tests.builders import conference_2019, fill, make_conference, timetable_2019
from tests.writers.six import six
from tests.writers.titles import TITLES

from scheduler.writers import FORMATS
from scheduler.writers.edition import edition
from scheduler.writers.sheets import LINE, lines


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), rich_text=True)


@pytest.fixture(scope="module")
def workbook() -> Any:
    return opened(FORMATS["xlsx"].render(conference_2019(), timetable_2019()))


def test_the_printed_table(workbook: Any) -> None:
    sheet = workbook.worksheets[0]
    assert sheet.title == "Proposed organization of work"
    rows = [tuple(str(cell.value or "") for cell in row) for row in sheet.iter_rows()]
    head = rows.index(("Date and time", "Agenda item", "Title or description"))
    assert rows[head + 1][0] == "Wednesday, 11 September"
    assert rows[head + 2] == ("3–6 p.m.", "1 (a)", "Opening of the meeting")
    assert sheet.freeze_panes == f"A{head + 2}"
    assert sheet.print_title_rows == f"${head + 1}:${head + 1}"


def test_only_the_word_continued_is_in_italics(workbook: Any) -> None:
    cells = [row[2].value for row in workbook.worksheets[0].iter_rows()]
    (first, *_) = [value for value in cells if isinstance(value, CellRichText)]
    assert str(first[1]) == "continued"
    assert first[1].font.i
    assert str(first).endswith(" (continued)")


def test_the_lines_are_dates_and_hours(workbook: Any) -> None:
    head, first, *rest = workbook["Lines"].iter_rows(values_only=True)
    assert head == ("date", "start", "end", "body", "item", "title", "continued", "fixed")
    assert (first[0].date(), *first[1:3]) == (date(2019, 9, 11), time(15), time(18))
    assert first[4:] == ("1 (a)", "Opening of the meeting", False, False)
    assert len(rest) == 7


def test_long_heads_of_narrow_columns_are_seen_whole() -> None:
    conference = conference_2019()
    content = FORMATS["xlsx"].content(conference, timetable_2019(), edition(conference, "fr"))
    sheet = opened(content).worksheets[0]
    (head,) = [row for row in sheet.iter_rows() if row[1].value == "Point de l’ordre du jour"]
    width = sheet.column_dimensions["B"].width
    needed = lines("Point de l’ordre du jour", width) * LINE
    assert (sheet.row_dimensions[head[0].row].height or LINE) >= needed > LINE


def test_arabic_runs_to_the_left() -> None:
    conference, timetable = six()
    content = FORMATS["xlsx"].content(conference, timetable, edition(conference, "ar"))
    sheet = opened(content).worksheets[0]
    assert sheet.sheet_view.rightToLeft
    values = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "تنظيم الأعمال المقترح" in values
    assert "المناقشة العامة (تابع)" in values


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_text(title: str) -> None:
    conference = make_conference([("1", title)])
    sheet = opened(FORMATS["xlsx"].render(conference, fill(conference)))["Lines"]
    cell = sheet["F2"]
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x0007_", "\x07") == title
