"""Word files (.docx): paragraphs and tables as they stand, with their automatic numbers.

The parts are read from the zip themselves: nothing is executed, no link or template is followed,
and no part is unpacked beyond a size that no agenda reaches.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from scheduler.documents.line import MOST_COLUMNS, Content, Line, limited
from scheduler.documents.typography import one_line, plain
from scheduler.documents.word_numbering import Numbering
from scheduler.errors import refused

Element = Any  # lxml's, which has no types

LARGEST = 30_000_000  # bytes of the file
_LARGEST_PART = 8_000_000  # bytes of one part of it, unpacked
_MOST_PARTS = 5_000
_MOST_HEADERS = 12  # three a section; those of the first four tell the symbol
_ANEW = "Open it in Word and save it anew as .docx."
_OFF = ("0", "false", "off")
_UNREAD = "its part “word/document.xml” cannot be read."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS_IN = {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")}
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr")}
_SKIPPED.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_HYPHEN = {f"{_W}noBreakHyphen": "-", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}


def read_word(path: Path) -> Content:
    """The lines of a Word file; raises `InputFaults` where it is none or not to be trusted."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _content(path, archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, KeyError):
        raise refused(path, "This Word file is damaged: it cannot be opened.", _ANEW) from None


def _content(path: Path, archive: zipfile.ZipFile) -> Content:
    names = archive.namelist()
    if len(names) > _MOST_PARTS:
        raise refused(path, f"The file has {len(names)} parts: no Word file of an agenda has.")
    if "word/document.xml" not in names:
        raise refused(path, "This is not a Word file (.docx).", "Save the agenda as .docx or PDF.")
    remarks: list[str] = []
    document = _parsed(path, archive, "word/document.xml", remarks)
    numbering = Numbering(
        *(
            _parsed(path, archive, name) if name in names else None
            for name in ("word/numbering.xml", "word/styles.xml")
        )
    )
    footnotes = "word/footnotes.xml"
    notes = _footnotes(_parsed(path, archive, footnotes)) if footnotes in names else {}
    walk = _Walk(numbering, notes)
    body = document.find(f"{_W}body")
    lines = tuple(limited(walk.blocks(body))) if body is not None else ()
    if remarks and not lines:
        raise refused(path, f"This Word file is damaged: {_UNREAD}", _ANEW)
    remarks = [f"{remark} The last that is read: “{lines[-1].text}”" for remark in remarks]
    heads = [name for name in sorted(names) if re.fullmatch(r"word/header\d*\.xml", name)]
    headers = [
        one_line(text)
        for name in heads[:_MOST_HEADERS]
        for text in _texts(_parsed(path, archive, name))
    ]
    return Content(lines, tuple(dict.fromkeys(filter(None, headers))), tuple(remarks))


def _parsed(
    path: Path, archive: zipfile.ZipFile, name: str, remarks: list[str] | None = None
) -> Element:
    """A part of the file; with `remarks`, what can be read of a damaged one, which they say."""
    from lxml import etree

    info = archive.getinfo(name)
    if info.file_size > _LARGEST_PART:
        size = f"{info.file_size / 1e6:.0f} MB"
        message = f"The part “{name}” unpacks to {size}, far more than an agenda has."
        raise refused(path, message, "Copy the text into a new Word file.")
    with archive.open(info) as part:
        data = part.read(_LARGEST_PART)  # no more, even if the size above is a lie
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
        raise refused(path, f"The part “{name}” declares entities, which no Word file has.")
    safely = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        return etree.fromstring(data, etree.XMLParser(**safely))
    except etree.XMLSyntaxError:
        found = (
            None
            if remarks is None
            else etree.fromstring(data, etree.XMLParser(**safely, recover=True))
        )
    if found is None or remarks is None:
        raise refused(path, f"This Word file is damaged: its part “{name}” cannot be read.", _ANEW)
    remarks.append("The Word file is damaged: it is read as far as it goes.")
    return found


def _texts(element: Element) -> Iterator[str]:
    for paragraph in element.iter(f"{_W}p"):
        yield _text(paragraph)


