"""Marks lines of a table as fixed, or not, in an Excel workbook, whose other cells stay."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scheduler.errors import refused
from scheduler.readers.fixed_lines import of_body
from scheduler.readers.item_rows import Cell
from scheduler.readers.timetable_xlsx import lines_sheet
from scheduler.readers.xlsx_source import check_archive

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def in_xlsx(
    path: Path, concerns: Callable[..., bool], is_no: Callable[[str], bool], fixed: bool
) -> tuple[bytes, int]:
    """The workbook with the lines that `concerns` picks marked, and how many changed.

    `concerns` is asked for item and title, `is_no` for what stands in the column. The same workbook
    gives the same bytes. Raises InputFaults for one without such lines.
    """
    import openpyxl

    check_archive(path)
    try:
        workbook = openpyxl.load_workbook(path, rich_text=True)
    except Exception as error:  # openpyxl raises whatever a broken part makes it
        message = "This Excel workbook is damaged: it cannot be read."
        raise refused(path, message) from error
    heads: dict[str, Sequence[Cell]] = {
        sheet.title: [Cell(_text(cell.value), "") for cell in next(sheet.iter_rows(), ())]
        for sheet in workbook.worksheets
    }
    name = lines_sheet(path, heads)
    sheet, columns = workbook[name], [cell.text.casefold() for cell in heads[name]]
    missing = [column for column in ("item", "title") if column not in columns]
    if missing:
        raise refused(f"{path}, {name}", f"There is no column “{missing[0]}”.", line=1)
    if "fixed" not in columns:
        columns.append("fixed")
        sheet.cell(1, len(columns), "fixed")
    at = {name: number for number, name in enumerate(columns, 1)}
    count = 0
    for row in range(2, sheet.max_row + 1):
        body, item, title = (
            _text(sheet.cell(row, at[name]).value) if name in at else ""
            for name in ("body", "item", "title")
        )
        mark = sheet.cell(row, at["fixed"])
        if concerns(item, title, of_body(body, item)):
            count += is_no(_text(mark.value)) is fixed
            mark.value = fixed
    return _saved(workbook), count


def _text(value: Any) -> str:
    """As `3` where Excel has made a number of it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _saved(workbook: Any) -> bytes:
    """The file without the times of the clock that the library puts into it."""
    written, found = io.BytesIO(), io.BytesIO()
    workbook.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(found, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return found.getvalue()
