"""Running text over many lines as one, with the place of every passage in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from scheduler.documents.line import Line
from scheduler.documents.typography import unhyphenated

_BREAK = re.compile(r"[.;:?!]”?\s+(?=[A-ZÀ-Ý“\u0410-\u042f\u4e00-\u9fff\u0621-\u064a(\d])")
_LONGEST = 1_500  # a passage is looked for no further
_ABBREVIATION = re.compile(r"\b(?:[ap]\.m|No|para|art|Mr|Ms|Dr)\.\s+$")


class Running:
    """The text of some lines; positions in it lead back to them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        parts: list[str] = []
        length, last = 0, ""
        self._starts: list[int] = []
        self._places: list[str] = []
        self._breaks: list[int] = []
        for line in lines:
            joined = unhyphenated(last, line.text) if last else line.text
            glue = joined[len(last) : len(joined) - len(line.text)]
            parts += [glue, line.text]
            length += len(glue)
            self._starts.append(length)
            self._places.append(line.where)
            if line.gap and not line.text[:1].islower():
                self._breaks.append(length)
            length += len(line.text)
            last = line.text[-40:].lstrip()
        self.text = "".join(parts)

    def where(self, position: int) -> str:
        """The place of a position in the document."""
        index = bisect_right(self._starts, position) - 1
        return self._places[max(index, 0)] if self._places else ""

    def sentence(self, position: int) -> str:
        """The sentence that holds a position."""
        first = max(0, position - _LONGEST)
        window = self.text[first : position + _LONGEST]
        ends = [first, *(first + found.end() for found in _BREAK.finditer(window))]
        ends = [end for end in ends if not self._abbreviated(end)]
        ends = sorted({*ends, *self._breaks_near(first, first + len(window))})
        start = max((end for end in ends if end <= position), default=first)
        end = min((end for end in ends if end > position), default=first + len(window))
        return self.text[start:end].strip()

    def _breaks_near(self, first: int, last: int) -> list[int]:
        return self._breaks[bisect_left(self._breaks, first) : bisect_right(self._breaks, last)]

    def _abbreviated(self, end: int) -> bool:
        """Whether a full stop before a position belongs to an abbreviation in mid-sentence."""
        stop = _ABBREVIATION.search(self.text[max(0, end - 8) : end])
        return bool(stop) and not self.text[end : end + 1].isupper()


def paragraphs(lines: Iterable[Line]) -> list[Line]:
    """Lines of one look that follow each other without a gap, as one line each."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        joins = last is not None and not (line.gap or line.is_row or last.is_row)
        if last and joins and len(last.text) < _LONGEST:
            text = unhyphenated(last.text, line.text)
            found[-1] = Line(text, last.where, (text,), 0, last.gap, last.style)
        else:
            found.append(line)
    return found
