"""The organization of work without a table: days, hours and items one below the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scheduler.documents import names
from scheduler.documents.agenda_list import known_number
from scheduler.documents.clocks import Printed, behind, leading_hours
from scheduler.documents.draft import Point
from scheduler.documents.headings import State, day_heading, split_continued
from scheduler.documents.line import Line
from scheduler.documents.numbers import Numbered, numbered
from scheduler.documents.programme_line import Planned
from scheduler.documents.several import Several, several
from scheduler.documents.symbols import symbols_in
from scheduler.documents.typography import one_line, unhyphenated
from scheduler.domain.kinds import Kind, kind_of_title
from scheduler.readers.parts import joint_number

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
        self._over = False  # whether the list has ended

    def take(self, line: Line) -> None:
        """Take a line as a day, a meeting, an item, or more of the one above."""
        text = line.text
        # In a PDF file a line in the middle of a paragraph may begin with a day.
        day = day_heading(text) if line.gap or not line.size else None
        if day is not None:
            self._state.new_day(*day)
            self._open = self._among_people = self._over = False
        elif self._over or (self.found and names.is_annex(text)):
            self._over = not names.is_programme(text)  # another annex
        elif self._state.new_slot(text, alone=True):
            self._open = self._among_people = False
        elif not self._entry(line):
            self._more(line)

    def _entry(self, line: Line) -> bool:
        shown = re.sub(r"^[-–•*] (?=\d|[^\W\d]+ \d)", "", one_line(line.text))
        hours = leading_hours(shown, bool(_HOUR_THEN_WORDS.match(shown)))
        rest = behind(shown, hours.rest).lstrip(": ") if hours else shown
        number = several(rest) or numbered(rest) or known_number(rest, self._known)
        if hours is None and number is None:
            return False
        if number is None and not rest:
            return False
        if hours and hours.end is None and kind_of_title(rest) is Kind.CLOSING:
            self._open = False
            return True
        if hours is None and self._state.day is None:
            return False
        own = self._planned(line.where, rest, number)
        if hours is not None:
            own = replace(own, start=hours.start, end=hours.end, own=True, guessed=hours.guessed)
            if not self._is_within(hours):
                self._state.slot += 1
                self._state.hours, self._state.half = hours, ""
        self.found.append(replace(own, raw=line.text))
        self._open, self._among_people = True, False
        return True

    def _planned(self, where: str, rest: str, number: Several | Numbered | None) -> Planned:
        if isinstance(number, Several):
            own = self._state.planned(where, joint_number(number.numbers), number.title)
            return replace(own, together=number.numbers, joint=number.joint)
        if number is None:
            return self._state.planned(where, "", rest)
        return self._state.planned(where, number.number, number.title)

    def _is_within(self, hours: Printed) -> bool:
        """Whether hours lie within those of a meeting that is headed."""
        of_meeting = self._state.hours
        if of_meeting is None or of_meeting.end is None:
            return False
        return of_meeting.start <= hours.start < of_meeting.end

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
            title, continued = split_continued(_two_lines(last.title, line))
            self.found[-1] = replace(last, title=title, continued=last.continued or continued)
        self._open = self._open and not line.gap


def _two_lines(title: str, more: Line) -> str:
    """A title over two lines, or two titles in one entry where the first is complete."""
    unfinished = len(title) > 60 or re.search(r"(?:,|\b(?:and|of|the))$", title)
    # Of a PDF file it is known that the next word had no room in the line above.
    if unfinished or more.size or more.text[:1].islower():
        return unhyphenated(title, more.text)
    return f"{title}; {one_line(more.text)}"
