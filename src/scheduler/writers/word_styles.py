"""The styles of the Word files: every look is a named style, so that a house changes it once."""

from typing import TYPE_CHECKING, Any

from scheduler.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Times New Roman"
TABLE = "Organization of Work"
COLUMN_HEAD = "Organization Column Head"
DAY = "Organization Day"
CELL = "Organization Cell"
ITEM = "Organization Item"
ABOUT = "Organization About"
STATUS = "Organization Status"
NOTE = "Organization Note"
SPEAKERS = "Organization Speakers"
SPEAKER = "Organization Speaker"
CONTINUED = "Emphasis"
ORIGINAL = "Organization Original"
ANNEX, TITLE = "Heading 1", "Heading 2"

# Of the 160 styles in python-docx's empty document, those that the annex uses.
_KEPT = {
    *("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Emphasis"),
    *("Heading1", "Heading1Char", "Heading2", "Heading2Char"),
    *("Header", "HeaderChar", "Footer", "FooterChar"),
}
# Name: size in points, bold, italic, points before and after.
_PARAGRAPHS = {
    CELL: (10, False, False, 2, 2),
    ITEM: (10, False, False, 2, 2),
    COLUMN_HEAD: (8, False, True, 3, 3),
    DAY: (10, False, False, 7, 2),
    ABOUT: (10, False, False, 0, 0),
    STATUS: (10, True, False, 0, 8),
    NOTE: (9, False, False, 6, 0),
    SPEAKERS: (9, False, True, 1, 1),
    SPEAKER: (9, False, False, 0, 1),
}
# Centimetres from an item's number to its title on a day sheet.
HANGING = 0.95
# And from the hour of a speaker to the name; hours in Chinese are longer.
HOUR, CHINESE_HOUR = 1.9, 2.5
# Eighths of a point: a thin rule above the heads, thicker ones below them and under the table.
_RULES = {"top": 4, "bottom": 12}
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}
# The order that the schema wants of what is set here in the properties of a run.
_RUN_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang")


def language_tag(language: str) -> str:
    """The language as Word's proofing tools know it."""
    return _TAGS.get(language, language)


def define(document: "Document", words: Wording) -> None:
    """Give a new document the program's look in a language."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    styles = document.styles
    for element in styles.element.style_lst:
        if element.styleId not in _KEPT:
            styles.element.remove(element)
    _drop_lists(document)
    _plain(styles["Normal"], words, 10)
    _set_language(styles["Normal"], words)
    _spaced(styles["Normal"], 0, 0)
    for name, size, after in ((ANNEX, 14, 6), (TITLE, 14, 10)):
        _plain(styles[name], words, size, bold=True)
        _spaced(styles[name], 0 if name == ANNEX else 14, after)
    for name, bold in (("Header", True), ("Footer", False)):
        _plain(styles[name], words, 9, bold=bold)
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _italic(styles[CONTINUED], words.has_italics)
    _add_missing(document, words, plain=False)


def _drop_lists(document: "Document") -> None:
    """Take out the lists of a new document: the styles that they belong to are gone."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    for key, relation in [*document.part.rels.items()]:
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            document.part.drop_rel(key)


def complete(document: "Document", words: Wording) -> None:
    """Give a template those of the styles that it has not; they take its fonts and sizes."""
    from docx.enum.style import WD_STYLE_TYPE

    names = {style.name for style in document.styles}
    if "Normal" in names:
        _set_language(document.styles["Normal"], words)
    for name in sorted({ANNEX, TITLE} - names):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.font.bold, style.paragraph_format.keep_with_next = True, True
        _spaced(style, 12, 6)
    if CONTINUED not in names:
        style = document.styles.add_style(CONTINUED, WD_STYLE_TYPE.CHARACTER, builtin=True)
        _italic(style, words.has_italics)
    _add_missing(document, words, plain=True)


def _add_missing(document: "Document", words: Wording, plain: bool) -> None:
    """Add our own styles; `plain` ones leave font and size to the document."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    styles = document.styles
    names = {style.name for style in styles}
    for name, (size, bold, italic, before, after) in _PARAGRAPHS.items():
        if name in names:
            continue
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"] if "Normal" in names else None
        if plain:
            style.font.bold = bold or None
            _italic(style, italic and words.has_italics)
        else:
            _plain(style, words, size, bold=bold, italic=italic)
        _spaced(style, before, after)
        style.paragraph_format.keep_with_next = True if name in (DAY, STATUS, SPEAKERS) else None
        if name == ITEM:
            style.paragraph_format.left_indent = Cm(HANGING)
            style.paragraph_format.first_line_indent = Cm(-HANGING)
        if name in (SPEAKERS, SPEAKER):
            long = CHINESE_HOUR if words.language == "zh" else HOUR
            hour = long if name == SPEAKER else 0
            style.paragraph_format.left_indent = Cm(HANGING + hour)
            style.paragraph_format.first_line_indent = Cm(-hour)
    if ORIGINAL not in names:
        styles.add_style(ORIGINAL, WD_STYLE_TYPE.CHARACTER)
        _sized(styles[ORIGINAL], 8)
    if TABLE not in names:
        _define_table(document, words)


def _plain(style: Any, words: Wording, size: int, bold: bool = False, italic: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    own = words["word_font"]
    western = FONT if words.language in ("ar", "zh") else own
    font = style.font
    font.name, font.bold = western, bold
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    scripts = {"hAnsi": western, "cs": own if words.is_right_to_left else western}
    for script, name in (scripts | ({"eastAsia": own} if words.language == "zh" else {})).items():
        fonts.set(qn(f"w:{script}"), name)
    _sized(style, size)
    _twin(style, "bCs", "1" if bold else "0")
    _italic(style, italic and words.has_italics)


def _sized(style: Any, points: int) -> None:
    from docx.shared import Pt

    style.font.size = Pt(points)
    # Arabic takes its size, weight and slant from properties of its own.
    _twin(style, "szCs", str(2 * points))


def _italic(style: Any, wanted: bool) -> None:
    style.font.italic = wanted
    _twin(style, "iCs", "1" if wanted else "0")


def _set_language(style: Any, words: Wording) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    lang = OxmlElement("w:lang")
    tag = language_tag(words.language)
    key = "eastAsia" if words.language == "zh" else "bidi" if words.is_right_to_left else "val"
    lang.set(qn(f"w:{key}"), tag)
    _replace(style, lang)


def _twin(style: Any, name: str, value: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    _replace(style, element)


def _replace(style: Any, element: Any) -> None:
    """Put an element into a style's run properties, in its place."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(element.tag):
        properties.remove(old)
    rank = _rank(element)
    after = [child for child in properties if _rank(child) < rank]
    properties.insert(list(properties).index(after[-1]) + 1 if after else 0, element)


def _rank(element: Any) -> int:
    name = element.tag.rpartition("}")[2]
    return _RUN_ORDER.index(name) if name in _RUN_ORDER else len(_RUN_ORDER)


def _spaced(style: Any, before: int, after: int) -> None:
    from docx.shared import Pt

    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.0


def _define_table(document: "Document", words: Wording) -> None:
    """A table with three horizontal rules and no vertical ones."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    if "Normal Table" in {each.name for each in document.styles}:
        style.base_style = document.styles["Normal Table"]
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in _RULES.items()
    )
    # Word and LibreOffice do not agree on which side is left in a table from right to left.
    left, right = (58, 58) if words.is_right_to_left else (0, 115)
    margins = f'<w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/>'
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
