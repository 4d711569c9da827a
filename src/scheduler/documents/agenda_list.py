"""The list of agenda items: numbers within numbers, titles over several lines."""

import re
from collections.abc import Sequence

from scheduler.documents import names
from scheduler.documents.dates import day_in
from scheduler.documents.draft import Paper, Point
from scheduler.documents.line import Line
from scheduler.documents.numbers import Numbered, numbered
from scheduler.documents.symbols import symbols_in
from scheduler.documents.typography import for_matching, one_line, unhyphenated, without_marks

_AIM = r"(?:information|discussion|decision|action|consideration|approval|adoption)"
_ACTION = re.compile(
    rf"[:,;]?\s*[(\[]?(for {_AIM}(?:(?:,| and| or) {_AIM})*)[)\]]?$", re.IGNORECASE
)


def read_agenda(lines: Sequence[Line]) -> tuple[list[Point], int]:
    """The items of the provisional agenda, and the index of the line after them; none if no list.

    The list is the longest one that begins with 1 below a title “Provisional agenda”; where there
    is no such title, the longest one before the annotations or the table.
    """
    best: tuple[list[Point], int] = ([], 0)
    end = _end(lines)
    titles = [i for i, line in enumerate(lines[:end]) if _is_agenda_title(line)]
    for start in titles or [-1]:
        points, after = _list_from(lines, start + 1, end)
        if len(points) > len(best[0]):
            best = points, after
    return best


def _is_agenda_title(line: Line) -> bool:
    plain = re.sub(r"^[IVX]+\. ?", "", for_matching(line.text).strip("* :."))
    return bool(names.AGENDA.fullmatch(plain))


def _end(lines: Sequence[Line]) -> int:
    """Where a list of items can no longer be: at the annotations."""
    for index, line in enumerate(lines):
        plain = for_matching(line.text).strip("* :.")
        if index and names.ANNOTATIONS.fullmatch(re.sub(r"^[IVX]+\. ?", "", plain)):
            return index
    return len(lines)


def _list_from(lines: Sequence[Line], start: int, end: int) -> tuple[list[Point], int]:
    builder = _Builder()
    for index in range(start, end):
        line = lines[index]
        if _ends_list(line) or (not builder.take(line) and builder.points):
            return builder.finished(), index
    return builder.finished(), end


def _ends_list(line: Line) -> bool:
    """Whether a line is no part of a list of items: a title, a day, the row of a wide table."""
    plain = for_matching(line.text).strip("* :.")
    title = names.PROGRAMME.fullmatch(plain) or names.ANNEX.fullmatch(plain)
    wide = line.is_row and len([cell for cell in line.cells if cell]) > 3
    return bool(title) or wide or _is_day(line)


def _is_day(line: Line) -> bool:
    found = day_in(line.text)
    return found is not None and found.day.weekday is not None and not found.before


class _Builder:
    """Takes the lines of a list one by one."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self._path: list[str] = []  # numbers of the items that are open, outermost first
        self._letter = ["", "", "", ""]
        self._last_figure = 0

    def take(self, line: Line) -> bool:
        """Take a line as an item, or as more of the title above; False if it is neither."""
        text = one_line(line.text)
        number = numbered(text, self._letter[1])
        if number is not None and self._fits(number):
            self._open(number, line)
            return True
        if not self.points or self._is_complete(line, text):
            return False
        if [*symbols_in(text)]:
            self.points[-1].papers += [Paper(found.text) for found in symbols_in(text)]
            return True
        self.points[-1].title = unhyphenated(self.points[-1].title, text)
        return True

    def finished(self) -> list[Point]:
        """The items with clean titles."""
        for point in self.points:
            point.title, point.note = clean_title(point.title)
        return [point for point in self.points if point.title]

    def _fits(self, number: Numbered) -> bool:
        """Whether a number can come here: 4 after 3, letters under an item."""
        if number.depth == 0 and number.number.isdigit():
            return int(number.number) == self._last_figure + 1
        return bool(self.points) or number.depth == 0

    def _open(self, number: Numbered, line: Line) -> None:
        depth = number.depth
        if number.whole or depth == 0:
            whole = number.number
            parent = re.sub(r"\.?[^\s.]+$|\s*\([^()]*\)$", "", whole).strip() if depth else ""
        else:
            parent = self._path[min(depth, len(self._path)) - 1] if self._path else ""
            depth = min(depth, len(self._path))
            whole = f"{parent} ({number.number})".strip()
        self._path = [*self._path[:depth], whole]
        if depth == 0 and whole.isdigit():
            self._last_figure = int(whole)
        self._letter = [*self._letter[:depth], number.number, "", "", ""]
        known = {point.number for point in self.points}
        parent = parent if parent in known else ""
        self.points.append(Point(whole, number.title, line.where, parent))

    def _is_complete(self, line: Line, text: str) -> bool:
        """Whether the list is over: a new paragraph after a title that has ended."""
        if not line.gap:
            return False
        ended = self.points[-1].title.rstrip().endswith((".", ";", ":"))
        return ended or text[:1].isupper() or line.is_row


def clean_title(title: str) -> tuple[str, str]:
    """A title without what ends it in a list, and the action wanted (“for decision”)."""
    title = one_line(title).strip()
    title = re.sub(r"[;,؛،] ?(?:and|et|y|и|و)$", "", title)
    title = (
        re.sub(r"[ ;:.。；：，؛،]+$", "", title).strip() if not title.endswith("etc.") else title
    )
    title = without_marks(title)
    action = _ACTION.search(for_matching(title))
    if action and action.start():
        return without_marks(title[: action.start()].strip()), action[1]
    return title, ""
