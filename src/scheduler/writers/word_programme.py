"""`programme-of-meetings.docx`: the day sheets in Word, each day on a page of its own."""

from typing import Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import word_styles
from scheduler.writers.day_sheets import Programme, Sheet, Sitting, programme
from scheduler.writers.edition import Edition, usual
from scheduler.writers.word_document import WordDocument

# Shares of the text's width; the items take the rest.
SHARES = {"time": 0.2, "room": 0.15, "body": 0.18, "languages": 0.15}


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The programme as a Word file; the same timetable gives the same bytes."""
    edition = edition or usual(conference)
    content = programme(conference, timetable, edition)
    document = WordDocument(edition, conference.symbol)
    whose = (*(sheet.title for sheet in content.sheets[:1]), *map(str, content.about[:1]))
    document.set_properties(" – ".join(whose), content.status)
    for number, sheet in enumerate(content.sheets):
        document.heading(sheet.title, word_styles.ANNEX, new_page=number > 0)
        for line in content.about:
            document.line(line, word_styles.ABOUT)
        if content.status:
            document.heading(content.status, word_styles.STATUS)
        document.space()
        _add_table(document, content, sheet)
    return document.to_bytes()


def _add_table(document: WordDocument, content: Programme, sheet: Sheet) -> None:
    grid = document.table(1 + len(sheet.sittings), _widths(document, content))
    head, *rows = [row.cells for row in grid.rows]
    for cell, column in zip(head, content.columns, strict=True):
        document.cell(cell, column, word_styles.COLUMN_HEAD)
    for cells, sitting in zip(rows, sheet.sittings, strict=True):
        _write_row(document, list(cells), content, sitting)


def _widths(document: WordDocument, content: Programme) -> list[float]:
    before = [SHARES["time"], *([SHARES["room"]] if content.with_rooms else [])]
    before += [SHARES["body"]] if content.with_bodies else []
    after = [SHARES["languages"]] if content.with_languages else []
    rest = 1 - sum(before) - sum(after)
    return [document.text_width * share for share in (*before, rest, *after)]


def _write_row(
    document: WordDocument, cells: list[Any], content: Programme, sitting: Sitting
) -> None:
    time = "\n".join(filter(None, (sitting.time, *sitting.details)))
    values = [time, *([sitting.room] if content.with_rooms else [])]
    values += [sitting.body] if content.with_bodies else []
    for value in values:
        document.cell(cells.pop(0), value, word_styles.CELL)
    _write_items(document, cells.pop(0), sitting)
    if cells:
        document.cell(cells.pop(0), sitting.interpretation, word_styles.CELL)


def _write_items(document: WordDocument, cell: Any, sitting: Sitting) -> None:
    if not sitting.items:
        document.cell(cell, "–", word_styles.CELL)
    for number, taken in enumerate(sitting.items):
        if number:
            cell.add_paragraph()
        style = word_styles.ITEM if taken.number else word_styles.CELL
        paragraph = document.paragraph(cell.paragraphs[-1], style)
        before = (f"{taken.number}\t" if taken.number else "") + (taken.time and f"{taken.time}  ")
        if before:
            document.add(paragraph, before)
        document.add(paragraph, taken.title.text, taken.title.language)
        document.mark(paragraph, taken.title.mark)
        if taken.continued:
            document.continued(paragraph)
