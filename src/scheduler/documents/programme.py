"""The organization of work as a table: what each row says of days, hours and items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from scheduler.documents import names
from scheduler.documents.agenda_list import known_number
from scheduler.documents.clocks import behind, is_timed, leading_hours, own_hours
from scheduler.documents.columns import head_roles, is_parted_day
from scheduler.documents.draft import Point
from scheduler.documents.grid import in_rows
from scheduler.documents.headings import (
    Heading,
    State,
    day_heading,
    day_of_sheet,
    has_number_behind,
)
from scheduler.documents.line import Line
from scheduler.documents.numbers import cell_number, is_cell_number, numbered, spaced
from scheduler.documents.programme_line import Planned
from scheduler.documents.several import is_joint, several
from scheduler.documents.spoken_lists import without_speakers
from scheduler.documents.symbols import symbols_in
from scheduler.documents.typography import one_line, unhyphenated
from scheduler.domain.kinds import Kind, kind_of_title
from scheduler.readers.parts import joint_number

# In a column of items, a number stands before its title with no full stop: `3 (a) Trade`.
_BARE_NUMBER = re.compile(r"(\d{1,2}(?: ?\([a-z]{1,3}\))*) ([^\W\d](?!\)).*)")
# A second meeting in the same cell: `10 a.m.–1 p.m. and 3–6 p.m.`
_FURTHER = re.compile(r"(?:and|&|et|y|и|,|;)\s*(.+)", re.IGNORECASE)
_NEAR = 3  # lines above a table among which its day may stand


def tables_in(lines: Sequence[Line], known: Sequence[Point] = ()) -> list[list[Planned]]:
    """Each table of the document that is an organization of work, as planned lines.

    A day that stands right above a table, or in the title above it (`Programme of meetings for
    Monday, 7 September`), is that of its first lines. `known` are the items of the
    agenda: their numbers are known without a full stop after them.
    """
    found = []
    day: Heading | None = None
    for number, group in groupby(lines, key=lambda line: line.table):
        rows = list(group)
        rows = in_rows(rows) if number else rows
        if not number:
            days = [heading for text in _last(rows) if (heading := day_heading(text))]
            sheets = [Heading(one, "", "") for row in rows if (one := day_of_sheet(row.text))]
            day = next(iter([*reversed(days), *reversed(sheets)]), None)
        elif _is_programme(rows, day is not None):
            planned = list(_Table(_with_whole_days(rows), day, known).read())
            if any(one.title or one.number for one in planned):
                found.append(planned)
            day = _day_at_end(rows, planned) or day
    return found


def _day_at_end(rows: Sequence[Line], planned: Sequence[Planned]) -> Heading | None:
    """The day of a table right below: that of the last row, if it is one, or of what is above."""
    filled = [cell for cell in rows[-1].cells if cell]
    heading = day_heading(filled[0]) if len(filled) == 1 else None
    last = planned[-1].day if planned else None
    return heading or (Heading(last, "", "") if last else None)


def _last(lines: Sequence[Line]) -> list[str]:
    """The last texts, and two of them as one where they are a day."""
    texts = [line.text for line in lines[-_NEAR:]]
    for index, (above, below) in enumerate(pairwise(texts)):
        if is_parted_day(above, below):
            texts[index] = f"{above} {below}"
    return texts


def _with_whole_days(rows: Sequence[Line]) -> list[Line]:
    """The rows, with a day that stands in two (`Monday`, below it `5 October`) in the first."""
    found = list(rows)
    for index, (row, below) in enumerate(pairwise(rows)):
        second, *more = below.cells[0].split("\n") if below.cells else [""]
        if is_parted_day(found[index].cells[0], second):
            whole = f"{row.cells[0]} {second}"
            found[index] = replace(row, cells=(whole, *row.cells[1:]))
            found[index + 1] = replace(below, cells=("\n".join(more), *below.cells[1:]))
    return found


def _is_programme(table: Sequence[Line], below_day: bool) -> bool:
    if any(head_roles(row.cells) for row in table[:3]):
        return True
    timed = [row for row in table if is_timed(row.cells[0]) or day_heading(row.cells[0])]
    return len(timed) >= (1 if below_day else 2)


class _Table:
    """Reads the rows of one table from top to bottom."""

    def __init__(self, rows: Sequence[Line], day: Heading | None, known: Sequence[Point]) -> None:
        self.rows = rows
        self.known = known
        heads = [(index, head_roles(row.cells)) for index, row in enumerate(rows[:3])]
        self.first, self.roles = next(((i + 1, r) for i, r in heads if r), (0, {}))
        if not self.roles:
            self.roles = _guessed_roles(rows)
        self.state = State()
        if day is not None:
            self.state.new_day(*day)
        self.item = ""
        self.body = ""

    def read(self) -> Iterator[Planned]:
        """The planned lines of the table."""
        for row in self._body():
            filled = [cell for cell in row.cells if cell]
            day = day_heading(filled[0]) if filled and len(set(filled)) == 1 else None
            if day is not None:
                self.state.new_day(*day)
            elif filled and not head_roles(row.cells):
                yield from self._row(row)

    def _body(self) -> Sequence[Line]:
        """The rows from the first that has a day or hours; heads over two lines end before it."""
        for index, row in enumerate(self.rows[self.first :], self.first):
            first = next(filter(None, row.cells), "")
            if day_heading(first) or leading_hours(row.cells[0], True):
                return self.rows[index:]
        return self.rows[self.first :]

    def _cell(self, row: Line, role: str) -> str:
        index = self.roles.get(role)
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    def _cells_of_items(self, row: Line) -> tuple[str, str]:
        """Number and title as they stand; where both are in one cell, so may be its speakers."""
        return without_speakers(self._cell(row, "item")), self._cell(row, "title")

    def _row(self, row: Line) -> Iterator[Planned]:
        further = [*self._time(self._cell(row, "time")), *self._time(self._cell(row, "hours"))]
        self._take_body(one_line(self._cell(row, "body")), self._cell(row, "time"))
        if room := one_line(self._cell(row, "room")):
            self.state.room = room
        found: list[Planned] = []
        for number, title, note in self._items(*self._cells_of_items(row)):
            if not number and not re.search(r"\w", title):
                continue
            one = self._planned(row.where, number, title)
            own = bool(number or "title" not in self.roles or "item" not in self.roles)
            body = self.body if "body" in self.roles and (own or self._cell(row, "body")) else ""
            papers = tuple(paper.text for paper in symbols_in(self._cell(row, "papers")))
            one = replace(one, body=body, note=note or one.note, symbols=papers, raw=row.text)
            found.append(replace(one, languages=one_line(self._cell(row, "languages"))))
        yield from found
        for hours in further if found else ():
            self.state.new_slot(hours)
            again = self.state.planned(row.where, found[-1].number, found[-1].title)
            yield replace(again, body=found[-1].body, continued=True, raw=row.text)

    def _take_body(self, body: str, below_hours: str) -> None:
        """Take the body of a row; at the hours of the one above, it has its own room and label."""
        first = below_hours.split("\n")[0]
        same_hours = not day_heading(first) and not leading_hours(first, True)
        if body and body != self.body and same_hours:
            self.state.told, self.state.room = below_hours.split("\n"), ""
        self.body = body or self.body

    def _planned(self, where: str, number: str, title: str) -> Planned:
        several_items = several(number, in_item_column=True)
        hours = own_hours(title)
        if hours is None:
            one = self.state.planned(where, number, title)
        else:
            one = self.state.planned(where, number, behind(title, hours.rest))
            one = replace(one, start=hours.start, end=hours.end, own=True, guessed=hours.guessed)
        if several_items is None:
            return one
        numbers = several_items.numbers
        joint = several_items.joint or is_joint(title)
        return replace(one, number=joint_number(numbers), together=numbers, joint=joint)

    def _time(self, cell: str) -> list[str]:
        """Take the day, the hours and what is said below them; further hours are given back."""
        first, *more = cell.split("\n") if cell else [""]
        if more and is_parted_day(first, more[0]):
            first, more = f"{first} {more[0]}", more[1:]
        if not first:
            return []
        day = day_heading(first)
        if day is not None:
            self.state.new_day(*day)
            if more and self.state.new_slot(more[0]):
                more = more[1:]
        else:
            self.state.new_slot(first)
        further = _FURTHER.match("; ".join(self.state.told))
        if further and leading_hours(further[1], True):
            more, self.state.told = [further[1], *more], []
        hours = [text for text in more if is_timed(text)]
        self.state.told += [text for text in more if text not in hours]
        return hours

    def _items(self, cell: str, title: str) -> Iterator[tuple[str, str, str]]:
        """Numbers with titles and notes in one row; more than one where its cells have lines."""
        numbers, titles = cell.split("\n"), title.split("\n")
        if "title" not in self.roles or "item" not in self.roles:
            yield from self._mixed(title or cell)
        elif len(numbers) > 1 and len(numbers) == len(titles) and all(map(is_cell_number, numbers)):
            for number, own in zip(numbers, titles, strict=True):
                yield self._whole(number), own, ""
        elif cell and not is_cell_number(one_line(cell)):
            yield from self._mixed(f"{cell} {title}".strip())
        else:
            yield self._whole(one_line(cell)), *_title_and_note(titles)

    def _mixed(self, cell: str) -> Iterator[tuple[str, str, str]]:
        """Number and title in one cell, an item a line."""
        found: list[tuple[str, str, str]] = []
        if any(map(has_number_behind, cell.split("\n"))):
            yield from (("", line, "") for line in filter(None, cell.split("\n")))
            return
        for line in filter(None, self._one_by_one(cell)):
            items = several(line, in_item_column=True)
            number = numbered(line) or known_number(line, self.known)
            before, tab, after = line.partition("\t")
            bare = _BARE_NUMBER.match(line) if "item" in self.roles else None
            if own_hours(line):
                found.append(("", line, ""))
            elif tab and is_cell_number(before):
                found.append((self._whole(one_line(before)), after, ""))
            elif bare:
                found.append((self._whole(bare[1]), bare[2], ""))
            elif items is not None:
                found.append((items.shown, items.title, ""))
            elif is_cell_number(line):
                found.append((self._whole(line), "", ""))
            elif number is not None:
                found.append((self._whole(number.number), number.title, ""))
            elif found:
                last = found.pop()
                found.append((last[0], f"{last[1]} {line}", ""))
            else:
                found.append(("", line, ""))
        yield from found

    def _one_by_one(self, cell: str) -> Iterator[str]:
        """The lines of a cell; of `1 Opening; 2 Agenda` or `Opening; items 1 and 2`, each part."""
        for line in cell.split("\n"):
            parts = re.split(r"; ", line)
            begin = [
                several(part) or numbered(part) or known_number(part, self.known) for part in parts
            ]
            opens = kind_of_title(parts[0]) is Kind.OPENING
            yield from parts if all(begin[1:]) and (begin[0] or opens) else [line]

    def _whole(self, cell: str) -> str:
        """The number with its parent: `(b)` below `1 (a)` is `1 (b)`."""
        if several(cell, in_item_column=True):
            return cell
        number = cell_number(cell).strip("-")
        if re.fullmatch(r"\([^()]+\)|[a-z]", number) and self.item:
            parent = re.sub(r"\s*\([^()]*\)$", "", self.item)
            number = spaced(f"{parent} ({number.strip('()')})")
        self.item = number or self.item
        return number


def _title_and_note(lines: Sequence[str]) -> tuple[str, str]:
    """A title over one or more lines of a cell, and the remark that stands below it."""
    title = lines[0]
    rest = list(lines[1:])
    while rest and (
        re.search(r"(?:[,–-]|\b(?:and|of|the|on|in|for|to|by|with|a))$", title)
        or names.CONTINUED.fullmatch(rest[0])
    ):
        title = unhyphenated(title, rest.pop(0))
    return title, " ".join(rest)


def _is_hours_column(rows: Sequence[Line]) -> bool:
    """Whether the second column has the hours or half-days, the first having days."""
    cells = [row.cells[1] for row in rows if len(row.cells) > 2 and row.cells[1]]
    return bool(cells) and all(is_timed(cell) or cell.lower() in names.HALVES for cell in cells)


def _guessed_roles(rows: Sequence[Line]) -> dict[str, int]:
    """The columns of a table without heads: hours first, then numbers, the title last."""
    width = max(len(row.cells) for row in rows)
    numbers = [
        sum(is_cell_number(row.cells[i]) for row in rows if i < len(row.cells) and row.cells[i])
        for i in range(width)
    ]
    item = max(range(1, width), key=lambda index: numbers[index]) if width > 1 else 0
    roles = {"time": 0}
    if width > 2 and _is_hours_column(rows):
        roles |= {"hours": 1, "item": 2} | ({"title": 3} if width > 3 else {})
    elif width > 2 and numbers[item]:
        roles["item"] = item
        roles["title"] = item + 1 if item + 1 < width else width - 1
    elif width > 1:
        roles["title"] = 1
    return roles
