"""`organization-of-work.docx`: a Word annex in the form of CTOC/COP/WG.7/2019/1.

What a house changes, it changes once: every look is a named style of the document.
"""

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import word_styles, wording
from scheduler.writers.table import Row, Table, table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable

# In centimetres, for A4 with the United Nations' wide left margin: the last column takes the rest.
TEXT_WIDTH = 15.6
TIME_WIDTH, BODY_WIDTH, ITEM_WIDTH = 3.8, 3.4, 2.2
# The first instant that a zip file can hold; the bytes must not tell when they were made.
EPOCH = (1980, 1, 1, 0, 0, 0)
# What XML 1.0 cannot hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The annex as a Word file; the same timetable gives the same bytes."""
    import docx

    content = table(conference, timetable)
    document = docx.Document()
    word_styles.define(document)
    _set_page(document, conference)
    _set_properties(document, content)
    document.add_paragraph(wording.ANNEX, style="Heading 1")
    for line in content.about:
        document.add_paragraph(_text(line), style=word_styles.ABOUT)
    document.add_paragraph(content.title, style="Heading 2")
    if content.status:
        document.add_paragraph(content.status, style=word_styles.STATUS)
    _add_table(document, content)
    for note in content.notes:
        document.add_paragraph(_text(note), style=word_styles.NOTE)
    return _same_bytes(document)


def _set_page(document: "Document", conference: Conference) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21.0 - TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(2.5)
    section.header_distance = section.footer_distance = Cm(1.2)
    section.header.paragraphs[0].text = _text(conference.symbol)
    word_styles.add_page_number(section.footer.paragraphs[0])


def _set_properties(document: "Document", content: Table) -> None:
    properties = document.core_properties
    properties.title = _text(" – ".join((content.title, *content.about[:1])))[:255]
    properties.author = properties.last_modified_by = "scheduler"
    properties.comments = content.status
    properties.language = wording.LANGUAGE
    properties.created = properties.modified = datetime(*EPOCH, tzinfo=UTC)
    properties.revision = 1


def _add_table(document: "Document", content: Table) -> None:
    rows = sum(1 + len(day.rows) for day in content.days)
    widths = [TIME_WIDTH, *([BODY_WIDTH] if content.with_bodies else []), ITEM_WIDTH]
    widths.append(TEXT_WIDTH - sum(widths))
    grid = document.add_table(rows=1 + rows, cols=len(widths), style=word_styles.TABLE)
    word_styles.set_widths(grid, widths)
    # python-docx counts a row's cells anew at each access; one list of them all is fast.
    cells = [grid.rows[0].cells, *(row.cells for row in list(grid.rows)[1:])]
    for cell, column in zip(cells[0], content.columns, strict=True):
        _write(cell, column, word_styles.COLUMN_HEAD)
    word_styles.repeat_at_top(grid.rows[0])
    index = 1
    for day in content.days:
        _write(cells[index][0].merge(cells[index][-1]), day.heading, word_styles.DAY)
        for row in day.rows:
            index += 1
            _write_row(cells[index], row, content.with_bodies)
        index += 1
    _keep_rows_whole(grid)


def _keep_rows_whole(grid: "WordTable") -> None:
    for row in grid.rows:
        word_styles.keep_whole(row)


def _write_row(cells: Any, row: Row, with_body: bool) -> None:
    first = "\n".join(filter(None, (row.time, *row.details)))
    values = [first, *([row.body] if with_body else []), row.number]
    for cell, value in zip(cells, values, strict=False):
        _write(cell, value, word_styles.CELL)
    title = _write(cells[len(values)], row.title, word_styles.CELL)
    if row.continued:
        title.add_run(" (")
        title.add_run(wording.CONTINUED, style="Emphasis")
        title.add_run(")")
    if row.note:
        title.add_run().add_break()
        title.add_run(_text(row.note))


def _write(cell: Any, text: str, style: str) -> Any:
    paragraph = cell.paragraphs[0]
    # Through `paragraph.style`, python-docx would walk all the styles again for each cell.
    paragraph._p.style = word_styles.style_id(style)
    for number, line in enumerate(_text(text).split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    return paragraph


def _text(text: str) -> str:
    return _CONTROLS.sub("", text)


def _same_bytes(document: "Document") -> bytes:
    """The file with every part of the zip dated alike."""
    _drop_unused_parts(document)
    saved = io.BytesIO()
    document.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return out.getvalue()


def _drop_unused_parts(document: "Document") -> None:
    """Leave out two parts of python-docx's empty document: old styles and a picture of it."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in [*relations.items()]:
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del relations[key]
