"""What sheets of Excel need to be read elsewhere: heights of rows whose texts wrap, and paper.

Excel finds these heights when it opens a file, LibreOffice and viewers on telephones do not.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LINE = 15.0  # points, at the usual size of letters
MOST = 409.0  # Excel's limit
A4 = 9


def height(cells: Iterable[tuple[str, float]]) -> float:
    """Points that a row takes whose cells are (text, width of their column in characters)."""
    return min(MOST, LINE * max((lines(text, width) for text, width in cells), default=1))


def lines(text: str, width: float) -> int:
    """On how many lines a text wraps; Chinese characters are twice as wide as others."""
    count = 0
    for paragraph in text.split("\n"):
        count, left = count + 1, width
        for word in paragraph.split(" "):
            size = sum(2 if east_asian_width(one) in "WF" else 1 for one in word)
            if size > left and left < width:
                count, left = count + 1, width
            while size > width:
                count, size = count + 1, size - int(width)
            left -= size + 1
    return count


def on_paper(sheet: "Worksheet", has_head: bool = True) -> None:
    """All columns on one page across; the head, if it has one, on each."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if has_head:
        sheet.repeat_rows(0)
