"""`organization-of-work.xlsx`: the printed table, and a sheet of plain lines to sort and edit.

The second sheet has the columns of `organization-of-work.csv`, with dates and hours as Excel knows
them, and a column `fixed` for the lines that the next search is to leave where they are.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers.edition import Edition, usual
from scheduler.writers.entries import COLUMNS, Entry, entries
from scheduler.writers.sheets import height, on_paper
from scheduler.writers.table import Row, Table, table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Widths of columns in characters.
TIME, BODY, ITEM, TITLE = 20, 22, 10, 70
LINES = "Lines"
_LINES_WIDTHS = (12, 8, 8, 30, 10, TITLE, 11)
_MOMENTS = ("date", "start", "end")
FIXED, _FIXED_WIDTH = "fixed", 8
_MOST_IN_NAME = 31  # Excel's limit
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\")


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The workbook; the same timetable gives the same bytes."""
    from xlsxwriter import Workbook

    content = table(conference, timetable, (edition or usual(conference)).words)
    out = io.BytesIO()
    # Nothing the planner writes may become a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as workbook:
        workbook.set_properties(
            {
                "title": " – ".join((content.title, *map(str, content.about[:1]))),
                "author": "scheduler",
                "comments": content.status,
                "created": datetime(1980, 1, 1),  # noqa: DTZ001 - a date without meaning
            }
        )
        _PrintedSheet(workbook, content).write()
        _write_lines(workbook, conference, timetable)
    return out.getvalue()


class _PrintedSheet:
    """The first sheet: the table as it is printed."""

    def __init__(self, workbook: "Workbook", content: Table) -> None:
        self.content = content
        self.words = content.words
        self.looks = _looks(workbook, content)
        name = content.title.translate(_FORBIDDEN)[:_MOST_IN_NAME].strip("' ")
        self.sheet: Worksheet = workbook.add_worksheet(name)
        self.widths = (TIME, *((BODY,) if content.with_bodies else ()), ITEM, TITLE)
        self.last = len(content.columns) - 1

    def write(self) -> None:
        """Fill the sheet from top to bottom."""
        row = self._heading()
        self._columns(row)
        for day in self.content.days:
            row += 1
            self.sheet.merge_range(row, 0, row, self.last, day.heading, self.looks["day"])
            for each in day.rows:
                row += 1
                self._row(row, each)
        for note in self.content.notes:
            row += 1
            self.sheet.merge_range(row, 0, row, self.last, str(note), self.looks["cell"])
            self.sheet.set_row(row, height([(str(note), sum(self.widths))]))
        self.sheet.print_area(0, 0, row, self.last)

    def _heading(self) -> int:
        row = -1
        for text in filter(None, (self.content.symbol, *map(str, self.content.about))):
            row += 1
            self.sheet.write_string(row, 0, text, self.looks["plain"])
        row += 1
        self.sheet.write_string(row, 0, self.content.title, self.looks["title"])
        if self.content.status:
            row += 1
            self.sheet.write_string(row, 0, self.content.status, self.looks["title"])
        return row + 2

    def _columns(self, row: int) -> None:
        for number, (head, width) in enumerate(zip(self.content.columns, self.widths, strict=True)):
            self.sheet.set_column(number, number, width)
            self.sheet.write_string(row, number, head, self.looks["head"])
        self.sheet.set_row(row, height(zip(self.content.columns, self.widths, strict=True)))
        if self.words.is_right_to_left:
            self.sheet.right_to_left()
        self.sheet.freeze_panes(row + 1, 0)
        self.sheet.repeat_rows(row)
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.hide_gridlines(2)

    def _row(self, number: int, row: Row) -> None:
        time = "\n".join(filter(None, (row.time, *row.details)))
        values = [time, *([row.body] if self.content.with_bodies else []), row.number]
        for column, value in enumerate(values):
            self.sheet.write_string(number, column, value, self.looks["cell"])
        title = " ".join(filter(None, (row.title, row.mark)))
        after = f"\n{row.note}" if row.note else ""
        told = f" ({self.words['continued']})" if row.continued else ""
        cells = [*values, f"{title}{told}{after}"]
        self.sheet.set_row(number, height(zip(cells, self.widths, strict=True)))
        if row.continued and self.words.has_italics:
            marked = (f"{title} (", self.looks["italic"], self.words["continued"], f"){after}")
            self.sheet.write_rich_string(number, self.last, *marked, self.looks["cell"])
            return
        self.sheet.write_string(number, self.last, cells[-1], self.looks["cell"])


def _looks(workbook: "Workbook", content: Table) -> "dict[str, Format]":
    words = content.words
    common: dict[str, Any] = {"font_name": words["word_font"], "font_size": 11}
    if words.is_right_to_left:
        common["reading_order"] = 2
    cell = common | {"text_wrap": True, "valign": "top"}
    return {
        "plain": workbook.add_format(common),
        "title": workbook.add_format(common | {"bold": True, "font_size": 14}),
        "head": workbook.add_format(cell | {"italic": words.has_italics, "top": 1, "bottom": 2}),
        "day": workbook.add_format(common | {"bold": True, "align": "left", "top": 4}),
        "cell": workbook.add_format(cell),
        "italic": workbook.add_format(common | {"italic": True}),
    }


def _write_lines(workbook: "Workbook", conference: Conference, timetable: Timetable) -> None:
    sheet = workbook.add_worksheet(LINES)
    head = workbook.add_format({"bold": True, "bottom": 1})
    looks = {
        "date": workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        "start": workbook.add_format({"num_format": "hh:mm", "align": "left", "valign": "top"}),
        "end": workbook.add_format({"num_format": "hh:mm", "align": "left", "valign": "top"}),
    }
    top = workbook.add_format({"text_wrap": True, "valign": "top"})
    rows = entries(conference, timetable)
    for column, (name, width) in enumerate(zip(COLUMNS, _LINES_WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
        for number, entry in enumerate(rows, start=1):
            _write_value(sheet, number, column, getattr(entry, name), looks.get(name, top))
    for number, entry in enumerate(rows, start=1):
        cells = [str(getattr(entry, name)) for name in COLUMNS]
        sheet.set_row(number, height(zip(cells, _LINES_WIDTHS, strict=True)))
    _write_fixed(sheet, (head, top), timetable, rows)
    on_paper(sheet)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS))


def _write_fixed(
    sheet: "Worksheet", looks: "tuple[Format, Format]", timetable: Timetable, rows: Sequence[Entry]
) -> None:
    """The last column: true or false, to choose from a list; empty for what is no agenda item."""
    kept = {(p.part, p.meeting) for p in timetable.placements if p.fixed}
    column, (head, look) = len(COLUMNS), looks
    sheet.set_column(column, column, _FIXED_WIDTH)
    sheet.write_string(0, column, FIXED, head)
    for number, entry in enumerate(rows, start=1):
        if entry.line.part is not None:
            is_kept = (entry.line.part, entry.line.meeting) in kept
            sheet.write_boolean(number, column, is_kept, look)
    choice = {"validate": "list", "source": ["TRUE", "FALSE"]}
    sheet.data_validation(1, column, max(1, len(rows)), column, choice)


def _write_value(
    sheet: "Worksheet", row: int, column: int, value: str | bool | None, look: "Format"
) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif value and COLUMNS[column] in _MOMENTS:
        moment = time.fromisoformat(value) if ":" in value else date.fromisoformat(value)
        sheet.write_datetime(row, column, moment, look)
    elif value:
        sheet.write_string(row, column, value, look)
