"""`organization-of-work.xlsx` read as a document: the rows of its first sheet."""

from pathlib import Path

from scheduler.documents.dates import day_in
from scheduler.documents.line import Content, Line
from scheduler.documents.typography import one_line, plain
from scheduler.errors import refused
from scheduler.readers.xlsx_source import check_archive

_MOST_ROWS, _MOST_COLUMNS = 5_000, 20


def read_sheets(path: Path) -> Content:
    """The rows of a workbook; a row with one filled cell is a line of text, or a day."""
    import openpyxl

    check_archive(path)
    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a broken part makes it
        message = "This Excel workbook is damaged: it cannot be read."
        raise refused(path, message, "Open it in Excel and save it anew.") from error
    lines: list[Line] = []
    sheet = workbook.worksheets[0]
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    for index, values in enumerate(rows, 1):
        cells = tuple("" if value is None else plain(str(value)) for value in values)
        text = one_line(" ".join(cells))
        begun = bool(lines and lines[-1].is_row)
        in_table = sum(map(bool, cells)) > 1 or (begun and day_in(text) is not None)
        if text:
            where = f"{sheet.title}, row {index}"
            lines.append(Line(text, where, cells if in_table else (text,), int(in_table)))
    workbook.close()
    return Content(tuple(lines))
