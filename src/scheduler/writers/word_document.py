"""A Word file being written: pages, texts in either direction, tables, and bytes that stay alike.

Right-to-left text needs a mark at each level: section, paragraph, table and run. Without them every
letter is right and the order is wrong.
"""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scheduler.writers import word_styles, word_template, word_xml
from scheduler.writers.edition import Edition
from scheduler.writers.phrases import Phrase

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# In centimetres, for A4 with the United Nations' wide margins.
TEXT_WIDTH = 15.6
# The first instant that a zip file can hold; the bytes must not tell when they were made.
EPOCH = (1980, 1, 1, 0, 0, 0)
# What XML 1.0 cannot hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Keeps the full stop or bracket at the end of a Latin text on its side.
_LEFT_TO_RIGHT_MARK = "\u200e"
# From a left-to-right letter to the last letter or digit before one from right to left.
_LTR = r"A-Za-z\u00aa-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufaff"
_RTL = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LTR_RUN = rf"[{_LTR}](?:[^{_RTL}\n]*[{_LTR}0-9])?"


class WordDocument:
    """A document in one language, and what is put into it."""

    def __init__(self, edition: Edition, symbol: str) -> None:
        self.words = edition.words
        self._ids: dict[str, str] = {}
        if edition.template is None:
            self.document = word_template.empty()
            word_styles.define(self.document, self.words)
            self._set_page()
        else:
            self.document = word_template.opened(edition.template)
            word_styles.complete(self.document, self.words)
        if symbol:
            word_template.put_symbol(self.document, _clean(symbol))
            self.document.core_properties.keywords = _clean(symbol)[:255]
        if self.words.is_right_to_left:
            self._turn_pages()

    def heading(self, text: str, style: str, new_page: bool = False) -> None:
        """A heading, at the top of a page of its own if wanted."""
        self._append(self.text(text, style, new_page=new_page))

    def line(self, text: Phrase, style: str) -> None:
        """A paragraph of one phrase, with its mark where it is not translated."""
        paragraph = self.text(text.text, style, text.language)
        self.mark(paragraph, text.mark)
        self._append(paragraph)

    def space(self) -> None:
        """An empty paragraph, which keeps a table off the lines above it."""
        self._append(self.text("", word_styles.ABOUT))

    def table(
        self,
        shares: Sequence[float],
        heads: Sequence[str],
        rows: Iterable[Sequence[Sequence[Any]]],
        long: Collection[int] = (),
    ) -> None:
        """A table with heads that are repeated on each page, and rows that are never broken.

        `shares` are the columns' parts of the text's width. A row is a list of cells, a cell a list
        of paragraphs; a single cell spans all the columns. Rows with the numbers in `long` may be
        broken, as no page may hold them.
        """
        widths = [self._text_width() * share for share in shares]
        to_the_left = self.words.is_right_to_left
        table = word_xml.table(self._style_id(word_styles.TABLE), widths, to_the_left)
        head = [[self.text(text, word_styles.COLUMN_HEAD)] for text in heads]
        word_xml.add_row(table, widths, head, is_head=True)
        for number, row in enumerate(rows):
            word_xml.add_row(table, widths, row, may_break=number in long)
        self._append(table)

    def text(self, text: str, style: str, language: str = "", new_page: bool = False) -> Any:
        """A paragraph that begins with a text; it still has no place in the document."""
        to_the_left = self.words.is_right_to_left
        paragraph = word_xml.paragraph(self._style_id(style), to_the_left, new_page)
        self.add(paragraph, text, language)
        return paragraph

    def add(self, paragraph: Any, text: str, language: str = "", style: str = "") -> None:
        """Add a text to a paragraph, in runs of one direction each."""
        foreign = language not in ("", self.words.language)
        tag = word_styles.language_tag(language) if foreign else ""
        style_id = self._style_id(style) if style else ""
        for piece, to_the_left in self._directions(_clean(text), foreign):
            word_xml.add_run(paragraph, piece, style_id, to_the_left, tag)

    def continued(self, paragraph: Any) -> None:
        """Add “(continued)”, of which only the word is set apart."""
        self.add(paragraph, " (")
        self.add(paragraph, self.words["continued"], style=word_styles.CONTINUED)
        self.add(paragraph, ")")

    def mark(self, paragraph: Any, mark: str) -> None:
        """Add the mark of a text that is not translated, if there is one."""
        if mark:
            self.add(paragraph, " ")
            self.add(paragraph, mark, style=word_styles.ORIGINAL)

    def set_properties(self, title: str, comments: str) -> None:
        """Say in the file's properties what it is."""
        properties = self.document.core_properties
        properties.title = _clean(title)[:255]
        properties.author = properties.last_modified_by = "scheduler"
        properties.comments = comments
        properties.language = self.words.language
        properties.created = properties.modified = datetime(*EPOCH, tzinfo=UTC)
        properties.revision = 1

    def to_bytes(self) -> bytes:
        """The file with every part of the zip dated alike."""
        _drop_unused_parts(self.document)
        saved = io.BytesIO()
        self.document.save(saved)
        out = io.BytesIO()
        with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                info = zipfile.ZipInfo(name, date_time=EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                target.writestr(info, source.read(name))
        return out.getvalue()

    def _append(self, element: Any) -> None:
        section = self.document.element.body.sectPr
        if section is None:
            self.document.element.body.append(element)
        else:
            section.addprevious(element)

    def _text_width(self) -> float:
        """The width between the margins in centimetres."""
        section = self.document.sections[0]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        return float((section.page_width or 0) - margins) / 360_000 or TEXT_WIDTH

    def _style_id(self, name: str) -> str:
        # A template in another language may have another id for the same style.
        if name not in self._ids:
            self._ids[name] = str(self.document.styles[name].style_id)
        return self._ids[name]

    def _directions(self, text: str, foreign: bool) -> Iterator[tuple[str, bool]]:
        """The pieces of a text, each with whether it runs to the left."""
        if not self.words.is_right_to_left or foreign:
            if text:
                closed = foreign and self.words.is_right_to_left and not text[-1].isalnum()
                yield (text + _LEFT_TO_RIGHT_MARK if closed else text), False
            return
        end = 0
        for match in re.finditer(_LTR_RUN, text):
            if match.start() > end:
                yield text[end : match.start()], True
            yield match[0], False
            end = match.end()
        if end < len(text):
            yield text[end:], True

    def _set_page(self) -> None:
        from docx.shared import Cm

        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21.0 - TEXT_WIDTH) / 2)
        section.top_margin = section.bottom_margin = Cm(2.5)
        section.header_distance = section.footer_distance = Cm(1.2)
        _add_page_number(section.footer.paragraphs[0])

    def _turn_pages(self) -> None:
        for section in self.document.sections:
            _insert(section._sectPr, "bidi", _BEFORE_SECTION_BIDI)
            for part in (section.header, section.footer):
                if not part.is_linked_to_previous:
                    for paragraph in part.paragraphs:
                        _insert(paragraph._p.get_or_add_pPr(), "bidi", _BEFORE_PARAGRAPH_BIDI)


# What the schema of Word's files wants before the mark of direction.
_BEFORE_PARAGRAPH_BIDI = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
)
_BEFORE_SECTION_BIDI = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
    *("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign"),
    *("noEndnote", "titlePg", "textDirection"),
)


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)


def _insert(parent: Any, name: str, after: Sequence[str]) -> None:
    """Put a mark into properties, behind those that the schema wants before it."""
    from docx.oxml import OxmlElement

    names = [child.tag.rpartition("}")[2] for child in parent]
    if name in names:
        return
    index = max((number + 1 for number, each in enumerate(names) if each in after), default=0)
    parent.insert(index, OxmlElement(f"w:{name}"))


def _add_page_number(paragraph: "Paragraph") -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def _drop_unused_parts(document: "Document") -> None:
    """Leave out two parts of python-docx's empty document: old styles and a picture of it."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in [*relations.items()]:
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del relations[key]
