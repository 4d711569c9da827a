"""A document as every format is read: lines of text, some of them rows of a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST_COLUMNS = 60
MOST_LETTERS = 400_000  # some 130 pages
_MOST_LINES = 6_000


class TooLongError(Exception):
    """A text is longer than any agenda; the message says how."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a line of one, or a row of a table.

    `cells` are the columns of a row, or the one text; a cell may hold several lines. `where` is how
    messages name its place (`line 12`, `page 2`, `table 1, row 3`). `table` counts tables from 1
    and is 0 outside them. `gap` tells that a paragraph begins here. `style` differs where the look
    does; `size` is that of its type, where it is known (PDF). `starts` are where the columns begin,
    where only that tells them apart (PDF, plain text); `words` are its words with where each
    begins, where that is known too (PDF).
    """

    text: str
    where: str
    cells: tuple[str, ...] = ()
    table: int = 0
    gap: bool = True
    style: str = ""
    size: float = 0.0
    starts: tuple[float, ...] = ()
    words: tuple[tuple[float, str], ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.table > 0


@dataclass(frozen=True, slots=True)
class Content:
    """All lines of a document, and the page headers, which only tell its symbol."""

    lines: tuple[Line, ...]
    headers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def limited(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, as long as they are not more than an agenda has; raises TooLongError."""
    letters = 0
    for count, line in enumerate(lines, 1):
        letters += len(line.text)
        if letters > MOST_LETTERS or count > _MOST_LINES:
            what = "lines" if count > _MOST_LINES else "letters"
            most = _MOST_LINES if count > _MOST_LINES else MOST_LETTERS
            raise TooLongError(f"The text has more than {most:,} {what}: an agenda is far shorter.")
        yield line
