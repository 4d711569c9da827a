"""`programme-of-meetings.pdf`: the day sheets, set by Typst with their fonts embedded."""

from typing import Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import pdf_pages
from scheduler.writers.day_sheets import Programme, Sitting, Taken, programme
from scheduler.writers.edition import Edition, usual
from scheduler.writers.pdf_pages import plain_phrase


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The programme as a PDF; raises UsageError where Typst or a font for a script is missing."""
    edition = edition or usual(conference)
    content = programme(conference, timetable, edition)
    return pdf_pages.compiled(edition.words, content.symbol, _programme(content))


def _programme(content: Programme) -> dict[str, Any]:
    return {
        "kind": "programme",
        "title": content.sheets[0].title if content.sheets else "",
        "about": [plain_phrase(line) for line in content.about],
        "status": content.status,
        "columns": content.columns,
        "rooms": content.with_rooms,
        "bodies": content.with_bodies,
        "interpreted": content.with_languages,
        "sheets": [
            {
                "title": sheet.title,
                "sittings": [_sitting(content, sitting) for sitting in sheet.sittings],
            }
            for sheet in content.sheets
        ],
    }


def _sitting(content: Programme, sitting: Sitting) -> dict[str, Any]:
    return {
        "time": sitting.time,
        "details": sitting.details,
        "breakable": sitting.has_speakers,
        "before": [
            *([sitting.room] if content.with_rooms else []),
            *([sitting.body] if content.with_bodies else []),
        ],
        "items": [
            {
                "time": taken.time,
                "number": taken.number,
                "title": plain_phrase(taken.title),
                "continued": taken.continued,
                "speakers": _speakers(taken),
            }
            for taken in sitting.items
        ],
        "after": [sitting.interpretation] if content.with_languages else [],
    }


def _speakers(taken: Taken) -> dict[str, Any] | None:
    called = taken.called_up
    if called is None:
        return None
    return {
        "head": called.head,
        "lines": [
            {"time": one.time, "number": one.number, "name": plain_phrase(one.name)}
            for one in called.speakers
        ],
    }
