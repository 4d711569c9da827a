"""`organization-of-work.pdf`: the annex, set by Typst with its fonts embedded."""

from typing import Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import pdf_pages
from scheduler.writers.edition import Edition, usual
from scheduler.writers.pdf_pages import plain_phrase
from scheduler.writers.table import Row, Table, table


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The annex as a PDF; raises UsageError where Typst or a font for a script is missing."""
    words = (edition or usual(conference)).words
    content = table(conference, timetable, words)
    return pdf_pages.compiled(words, content.symbol, _annex(content))


def _annex(content: Table) -> dict[str, Any]:
    return {
        "kind": "annex",
        "annex": content.words["annex"],
        "title": content.title,
        "about": [plain_phrase(line) for line in content.about],
        "status": content.status,
        "columns": content.columns,
        "bodies": content.with_bodies,
        "days": [
            {"heading": day.heading, "rows": [_row(row, content.with_bodies) for row in day.rows]}
            for day in content.days
        ],
        "notes": [plain_phrase(note) for note in content.notes],
    }


def _row(row: Row, with_body: bool) -> dict[str, Any]:
    return {
        "time": row.time,
        "details": row.details,
        "body": [row.body] if with_body else [],
        "number": row.number,
        "title": {"text": row.title, "language": row.language, "mark": row.mark},
        "continued": row.continued,
        "note": row.note,
    }
