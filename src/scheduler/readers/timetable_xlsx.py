"""Reads `organization-of-work.xlsx` back, also after someone has edited it in Excel.

What counts is its sheet of plain lines. The printed table before it is for people: nothing of it is
read, and a notice says so.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.errors import refused
from scheduler.readers.item_rows import Cell
from scheduler.readers.timetable_csv import NEEDED, read_records
from scheduler.readers.xlsx_source import check_archive, rows_by_sheet

LINES = "Lines"


def read_xlsx(path: Path, conference: Conference) -> Timetable:
    """The timetable of the sheet with the columns of the CSV (`timetable_csv`).

    That is the sheet “Lines”, or else the first one with these columns. Raises InputFaults, whose
    lines are rows of the sheet.
    """
    check_archive(path)
    sheets = rows_by_sheet(path)
    name = lines_sheet(path, {name: rows[0] if rows else [] for name, rows in sheets.items()})
    records = [(number, _texts(row)) for number, row in enumerate(sheets[name], 1)]
    found = read_records(f"{path}, {name}", records or [(1, [])], conference)
    others = ", ".join(f"“{other}”" for other in sheets if other != name)
    if not others:
        return found
    notice = f"{path} is read from its sheet “{name}”; changes in {others} do not count."
    return replace(found, notices=(notice, *found.notices))


def lines_sheet(path: Path, heads: dict[str, Sequence[Cell]]) -> str:
    """The name of the sheet with the lines, by the first row of each; raises InputFaults."""
    for name in heads:
        if name.strip().casefold() == LINES.casefold():
            return name
    for name, row in heads.items():
        if set(NEEDED) <= {cell.text.casefold() for cell in row}:
            return name
    message = f"No sheet of this workbook has the columns {', '.join(NEEDED)}."
    hint = f"“scheduler solve --format xlsx” writes one with them, called “{LINES}”."
    raise refused(path, message, hint)


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]
