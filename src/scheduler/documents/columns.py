"""Tables that only the places of their columns make tables: in PDF, and in text set with spaces."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scheduler.documents.clocks import is_timed, leading_hours, own_hours
from scheduler.documents.dates import day_in
from scheduler.documents.line import Line
from scheduler.documents.names import HALVES, HEADS, WEEKDAYS, is_annex
from scheduler.documents.numbers import is_cell_number, numbered
from scheduler.documents.typography import for_matching, plain, unhyphenated

_HALF = re.compile(r"(?:上午|下午|晚上|中午) ?\d")  # hours, though they may go on in the next line
_LONGEST_CELL = 60  # letters of what stands in the first column
_SAME_PLACE = 1.5  # points
_NARROWEST = 0.35  # of the size of the type: how wide a letter is at least, on the average
_HEAD_LINES = 3
_INDENT = 4  # points
_LARGER = 1.15  # of it: a heading
_SMALLER = 0.96  # of the size of the type of a table: a remark
_NEAR = 0.35  # of the distance to the column before


_CUT = re.compile(r"(?:-| to| a| à| до|至| إلى|\d h|\d[.:])$")  # hours that go on in the next line


def head_roles(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which, by the heads of a table; empty if the cells are no heads."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        plain = for_matching(cell).strip(" :*")
        role = next((name for name, head in HEADS.items() if head.fullmatch(plain)), None)
        role = "hours" if role == "time" and role in found else role
        if role is not None and role not in found and len(plain) < 40:
            found[role] = index
    return found if {"time"} <= set(found) and len(found) > 1 else {}


def aligned(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with those set in columns as rows of a table.

    A table begins with a line of heads, or with hours that have something beside them, if another
    line has hours and what is beside them at the same place.
    """
    starts: tuple[float, ...] = ()
    row: Line | None = None
    item: int | None = None
    size = 0.0  # of the type of the table
    table = 1000
    tabbed = list(_tabbed(_with_heads_once(lines)))
    seconds = Counter(round(line.starts[1]) for line in tabbed if _has_hours_beside(line))
    mixed = False  # whether numbers and titles share a column
    for each in tabbed:
        if starts and size and each.size > _LARGER * size:  # a heading
            starts = ()
            yield from _ended(row)
            row = None
        line = _parted(each, starts) if each.words and starts and not _is_only_day(each) else each
        heads = head_roles(line.cells) if len(line.starts) > 1 and not line.is_row else {}
        if heads:
            starts, table, item, size = line.starts, table + 1, heads.get("item"), 0.0
            mixed = "title" not in heads and not {"room", "languages"}.isdisjoint(heads)
            yield from _ended(row)
            row = None
            yield replace(line, table=table)
        elif not starts and _has_hours_beside(line) and seconds[round(line.starts[1])] > 1:
            starts, table, item, size, mixed = line.starts, table + 1, None, 0.0, False
            row = replace(line, table=table)
        elif starts and (line.is_row or _leaves(line, starts)):
            starts = ()
            yield from _ended(row)
            row = None
            yield line
        elif starts and line.starts:
            cells = _in_columns(line, starts)
            size = max(size, line.size if cells[0] else 0.0)
            small = line.size < _SMALLER * size
            more = mixed and not cells[0] and row is not None and bool(row.cells[0])
            more = more and not _begins_again(row, cells, item)
            if row is not None and (more or _goes_on(cells, row, item, small)):
                row = _appended(row, cells, _indented(line, starts) if small else None)
            else:
                yield from _ended(row)
                row = replace(line, cells=cells, table=table)
        else:
            yield from _ended(row)
            row = None
            yield line
    yield from _ended(row)


