"""PDF files: the text in the order of reading, with its columns; page headers are taken away."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from scheduler.documents.agenda_list import is_item_alone
from scheduler.documents.columns import aligned
from scheduler.documents.line import Content, Line, limited
from scheduler.documents.pdf_columns import in_columns
from scheduler.documents.pdf_letters import Segment, segments
from scheduler.documents.pdf_streams import TooMuchError, check_streams
from scheduler.documents.typography import one_line, plain
from scheduler.errors import refused

LARGEST = 50_000_000
_MOST_PAGES = 300
_EDGE_LINES = 2  # lines at the top and bottom of a page that may be its header and footer
_PAGE_NUMBER = re.compile(
    r"(?:page )?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?|[VN]\.\d\d-\d+.*", re.IGNORECASE
)


def read_pdf(path: Path) -> Content:
    """The lines of a PDF file; raises `InputFaults` if it is encrypted, scanned or damaged."""
    import pypdfium2

    data = path.read_bytes()
    try:
        check_streams(data)
    except TooMuchError as error:
        raise refused(path, f"{error}: an agenda has far less.") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            message = "This PDF file is encrypted: it asks for a password."
            raise refused(path, message, "Save it without a password.") from None
        message = "This PDF file is damaged: it cannot be opened."
        raise refused(path, message, "Export it anew from Word.") from None
    try:
        if len(document) > _MOST_PAGES:
            raise refused(path, f"The file has {len(document)} pages: an agenda has a few.")
        pages, pictures = [], []
        for number, page in enumerate(document, 1):
            pages.append(_rows(page))
            if not pages[-1] and _has_picture(page):
                pictures.append(str(number))
            page.close()
    finally:
        document.close()
    if not any(pages):
        message = "This PDF file has no text: it is a scan, a picture of the pages."
        raise refused(path, message, "Use the Word file, or a PDF made from it.")
    unread = f"Not read, as it is a picture without text: page {', '.join(pictures)}."
    return replace(_content(pages), remarks=(unread,) if pictures else ())


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _rows(page: Any) -> list[list[Segment]]:
    """The segments of a page in rows, from top to bottom and left to right."""
    text_page = page.get_textpage()
    try:
        found = [part for part in segments(text_page) if part.text.strip()]
    finally:
        text_page.close()
    usual = median(part.size for part in found) if found else 0.0
    found = [part for part in found if part.size > 0.75 * usual or not _is_mark(part)]
    return [row for column in in_columns(found) for row in _in_rows(column)]


def _in_rows(found: Sequence[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for part in sorted(found, key=lambda part: (-part.base, part.left)):
        if rows and abs(rows[-1][0].base - part.base) < 0.25 * max(part.size, rows[-1][0].size):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [_without_marks(sorted(row)) for row in rows]


def _is_mark(part: Segment) -> bool:
    return re.fullmatch(r"[\d*, a-z†]{1,5}", part.text.strip()) is not None


def _without_marks(row: list[Segment]) -> list[Segment]:
    """The row without small figures, which are footnote marks, its touching pieces as one."""
    largest = max(part.size for part in row)
    kept = [part for part in row if part.size > 0.8 * largest or not _is_mark(part)]
    found: list[Segment] = []
    for part in kept:
        if found and part.left - found[-1].right < 0.9 * part.size:
            last = found.pop()
            space = "" if part.left - last.right < 0.12 * part.size else " "
            text = f"{last.text.rstrip()}{space}{part.text}"
            words = (*last.words, *part.words)
            found.append(part._replace(left=last.left, text=text, words=words))
        else:
            found.append(part)
    return found


def _content(pages: list[list[list[Segment]]]) -> Content:
    repeated = _repeated(pages)
    headers: list[str] = []
    lines: list[Line] = []
    leading = _leading(pages)
    lowest = min(row[0].base for rows in pages for row in rows)
    ended: tuple[list[Segment], float] | None = None  # the last row of a page, with its margin
    for number, rows in enumerate(pages, 1):
        above: list[Segment] | None = None
        near_edge = lowest + 3 * leading
        footer = len(rows) - _footer_lines(rows, leading, near_edge)
        for index, row in enumerate(rows):
            text = one_line(" ".join(part.text for part in row))
            edge = index < _EDGE_LINES or index >= footer
            edge = edge and not is_item_alone(text)
            if edge and (_without_figures(text) in repeated or _PAGE_NUMBER.fullmatch(text)):
                headers.append(text)
                continue
            if above is not None:
                gap = _is_apart(above, row, leading, _margin(row, rows))
            else:
                gap = ended is None or (_ends(ended[0]) and _had_room(ended[0], row[0], ended[1]))
            lines.append(_line(row, text, number, gap))
            above = row
        ended = (above, _margin(above, rows)) if above is not None else ended
    return Content(tuple(aligned(limited(lines))), tuple(dict.fromkeys(headers)))


def _footer_lines(rows: list[list[Segment]], leading: float, near_edge: float) -> int:
    """How many lines near the edge of a page, below `near_edge`, are set off from its text."""
    for count in range(1, min(_EDGE_LINES, len(rows) - 1) + 1):
        above, first = rows[-count - 1][0].base, rows[-count][0].base
        if first < near_edge and above - first > 1.5 * leading:
            return count
    return 0


def _margin(row: list[Segment], rows: list[list[Segment]]) -> float:
    """How far the lines above and below a row reach: those of its own column."""
    left, right = row[0].left, row[-1].right
    return max(one[-1].right for one in rows if one[0].left < right and one[-1].right > left)


def _is_apart(above: list[Segment], row: list[Segment], leading: float, margin: float) -> bool:
    """Whether a paragraph begins with a row: below a gap, or where its first word had had room."""
    return above[0].base - row[0].base > 1.45 * leading or _had_room(above, row[0], margin)


def _ends(row: list[Segment]) -> bool:
    """Whether a sentence ends with a row."""
    return row[-1].text.rstrip().endswith((".", "。", "؟", "!", "?"))


def _had_room(above: list[Segment], first: Segment, margin: float) -> bool:
    """Whether the first word of a row had had room at the end of the row above."""
    word = len(first.text.split()[0]) / len(first.text) * (first.right - first.left)
    return above[-1].right + word + 0.5 * first.size < margin


def _line(row: list[Segment], text: str, page: int, gap: bool) -> Line:
    cells = tuple(plain(part.text) for part in row)
    starts = tuple(part.left for part in row)
    words = tuple(word for part in row for word in part.words)
    where, style = f"page {page}", f"{row[0].size:.0f}"
    return Line(
        text, where, cells, gap=gap, style=style, size=row[0].size, starts=starts, words=words
    )


def _leading(pages: list[list[list[Segment]]]) -> float:
    """The usual distance of two lines of a paragraph."""
    steps = [
        round(above[0].base - below[0].base, 1) for rows in pages for above, below in pairwise(rows)
    ]
    near = [step for step in steps if 0 < step < 30]
    return median(sorted(near)[: max(1, len(near) * 2 // 3)]) if near else 14.0


def _repeated(pages: list[list[list[Segment]]]) -> set[str]:
    """Texts at the edges of more than one page, their figures aside."""
    counts: Counter[tuple[bool, str]] = Counter()
    for rows in pages:
        for top, edge in ((True, rows[:_EDGE_LINES]), (False, rows[-_EDGE_LINES:])):
            counts.update({(top, text) for text in rows_text(edge)})
    return {text for (_, text), count in counts.items() if count > 1}


def rows_text(rows: list[list[Segment]]) -> list[str]:
    """The rows as texts without figures that count pages."""
    return [_without_figures(one_line(" ".join(part.text for part in row))) for row in rows]


def _without_figures(text: str) -> str:
    text = re.sub(r"^\d{1,3}(?:/\d{1,3})? (?=\S)|(?<=\S) \d{1,3}(?:/\d{1,3})?$", "", text)
    return re.sub(r"\b\d{1,3}/\d{1,3}\b", "", text).strip()
