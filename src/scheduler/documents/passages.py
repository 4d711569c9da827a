"""Running text over many lines as one, with the place of every passage in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from scheduler.documents.line import Line
from scheduler.documents.typography import unhyphenated

_BREAK = re.compile(
    r"[.;:?!؛؟][”»]?\s+(?=[A-ZÀ-Ý“«\u0410-\u042f\u4e00-\u9fff\u0621-\u064a(\d])|[。；！？][”》]?"
)
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
        start, end = self.bounds(position)
        return self.text[start:end].strip()

    def bounds(self, position: int) -> tuple[int, int]:
        """Where the sentence that holds a position begins and ends."""
        index = bisect_right(self._ends, position)
        start = self._ends[index - 1] if index else 0
        end = self._ends[index] if index < len(self._ends) else len(self.text)
        return max(start, position - _LONGEST), min(end, position + _LONGEST)

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end, in order."""
        found = (match.end() for match in _BREAK.finditer(self.text))
        return sorted({*self._breaks, *(end for end in found if not self._abbreviated(end))})

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