def _footnotes(part: Element) -> dict[str, str]:
    """The text of each footnote by its number in the file."""
    found = {}
    for note in part.iter(f"{_W}footnote"):
        text = one_line(" ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")))
        found[note.get(f"{_W}id", "")] = text
    return found


@dataclass
class _Walk:
    """Goes through a document in order, counting its paragraphs and tables.

    Footnotes of a table come below it.
    """

    numbering: Numbering
    footnotes: dict[str, str]
    paragraphs: int = 0
    tables: int = 0
    pending: list[Line] = field(default_factory=list)

    def blocks(self, parent: Element) -> Iterator[Line]:
        """The lines of all paragraphs and tables, text boxes after the paragraph they hang on."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in _BLOCKS_IN:
                yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Iterator[Line]:
        self.paragraphs += 1
        label, style = self.numbering.of(element)
        text = f"{label}\t{_text(element)}" if label else _text(element)
        for number, part in enumerate(filter(str.strip, plain(text).split("\n"))):
            cells = tuple(part.split("\t")) if "\t" in part else (part,)
            where = f"paragraph {self.paragraphs}"
            yield Line(one_line(part), where, cells, gap=number == 0, style=style)
        for box in element.iter(f"{_W}txbxContent"):
            if not any(above.tag in _SKIPPED for above in box.iterancestors()):
                yield from self.blocks(box)

    def _table(self, element: Element) -> Iterator[Line]:
        self.tables += 1
        number = self.tables
        for index, row in enumerate(element.iter(f"{_W}tr"), 1):
            if _inside_another(row, element):
                continue
            cells = tuple(islice(self._cells(row), MOST_COLUMNS))
            if any(cells):
                text = one_line(" ".join(cells))
                yield Line(text, f"table {number}, row {index}", cells, number)
        for reference in element.iter(f"{_W}footnoteReference"):
            if note := self.footnotes.get(reference.get(f"{_W}id", "")):
                yield Line(note, f"footnote of table {number}", (note,))

    def _cells(self, row: Element) -> Iterator[str]:
        """A text a column: merged cells hold theirs once, and nothing in the columns after."""
        for cell in row.iter(f"{_W}tc"):
            if _inside_another(cell, row):
                continue
            properties = cell.find(f"{_W}tcPr")
            merged = None if properties is None else properties.find(f"{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
            yield "" if goes_on else self._cell_text(cell)
            span = None if properties is None else properties.find(f"{_W}gridSpan")
            width = "" if span is None else span.get(f"{_W}val", "")
            yield from [""] * (min(int(width), MOST_COLUMNS) - 1 if width.isdigit() else 0)

    def _cell_text(self, cell: Element) -> str:
        found = []
        for paragraph in cell.iter(f"{_W}p"):
            label, _ = self.numbering.of(paragraph)
            found.append(f"{label} {_text(paragraph)}".strip())
        return plain("\n".join(filter(None, found)))


def _inside_another(element: Element, outer: Element) -> bool:
    """Whether a row or cell belongs to a table within the outer one."""
    within = {f"{_W}tbl"} if outer.tag == f"{_W}tbl" else {f"{_W}tc"}
    for above in element.iterancestors():
        if above is outer:
            return False
        if above.tag in within:
            return True
    return False


def _text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph, False))


def _pieces(element: Element, raised: bool) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{_W}txbxContent" or _is_struck_out(child):
            continue
        if tag == f"{_W}t":
            text = child.text or ""
            if not (raised and re.fullmatch(r"[\d*,\s†‡a-z]{1,4}", text)):
                yield text
        elif tag in _HYPHEN:
            yield _HYPHEN[tag]
        elif tag == f"{_W}softHyphen":
            continue
        else:
            yield from _pieces(child, raised or _is_raised(child))


def _is_struck_out(run: Element) -> bool:
    """Whether a run is struck out by its looks, as superseded text of a revision is."""
    marks = (run.find(f"{_W}rPr/{_W}{name}") for name in ("strike", "dstrike"))
    on = (mark is not None and mark.get(f"{_W}val", "1") not in _OFF for mark in marks)
    return run.tag == f"{_W}r" and any(on)


def _is_raised(run: Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vertAlign") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val") == "superscript"
