"""Web pages: the text of their blocks and tables; scripts, styles and links are left alone."""

import re
from collections.abc import Iterator
from typing import Any

from scheduler.documents.line import MOST_COLUMNS, Content, Line, limited
from scheduler.documents.typography import one_line, plain
from scheduler.documents.word_numbering import figure

Element = Any  # lxml's, which has no types

_LEFT_OUT = {
    "script", "style", "head", "noscript", "template", "svg", "nav", "iframe", "object",
    "del", "s", "strike",  # what a revision strikes out
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "body", "html", "ul", "ol", "dl",
    "dt", "dd", "blockquote", "form", "center", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
    "figure", "figcaption", "aside", "address", "li",
}  # fmt: skip


def read_web_page(data: bytes) -> Content:
    """The lines of a page, numbered by block."""
    from lxml import etree, html

    try:
        text: str | bytes = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        text = data
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Content(())
    return Content(tuple(limited(_Page().lines(root))))


class _Page:
    """Goes through a page in order, counting its blocks and tables."""

    def __init__(self) -> None:
        self.blocks = self.tables = 0

    def lines(self, root: Element) -> Iterator[Line]:
        """The lines of all blocks and tables."""
        pieces: list[str] = []
        for event, element in _walk(root):
            if event == "text":
                pieces.append(element)
            elif event == "table":
                yield from self._block(pieces)
                yield from self._table(element)
            else:
                yield from self._block(pieces)
        yield from self._block(pieces)

    def _block(self, pieces: list[str]) -> Iterator[Line]:
        text = plain("".join(pieces))
        pieces.clear()
        if not text:
            return
        self.blocks += 1
        for number, part in enumerate(filter(str.strip, text.split("\n"))):
            shown = one_line(part)
            cells = tuple(part.split("\t")) if "\t" in part else (shown,)
            yield Line(shown, f"paragraph {self.blocks}", cells, gap=number == 0)

    def _table(self, table: Element) -> Iterator[Line]:
        self.tables += 1
        hanging: dict[int, int] = {}  # by column, how many more rows a cell above reaches down
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        for index, row in enumerate(rows, 1):
            cells: list[str] = []
            for cell in row:
                if cell.tag not in ("td", "th") or len(cells) >= MOST_COLUMNS:
                    continue
                _skip_hanging(cells, hanging)
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                for column in range(len(cells), len(cells) + wide):
                    if high > 1:
                        hanging[column] = high - 1
                cells += [_cell_text(cell), *[""] * (wide - 1)]
            _skip_hanging(cells, hanging)
            if any(cells):
                where = f"table {self.tables}, row {index}"
                yield Line(one_line(" ".join(cells)), where, tuple(cells), self.tables)


def _walk(element: Element) -> Iterator[tuple[str, Any]]:
    """Texts, ends of blocks, and tables, in order; without recursion, for pages nest deeply."""
    stack: list[tuple[str, Any]] = [("element", element)]
    while stack:
        event, current = stack.pop()
        if event != "element":
            yield event, current
            continue
        tag = current.tag if isinstance(current.tag, str) else ""
        tail = ("text", _unbroken(current.tail))
        if not tag or tag in _LEFT_OUT:
            stack.append(tail)
        elif tag == "table":
            yield "table", current
            stack.append(tail)
        elif tag == "br":
            yield "text", "\n"
            stack.append(tail)
        elif not (tag == "sup" and _is_mark(current)):
            end = [("block", None)] if tag in _BLOCKS else []
            stack += [tail, *end, *(("element", child) for child in reversed(current))]
            stack += [("text", f"{_list_number(current)}{_unbroken(current.text)}"), *end]
        else:
            stack.append(tail)


def _list_number(element: Element) -> str:
    """The number of an entry of a numbered list, which stands in no text: `1. `, `(a) `."""
    within = element.getparent()
    if element.tag != "li" or within is None or within.tag != "ol":
        return ""
    entries = [entry for entry in within if entry.tag == "li"]
    first = within.get("start", "1")
    own = element.get("value", "")
    number = (
        int(own)
        if own.isdigit()
        else entries.index(element) + (int(first) if first.isdigit() else 1)
    )
    kinds = f"{within.get('type', '')} {within.get('style', '')} {within.get('class', '')}"
    for kind, form in (("roman", "lowerRoman"), ("alpha|latin", "lowerLetter")):
        if re.search(kind, kinds):
            return f"({figure(number, form)}) "
    letter = {"a": "lowerLetter", "i": "lowerRoman"}.get(within.get("type", ""))
    if letter:
        return f"({figure(number, letter)}) "
    above = next((over for over in within.iterancestors("li")), None)
    return f"{_list_number(above).strip(' .')}.{number} " if above is not None else f"{number}. "


def _unbroken(text: str | None) -> str:
    return re.sub(r"[ \r\n]+", " ", text or "")


def _is_mark(element: Element) -> bool:
    text = "".join(element.itertext())
    return bool(re.fullmatch(r"\s*\[?[\d*†‡a-z,\s]{1,4}\]?\s*", text))


def _cell_text(cell: Element) -> str:
    pieces = []
    for event, value in _walk(cell):
        pieces.append(value if event == "text" else "\n")
    # The details of our own pages are blocks by their style alone.
    text = "".join(pieces)
    for inner in cell.iter("span"):
        if inner.get("class") in ("details", "note"):
            own = _unbroken("".join(inner.itertext()))
            text = text.replace(own, f"\n{own}", 1)
    return re.sub(r"\n+", "\n", plain(text))


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MOST_COLUMNS) if value.isdigit() and len(value) < 4 else 1


def _skip_hanging(cells: list[str], hanging: dict[int, int]) -> None:
    while hanging.get(len(cells), 0):
        hanging[len(cells)] -= 1
        cells.append("")