def _with_heads_once(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without the heads that a table has again where it goes on on a new page."""
    heads: list[str] = []  # the lines of the heads, from the one that tells the columns
    page, within, repeated = "", False, 0
    for line in lines:
        new_page, page = line.where != page, line.where
        if len(line.starts) > 1 and not line.is_row and head_roles(line.cells):
            repeated = int(new_page and line.text in heads[:1])
            heads, within = heads if repeated else [line.text], not repeated
        elif repeated and line.text in heads[repeated : repeated + 1]:
            repeated += 1
        else:
            first = line.cells[0] if line.cells else ""
            within = within and not (is_timed(first) or day_in(first)) and len(heads) < _HEAD_LINES
            heads += [line.text] if within else []
            repeated = 0
        if not repeated:
            yield line


def _has_hours_beside(line: Line) -> bool:
    """Whether a line that is no row has hours alone, and something in another column."""
    if len(line.starts) < 2 or line.is_row:
        return False
    if len(line.starts) > 2 and day_in(line.cells[0]) and line.cells[1].lower() in HALVES:
        return True
    if _is_weekday(line.cells[0]):
        return True
    hours = leading_hours(line.cells[0], True)
    return hours is not None and hours.end is not None and not hours.rest


def _is_weekday(text: str) -> bool:
    """Whether a text is a day with its weekday, and nothing else."""
    found = day_in(text) if len(text) < _LONGEST_CELL else None
    return bool(found and found.day.weekday is not None and not (found.before or found.after))


def _parted(line: Line, starts: tuple[float, ...]) -> Line:
    """A line of a PDF file with a new cell also where a word stands right at a column's beginning.

    Columns may stand so near to each other that no gap tells them apart; a sentence runs across.
    """
    if len(line.cells) == 1 and line.text.endswith((".", "。")) and not is_timed(line.text):
        return line
    at: list[float] = []
    cells: list[list[str]] = []
    for x, word in line.words:
        begins = x in line.starts or any(abs(x - start) < _SAME_PLACE for start in starts)
        if begins or not cells:
            at.append(x)
            cells.append([])
        cells[-1].append(word)
    texts = tuple(plain(" ".join(words)) for words in cells)
    return replace(line, cells=texts, starts=tuple(at)) if len(at) > len(line.starts) else line


def _tabbed(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with those set with tabs below heads set with tabs as rows of a table."""
    table, within = 2000, False
    for line in lines:
        columns = len(line.cells) > 1 and not line.starts and not line.is_row
        if columns and head_roles(line.cells):
            table, within = table + 1, True
        elif within and not columns and not _is_day(line):
            within = False
        yield replace(line, table=table) if within else line


def _is_day(line: Line) -> bool:
    found = day_in(line.text) if not line.is_row and len(line.text) < 60 else None
    return found is not None and not found.before


def _is_only_day(line: Line) -> bool:
    found = day_in(line.text) if len(line.cells) == 1 and len(line.text) < 60 else None
    return found is not None and not (found.before or found.after)


def _ended(row: Line | None) -> Iterator[Line]:
    """Give out the row that is complete."""
    if row is not None:
        yield row


def _leaves(line: Line, starts: tuple[float, ...]) -> bool:
    """Whether a line is no row of the table: a new annex, or running text across the columns."""
    if is_annex(line.text):
        return True
    width = starts[1] - starts[0]
    if len(line.cells) != 1 or line.starts[:1] > (starts[0] + width * _NEAR,):
        return False
    if day_in(line.text) or is_timed(line.text):
        return len(line.text) > _LONGEST_CELL
    across = line.size * _NARROWEST * len(line.text) > width
    return across or line.text.endswith((".", "。")) or len(line.text) > _LONGEST_CELL


def _in_columns(line: Line, starts: tuple[float, ...]) -> tuple[str, ...]:
    cells = ["" for _ in starts]
    for x, text in zip(line.starts, line.cells, strict=True):
        column = 0
        for index in range(1, len(starts)):
            slack = (starts[index] - starts[index - 1]) * _NEAR
            if x >= starts[index] - slack:
                column = index
        before = cells[column]
        cells[column] = (
            f"{before}\t{text}" if is_cell_number(before) else f"{before} {text}".strip()
        )
    return tuple(cells)


def _indented(line: Line, starts: tuple[float, ...]) -> frozenset[int]:
    """The columns in which a line begins further in than they do."""
    return frozenset(
        max(index for index, start in enumerate(starts) if x >= start)
        for x in line.starts
        if x > starts[0] and all(abs(x - start) > _INDENT for start in starts)
    )


def _goes_on(cells: tuple[str, ...], row: Line, item: int | None, small: bool) -> bool:
    """Whether a line goes on with the row above: a title, a cut hour, what is said of a meeting.

    A line in smaller type is a remark on what is above it.
    """
    filled = {index for index, cell in enumerate(cells) if cell}
    above = {index for index, cell in enumerate(row.cells) if cell}
    more_of_item = filled == above and 0 not in filled and (item is None or filled == {item})
    beside = filled - {0} if small else filled
    if not filled or not (len(above) > 1 or more_of_item) or not beside <= above:
        return False
    first = row.cells[0]
    hours_of_day = _is_weekday(first) and is_timed(cells[0])
    cut = 0 in filled and (_is_cut(first, cells[0]) or hours_of_day)
    own = [cells[item]] if item is not None else cells[1:]  # without heads, in any column
    if any(is_cell_number(cell) or numbered(cell) for cell in own) and not cut:
        return False
    others = zip(cells[1:], row.cells[1:], strict=True)
    if any(cell.lower() in HALVES for cell in cells) or (
        not cut and any(is_timed(cell) and is_timed(over) for cell, over in others)
    ):
        return False
    if cut or small or 0 not in filled or _is_detail(cells[0]):
        return True
    return is_parted_day(first, cells[0]) and not any(is_timed(cell) for cell in cells[1:])


def _begins_again(row: Line | None, cells: tuple[str, ...], item: int | None) -> bool:
    """Whether the items of a line begin anew, as those of another body do: 1 after 3."""
    if row is None or item is None:
        return False
    last = re.match(r"\d{1,2}", row.cells[item].rpartition("\n")[2])
    own = re.match(r"\d{1,2}", cells[item])
    return bool(last and own and int(own[0]) < int(last[0]))


def _is_next(cell: str, below: str) -> bool:
    """Whether a line of a cell begins a new item: it has hours or a number, or the next one."""
    last = re.match(r"(\d{1,2})(?=\D)", cell.rpartition("\n")[2])
    bare = re.match(r"(\d{1,2})[ \t][^\W\d]", below)
    follows = last is not None and bare is not None and int(bare[1]) == int(last[1]) + 1
    number, tab, _ = below.partition("\t")
    numbers = numbered(below) is not None or (bool(tab) and is_cell_number(number))
    return follows or numbers or own_hours(below) is not None


def is_parted_day(above: str, below: str) -> bool:
    """Whether two texts are one day that a narrow column parts: `Monday,` and `5 October`."""
    whole = day_in(f"{above} {below}") if 0 < len(above) < 20 and below else None
    if whole is None or whole.day.weekday is None or whole.before or whole.after:
        return False
    return day_in(above) is None


def _is_cut(hours: str, below: str) -> bool:
    """Whether hours go on in the line below: `10 a.m.–` and `1 p.m.`, `上午9时至` and `12时`."""
    return bool(
        _CUT.search(for_matching(hours))
        or re.match(r"时|(?:\d{1,2} ?)?(?:分|мин)|\d{1,2} ?[时点]", below)
    )


def _is_detail(text: str) -> bool:
    """Whether a text below the hours of a meeting is its label, room or a remark on it."""
    day = day_in(text) or re.split(r"[ ,،]", text)[0].lower() in WEEKDAYS
    starts = leading_hours(text, True) or day or text.lower() in HALVES or _HALF.match(text)
    return not starts and len(text) < 40 and not text.endswith(".")


def _appended(row: Line, cells: tuple[str, ...], indented: frozenset[int] | None) -> Line:
    """The row with one more line.

    `indented` are the columns in which a line in smaller type is set in: below a title that is a
    remark on it, below the hours a remark that goes on; None for a line in type of the same size.
    """
    joined = [
        f"{old}\n{new}" if old and _is_next(old, new) else unhyphenated(old, new) if new else old
        for old, new in zip(row.cells, cells, strict=True)
    ]
    for index in indented or ():
        if index and cells[index] and "\n" not in row.cells[index]:
            joined[index] = f"{row.cells[index]}\n{cells[index]}"
    first, below = row.cells[0], cells[0]
    goes_on = _is_cut(first, below) or is_parted_day(first, below) or 0 in (indented or ())
    if first and below and not goes_on:
        joined[0] = f"{first}\n{below}"
    return replace(row, cells=tuple(joined), text=" ".join(filter(None, joined)))
