"""`organization-of-work.docx`: a Word annex in the form of CTOC/COP/WG.7/2019/1."""

from collections.abc import Iterator
from typing import Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import word_styles, word_xml
from scheduler.writers.edition import Edition, usual
from scheduler.writers.revised import content_of
from scheduler.writers.table import Row, Table
from scheduler.writers.word_document import WordDocument

# Shares of the text's width; the last column takes the rest.
TIME_SHARE, BODY_SHARE, ITEM_SHARE = 0.244, 0.218, 0.141


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The annex as a Word file; the same timetable gives the same bytes."""
    edition = edition or usual(conference)
    content = content_of(conference, timetable, edition)
    document = WordDocument(edition, content.symbol)
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
    shares = [TIME_SHARE, *([BODY_SHARE] if content.with_bodies else []), ITEM_SHARE]
    document.table((*shares, 1 - sum(shares)), content.columns, _rows(document, content))


def _rows(document: WordDocument, content: Table) -> Iterator[list[list[Any]]]:
    for day in content.days:
        yield [[document.text(day.heading, word_styles.DAY)]]
        for row in day.rows:
            yield [[paragraph] for paragraph in _cells(document, row, content.with_bodies)]


def _cells(document: WordDocument, row: Row, with_body: bool) -> Iterator[Any]:
    first = "\n".join(filter(None, (row.time, *row.details)))
    for text in (first, *([row.body] if with_body else [])):
        yield document.text(text, word_styles.CELL)
    number = document.text(row.number, word_styles.CELL)
    word_xml.revise(number, row.change)
    yield number
    title = document.text(row.title, word_styles.CELL, row.language)
    document.mark(title, row.mark)
    if row.continued:
        document.continued(title)
    if row.note:
        document.add(title, f"\n{row.note}")
    word_xml.revise(title, row.change)
    yield title
