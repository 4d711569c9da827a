"""The organization of work without a table: days, hours and items one below the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scheduler.documents.clocks import Printed, leading_hours
from scheduler.documents.draft import Point
from scheduler.documents.line import Line
from scheduler.documents.numbers import Numbered, numbered
from scheduler.documents.programme import Planned, State, day_heading, split_continued
from scheduler.documents.symbols import symbols_in
from scheduler.documents.typography import for_matching, one_line, unhyphenated
from scheduler.domain.kinds import Kind, kind_of_title

_HOUR_THEN_WORDS = re.compile(r"\d{1,2}[.:]\d\d [^\W\d]")
_PEOPLE = re.compile(
    r"in ?troduced by|presented by|moderat(?:or|ed by)|speakers?|chair(?:ed by)?\b", re.IGNORECASE
)


def list_in(lines: Sequence[Line], known: Sequence[Point] = ()) -> list[Planned]:
    """The planned lines of an organization of work that is a list.

    `known` are the items of the agenda: their numbers are known without a full stop after them.
    """
    reader = _List(known)
    for line in lines:
        if not line.is_row:
            reader.take(line)
    return reader.found


class _List:
    """Takes the lines of a list one by one."""

    def __init__(self, known: Sequence[Point] = ()) -> None:
        self.found: list[Planned] = []
        self._known = known
        self._state = State()
        self._open = False  # whether a line may go on with the title above
        self._among_people = False
        self._gaps = 0

    def take(self, line: Line) -> None:
        """Take a line as a day, a meeting, an item, or more of the one above."""
        text = line.text
        day = day_heading(text)
        if day is not None:
            self._state.new_day(*day)
            self._open = self._among_people = False
        elif self._state.new_slot(text, alone=True):
            self._open = self._among_people = False
        elif not self._entry(line):
            self._more(line)

    def _entry(self, line: Line) -> bool:
        shown = one_line(line.text)
        hours = leading_hours(shown, bool(_HOUR_THEN_WORDS.match(shown)))
        rest = _behind(shown, hours.rest) if hours else shown
        number = numbered(rest) or self._known_number(rest)
        if hours is None and number is None:
            return False
        if number is None and not rest:
            return False
        if hours and hours.end is None and kind_of_title(rest) is Kind.CLOSING:
            self._open = False
            return True
        if hours is None and self._state.day is None:
            return False
        own = self._state.planned(
            line.where, number.number if number else "", number.title if number else rest
        )
        if hours is not None:
            own = replace(own, start=hours.start, end=hours.end, own=True, guessed=hours.guessed)
            if not self._is_within(hours):
                self._state.slot += 1
                self._state.hours, self._state.half = hours, ""
        self.found.append(replace(own, raw=line.text))
        self._open, self._among_people = True, False
        return True

    def _is_within(self, hours: Printed) -> bool:
        """Whether hours lie within those of a meeting that is headed."""
        of_meeting = self._state.hours
        if of_meeting is None or of_meeting.end is None:
            return False
        return of_meeting.start <= hours.start < of_meeting.end

    def _known_number(self, text: str) -> Numbered | None:
        """The number of an item of the agenda, with its title, without a full stop between."""
        own = for_matching(text)
        for point in self._known:
            title = own.removeprefix(f"{point.number} ")
            begins = for_matching(point.title)[:20]
            if title != own and (title[:20] == begins or begins.startswith(title)) and title:
                return Numbered(point.number, text[len(text) - len(title) :], 0, True)
        return None

    def _more(self, line: Line) -> None:
        if not self.found:
            return
        last = self.found[-1]
        symbols = tuple(found.text for found in symbols_in(line.text))
        if symbols:
            self.found[-1] = replace(last, symbols=(*last.symbols, *symbols))
        elif _PEOPLE.match(line.text):
            self._among_people = True
        elif self._open and not self._among_people and not line.gap:
            title, continued = split_continued(_two_lines(last.title, line.text))
            self.found[-1] = replace(last, title=title, continued=last.continued or continued)
        self._open = self._open and not line.gap


def _behind(shown: str, rest: str) -> str:
    """The text behind the hours as it is shown, not as it was held against patterns."""
    return shown[len(shown) - len(rest) :].strip() if rest else ""


def _two_lines(title: str, more: str) -> str:
    """A title over two lines, or two titles in one entry where the first is complete."""
    wrapped = len(title) > 60 or more[:1].islower() or re.search(r"(?:,|\b(?:and|of|the))$", title)
    return unhyphenated(title, more) if wrapped else f"{title}; {one_line(more)}"
