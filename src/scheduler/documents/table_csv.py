"""`organization-of-work.csv` read as a document: a table with the columns that `solve` writes."""

import csv
import io
from collections.abc import Iterator

from scheduler.documents.line import Content, Line
from scheduler.documents.typography import one_line

_HEADS = ("Date", "Body", "Agenda item", "Title")


def read_table(text: str) -> Content:
    """The rows of the table in the form of a printed one."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    return Content(tuple(_lines(rows)))


def _lines(rows: list[dict[str, str]]) -> Iterator[Line]:
    yield Line(" ".join(_HEADS), "line 1", _HEADS, 1)
    for number, row in enumerate(rows, 2):
        cell = {
            (key or "").strip().lower(): one_line(str(value or "")) for key, value in row.items()
        }
        hours = "–".join(filter(None, (cell.get("start"), cell.get("end"))))
        when = f"{cell.get('date', '')} {hours}".strip()
        title = cell.get("title", "")
        if cell.get("continued", "").lower() in ("true", "yes", "1", "x"):
            title = f"{title} (continued)"
        cells = (when, cell.get("body", ""), cell.get("item", ""), title)
        yield Line(" ".join(cells), f"line {number}", cells, 1)
