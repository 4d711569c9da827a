"""Running text over many lines as one, with the place of every passage in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from scheduler.documents.line import Line
from scheduler.documents.typography import unhyphenated

_BREAK = re.compile(r"[.;:?!]”?\s+(?=[A-ZÀ-Ý“\u0410-\u042f\u4e00-\u9fff\u0621-\u064a(\d])")
_ABBREVIATION = re.compile(r"\b(?:[ap]\.m|No|para|art|Mr|Ms|Dr)\.\s+$")


class Running:
    """The text of some lines; positions in it lead back to them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.text = ""
        self._starts: list[int] = []
        self._places: list[str] = []
        self._breaks: set[int] = set()
        for line in lines:
            joined = unhyphenated(self.text, line.text) if self.text else line.text
            self._starts.append(len(joined) - len(line.text))
            self._places.append(line.where)
            if line.gap and not line.text[:1].islower():
                self._breaks.add(self._starts[-1])
            self.text = joined

    def where(self, position: int) -> str:
        """The place of a position in the document."""
        index = bisect_right(self._starts, position) - 1
        return self._places[max(index, 0)] if self._places else ""

    def sentence(self, position: int) -> str:
        """The sentence that holds a position."""
        start, end = 0, len(self.text)
        for found in _BREAK.finditer(self.text):
            before = self.text[: found.end()]
            follows = self.text[found.end() : found.end() + 1]
            if _ABBREVIATION.search(before[-8:]) and not follows.isupper():
                continue
            if found.end() <= position:
                start = found.end()
            else:
                end = found.start() + 1
                break
        start = max([start, *(at for at in self._breaks if start < at <= position)])
        end = min([end, *(at for at in self._breaks if position < at < end)])
        return self.text[start:end].strip()


def paragraphs(lines: Iterable[Line]) -> list[Line]:
    """Lines of one look that follow each other without a gap, as one line each."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last and not line.gap and not line.is_row and not last.is_row:
            text = unhyphenated(last.text, line.text)
            found[-1] = Line(text, last.where, (text,), 0, last.gap, last.style)
        else:
            found.append(line)
    return found
