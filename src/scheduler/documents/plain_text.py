"""Plain text and Markdown: paragraphs, columns set by tabs or runs of spaces, pipe tables."""

import re
from collections.abc import Iterator

from scheduler.documents.columns import aligned
from scheduler.documents.line import MOST_COLUMNS, Content, Line, limited
from scheduler.documents.typography import one_line, plain

_RUN = re.compile(r" {3,}|\t+")
_TAG = re.compile(r"</?(?:i|b|em|strong|u|ins|span|p)(?: [^<>]*)?>", re.IGNORECASE)
_STRUCK_OUT = re.compile(r"<del>[^<>]*</del>|~~[^~]+~~", re.IGNORECASE)
_RULE = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*\|?\s*")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_EMPHASIS = re.compile(
    r"(?<![\w\\*])(\*{1,3})(?=\S)([^*]+)(?<=[^\s\\])\1(?![\w*])"
    r"|(?<![\w\\_])(__?)(?=\S)([^_]+)(?<=[^\s\\])\3(?![\w_])"
)
_ENTITIES = {"&amp;": "&", "&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&shy;": ""}


def read_text(text: str, markdown: bool) -> Content:
    """The lines of a text; Markdown's marks are taken away where they are marks."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")
    return Content(tuple(aligned(limited(_lines(rows, markdown)))))


def _lines(rows: list[str], markdown: bool) -> Iterator[Line]:
    table, gap = 0, True
    in_table = False
    for number, row in enumerate(rows, 1):
        where = f"line {number}"
        if not row.strip():
            gap, in_table = True, False
            continue
        if row.strip().startswith("|") and row.strip().endswith("|"):
            table += not in_table
            in_table = True
            if not _RULE.fullmatch(row):
                parts = re.split(r"(?<!\\)\|", row.strip()[1:-1], maxsplit=MOST_COLUMNS)
                cells = tuple(map(_inline, parts))
                yield Line(_joined(cells), where, cells, table, gap)
        else:
            in_table = False
            yield _line(row, where, gap, markdown)
        gap = markdown and (row.lstrip().startswith("#") or row.endswith("  "))


def _line(row: str, where: str, gap: bool, markdown: bool) -> Line:
    heading = re.match(r"\s{0,3}(#{1,6})\s+", row)
    if markdown and heading:
        text = _inline(row[heading.end() :])
        return Line(one_line(text), where, (text,), gap=True, style=heading[1])
    row = _TAG.sub("", row).replace("\u00a0", " ").rstrip()
    row = re.sub(r"^\s*>\s?", "", row) if markdown else row
    if len(_RUN.findall(row)) >= MOST_COLUMNS:
        row = _RUN.sub(" ", row)
    if "\t" in row:
        cells = tuple(_inline(cell) for cell in row.split("\t"))
        return Line(_joined(cells), where, cells, gap=gap)
    starts, cells = _by_spaces(row)
    return Line(_joined(cells), where, cells, gap=gap, starts=starts)


def _by_spaces(row: str) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Columns that runs of spaces set apart, with where each begins."""
    found, at = [], 0
    for run in [*_RUN.finditer(row), None]:
        end = run.start() if run else len(row)
        if row[at:end].strip():
            found.append((float(at), _inline(row[at:end])))
        at = run.end() if run else len(row)
    return tuple(x for x, _ in found), tuple(text for _, text in found)


def _inline(text: str) -> str:
    text = _STRUCK_OUT.sub("", _TAG.sub("", _LINK.sub(r"\1", text)))
    text = re.sub(r"<br ?/?>", "\n", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2\4", text)
    for name, sign in _ENTITIES.items():
        text = text.replace(name, sign)
    return plain(re.sub(r"\\([\\`*_\[\]<>|~{}()#+.!-])", r"\1", text))


def _joined(cells: tuple[str, ...]) -> str:
    return one_line(" ".join(cells))
