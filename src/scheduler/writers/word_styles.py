"""The styles of the Word annex, and the few things that python-docx has no words for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
TABLE = "Organization of Work"
COLUMN_HEAD = "Organization Column Head"
DAY = "Organization Day"
CELL = "Organization Cell"
ABOUT = "Organization About"
STATUS = "Organization Status"
NOTE = "Organization Note"

# Of the 160 styles in python-docx's empty document, those that the annex uses.
_KEPT = {
    *("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Emphasis"),
    *("Heading1", "Heading1Char", "Heading2", "Heading2Char"),
    *("Header", "HeaderChar", "Footer", "FooterChar"),
}

# Eighths of a point: a thin rule above the heads, thicker ones below them and under the table.
_RULES = {"top": 4, "bottom": 12}


def style_id(name: str) -> str:
    """The id that python-docx gives a new style of that name."""
    return name.replace(" ", "")


def define(document: "Document") -> None:
    """Give a new document the annex's styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    styles = document.styles
    for element in styles.element.style_lst:
        if element.styleId not in _KEPT:
            styles.element.remove(element)
    _plain(styles["Normal"], 10)
    _spaced(styles["Normal"], 0, 0)
    for name, size, after in (("Heading 1", 14, 6), ("Heading 2", 14, 10)):
        _plain(styles[name], size, bold=True)
        _spaced(styles[name], 0 if name == "Heading 1" else 14, after)
    _plain(styles["Header"], 9, bold=True)
    styles["Header"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _plain(styles["Footer"], 9)
    styles["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name, size, bold, italic, before, after in (
        (CELL, 10, False, False, 2, 2),
        (COLUMN_HEAD, 8, False, True, 3, 3),
        (DAY, 10, False, False, 7, 2),
        (ABOUT, 10, False, False, 0, 0),
        (STATUS, 10, True, False, 0, 8),
        (NOTE, 9, False, False, 6, 0),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _plain(style, size, bold=bold, italic=italic)
        _spaced(style, before, after)
    styles[DAY].paragraph_format.keep_with_next = True
    _define_table(document)


def _plain(style: Any, size: int, bold: bool = False, italic: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _spaced(style: Any, before: int, after: int) -> None:
    from docx.shared import Pt

    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.0


def _define_table(document: "Document") -> None:
    """A table with three horizontal rules and no vertical ones."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in _RULES.items()
    )
    margins = '<w:left w:w="0" w:type="dxa"/><w:right w:w="115" w:type="dxa"/>'
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{rules}</w:tblBorders>"
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        )
    )
    style.element.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr><w:tcBorders>'
            '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
            "</w:tcBorders></w:tcPr></w:tblStylePr>"
        )
    )


def set_widths(table: "Table", centimetres: Sequence[float]) -> None:
    """Fix the columns: in the grid for LibreOffice, in each cell for Word."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row._tr.tc_lst, centimetres, strict=True):
            cell.width = Cm(width)


def repeat_at_top(row: "_Row") -> None:
    """Mark a row as header: Word repeats it on each page, and reads it out as heads."""
    _mark(row, "tblHeader")


def keep_whole(row: "_Row") -> None:
    """Do not let a page break through a row."""
    _mark(row, "cantSplit")


def _mark(row: "_Row", name: str) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    # The schema wants cantSplit before tblHeader.
    properties.insert(0, OxmlElement(f"w:{name}"))


def add_page_number(paragraph: "Paragraph") -> None:
    """Put the page's number, as a field, into a paragraph."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
