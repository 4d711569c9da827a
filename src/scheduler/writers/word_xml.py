"""The few elements of WordprocessingML that our documents are made of.

python-docx has them too, but finds its place anew for each cell: a long table would take seconds.
"""

from collections.abc import Sequence
from typing import Any

from scheduler.writers.table import NEW

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS_PER_CM = 1440 / 2.54


def w(name: str) -> str:
    """A name in Word's namespace, as lxml writes it."""
    return f"{{{_NAMESPACE}}}{name}"


def child(parent: Any, name: str, **attributes: str) -> Any:
    """A new element at the end of another."""
    from lxml import etree

    values = {w(key): value for key, value in attributes.items()}
    return etree.SubElement(parent, w(name), values)


def paragraph(style: str, to_the_left: bool, new_page: bool = False) -> Any:
    """A paragraph in a style, whose direction may be from right to left."""
    from lxml import etree

    found = etree.Element(w("p"), nsmap={"w": _NAMESPACE})
    properties = child(found, "pPr")
    child(properties, "pStyle", val=style)
    if new_page:
        child(properties, "pageBreakBefore")
    if to_the_left:
        child(properties, "bidi")
    return found


def add_run(
    paragraph: Any, text: str, style: str = "", to_the_left: bool = False, language: str = ""
) -> None:
    """Add a run of text in one direction; tabs and line ends become Word's."""
    run = child(paragraph, "r")
    if style or to_the_left or language:
        properties = child(run, "rPr")
        if style:
            child(properties, "rStyle", val=style)
        if to_the_left:
            child(properties, "rtl")
        if language:
            child(properties, "lang", val=language)
    for number, line in enumerate(text.split("\n")):
        if number:
            child(run, "br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                child(run, "tab")
            if piece:
                child(run, "t").text = piece
                run[-1].set(_SPACE, "preserve")


def revise(paragraph: Any, change: str) -> None:
    """Underline the runs of what is new, strike out those of what is gone; else nothing."""
    from lxml import etree

    for run in paragraph.findall(w("r")) if change else ():
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        mark = etree.Element(w("u" if change == NEW else "strike"))
        if change == NEW:
            mark.set(w("val"), "single")
        # Word wants them in this order: style, strike, underline, direction, language.
        properties.insert(int(properties.find(w("rStyle")) is not None), mark)


def table(style: str, widths: Sequence[float], to_the_left: bool) -> Any:
    """A table with fixed columns, in centimetres, and no rows yet."""
    from lxml import etree

    found = etree.Element(w("tbl"), nsmap={"w": _NAMESPACE})
    properties = child(found, "tblPr")
    child(properties, "tblStyle", val=style)
    if to_the_left:
        child(properties, "bidiVisual")
    child(properties, "tblW", type="dxa", w=str(sum(map(_twips, widths))))
    child(properties, "tblLayout", type="fixed")
    child(properties, "tblLook", val="0020", firstRow="1", noVBand="1")
    grid = child(found, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=str(_twips(width)))
    return found


def add_row(
    table: Any,
    widths: Sequence[float],
    contents: Sequence[Sequence[Any]],
    is_head: bool = False,
    may_break: bool = False,
) -> None:
    """Add a row of cells that hold paragraphs; a head is repeated on each page.

    A single cell spans all the columns.
    """
    row = child(table, "tr")
    properties = child(row, "trPr")
    if not may_break:
        child(properties, "cantSplit")
    if is_head:
        child(properties, "tblHeader")
    spans = len(contents) == 1 < len(widths)
    for content, width in zip(contents, [sum(widths)] if spans else widths, strict=True):
        cell = child(row, "tc")
        of_cell = child(cell, "tcPr")
        child(of_cell, "tcW", type="dxa", w=str(_twips(width)))
        if spans:
            child(of_cell, "gridSpan", val=str(len(widths)))
        cell.extend(content)


def _twips(centimetres: float) -> int:
    return round(centimetres * _TWIPS_PER_CM)
