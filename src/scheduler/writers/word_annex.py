"""`organization-of-work.docx`: a Word annex in the form of CTOC/COP/WG.7/2019/1."""

from typing import Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import word_styles
from scheduler.writers.edition import Edition, usual
from scheduler.writers.table import Row, Table, table
from scheduler.writers.word_document import WordDocument

# Shares of the text's width; the last column takes the rest.
TIME_SHARE, BODY_SHARE, ITEM_SHARE = 0.244, 0.218, 0.141


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The annex as a Word file; the same timetable gives the same bytes."""
    edition = edition or usual(conference)
    content = table(conference, timetable, edition.words)
    document = WordDocument(edition, conference.symbol)
    whose = (content.title, *(str(line) for line in content.about[:1]))
    document.set_properties(" – ".join(whose), content.status)
    document.heading(edition.words["annex"], word_styles.ANNEX)
    for line in content.about:
        document.line(line, word_styles.ABOUT)
    document.heading(content.title, word_styles.TITLE)
    if content.status:
        document.heading(content.status, word_styles.STATUS)
    _add_table(document, content)
    for note in content.notes:
        document.line(note, word_styles.NOTE)
    return document.to_bytes()


def _add_table(document: WordDocument, content: Table) -> None:
    rows = sum(1 + len(day.rows) for day in content.days)
    shares = [TIME_SHARE, *([BODY_SHARE] if content.with_bodies else []), ITEM_SHARE]
    width = document.text_width
    grid = document.table(1 + rows, [width * share for share in (*shares, 1 - sum(shares))])
    # python-docx counts a row's cells anew at each access; one list of them all is fast.
    cells = [row.cells for row in grid.rows]
    for cell, column in zip(cells[0], content.columns, strict=True):
        document.cell(cell, column, word_styles.COLUMN_HEAD)
    index = 1
    for day in content.days:
        document.cell(cells[index][0].merge(cells[index][-1]), day.heading, word_styles.DAY)
        for row in day.rows:
            index += 1
            _write_row(document, cells[index], row, content.with_bodies)
        index += 1


def _write_row(document: WordDocument, cells: Any, row: Row, with_body: bool) -> None:
    first = "\n".join(filter(None, (row.time, *row.details)))
    values = [first, *([row.body] if with_body else []), row.number]
    for cell, value in zip(cells, values, strict=False):
        document.cell(cell, value, word_styles.CELL)
    title = document.cell(cells[len(values)], row.title, word_styles.CELL, row.language)
    document.mark(title, row.mark)
    if row.continued:
        document.continued(title)
    if row.note:
        document.add(title, f"\n{row.note}")
