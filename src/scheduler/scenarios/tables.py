"""The comparison as a table: for a terminal, for a CSV, for Excel."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from scheduler.scenarios.compare import Compared, parts_of, signed
from scheduler.writers.sheets import height, on_paper

if TYPE_CHECKING:
    from rich.table import Table

Cell = str | int | None
SHOWN_REASON = 160
# Of the columns before the minutes of items, in characters; then of those.
WIDTHS = (36, 11, 8, 10, 30, 12, 24, 44)
BEFORE_MINUTES, MINUTES_WIDTH = len(WIDTHS), 11
# More columns than these cannot be read on a page; of a wider table paper has the first ones.
READABLE = 20


def rows(compared: Sequence[Compared]) -> list[list[Cell]]:
    """The head and a row for each scenario."""
    parts = parts_of(compared)
    head: list[Cell] = ["scenario", "result", "cost", "difference", "moved", "interpreters"]
    head += ["sweep", "why not", *(f"minutes of {name}" for name in parts.values())]
    return [head, *(_row(one, list(parts)) for one in compared)]


def _row(one: Compared, parts: Sequence[str]) -> list[Cell]:
    moved = ", ".join(change.name for change in one.moved)
    return [
        one.solved.name,
        one.solved.outcome,
        one.cost,
        one.difference,
        moved,
        one.interpreters,
        one.solved.sweep,
        one.solved.reason,
        *(one.minutes.get(part) for part in parts),
    ]


def as_csv(compared: Sequence[Compared]) -> bytes:
    """CSV in UTF-8 with a mark that Excel knows it by."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows(compared))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(compared: Sequence[Compared]) -> bytes:
    """A workbook with one sheet, ready to be filtered."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    # The same comparison gives the same bytes; so the workbook has no time of the clock.
    book.set_properties({"title": "Scenarios", "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = book.add_worksheet("Scenarios")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    figure = book.add_format({"align": "right", "indent": 1, "valign": "top"})
    table = rows(compared)
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            if cell is not None and cell != "":
                look = figure if isinstance(cell, int) else wrapped
                sheet.write(number, column, cell, look if number else bold)
        sheet.set_row(number, height((str(cell or ""), _width(n)) for n, cell in enumerate(row)))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    last = len(table[0]) - 1
    for column in range(last + 1):
        sheet.set_column(column, column, _width(column))
    on_paper(sheet)
    sheet.print_area(0, 0, len(table) - 1, last if last < READABLE else BEFORE_MINUTES - 1)
    book.close()
    return out.getvalue()


def _width(column: int) -> int:
    return WIDTHS[column] if column < BEFORE_MINUTES else MINUTES_WIDTH


def for_terminal(compared: Sequence[Compared]) -> "Table":
    """Names, results, costs and what moved."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.HORIZONTALS, header_style="italic", pad_edge=False)
    shown.add_column("Scenario", overflow="fold")
    for name in ("Cost", "±", "Interpreters"):
        shown.add_column(name, justify="right")
    shown.add_column("Moved, or why not", overflow="fold")
    for index, one in enumerate(compared):
        moved = one.moved_in_short()
        reason = one.solved.reason
        if len(reason) > SHOWN_REASON:
            reason = reason[:SHOWN_REASON].rsplit(" ", 1)[0] + " …"
        difference = "" if one.difference is None or not index else signed(one.difference)
        last = (
            (moved if index else "the plan")
            if one.solved.timetable
            else (f"{one.solved.outcome}: {reason}")
        )
        cost, interpreters = (
            "" if value is None else str(value) for value in (one.cost, one.interpreters)
        )
        shown.add_row(Text(one.solved.name), cost, difference, interpreters, Text(last))
    return shown
