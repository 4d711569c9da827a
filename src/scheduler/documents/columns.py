"""Tables that only the places of their columns make tables: in PDF, and in text set with spaces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scheduler.documents.clocks import leading_hours
from scheduler.documents.dates import day_in
from scheduler.documents.line import Line
from scheduler.documents.names import ANNEX, HALVES, HEADS
from scheduler.documents.numbers import is_cell_number, numbered
from scheduler.documents.typography import for_matching, unhyphenated

_NEAR = 0.35  # of the distance to the column before


def head_roles(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which, by the heads of a table; empty if the cells are no heads."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        plain = for_matching(cell).strip(" :*")
        role = next((name for name, head in HEADS.items() if head.fullmatch(plain)), None)
        if role is not None and role not in found and len(plain) < 40:
            found[role] = index
    return found if {"time"} <= set(found) and len(found) > 1 else {}


def aligned(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with those below a line of heads put into its columns, as rows of a table."""
    starts: tuple[float, ...] = ()
    row: Line | None = None
    item: int | None = None
    table = 1000
    for line in _tabbed(lines):
        if line.starts and len(line.starts) > 1 and head_roles(line.cells):
            starts, table = line.starts, table + 1
            item = head_roles(line.cells).get("item")
            yield from _ended(row)
            row = None
            yield replace(line, table=table)
        elif starts and (line.is_row or _leaves(line, starts)):
            starts = ()
            yield from _ended(row)
            row = None
            yield line
        elif starts and line.starts:
            cells = _in_columns(line, starts)
            if row is not None and _goes_on(cells, row, item):
                row = _appended(row, cells)
            else:
                yield from _ended(row)
                row = replace(line, cells=cells, table=table)
        else:
            yield from _ended(row)
            row = None
            yield line
    yield from _ended(row)


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


def _ended(row: Line | None) -> Iterator[Line]:
    """Give out the row that is complete."""
    if row is not None:
        yield row


def _leaves(line: Line, starts: tuple[float, ...]) -> bool:
    """Whether a line is no row of the table: a new annex, or running text across the columns."""
    if ANNEX.fullmatch(line.text):
        return True
    width = starts[1] - starts[0]
    return (
        len(line.cells) == 1
        and line.starts[:1] <= (starts[0] + width * _NEAR,)
        and len(line.text) > 70
    )


def _in_columns(line: Line, starts: tuple[float, ...]) -> tuple[str, ...]:
    cells = ["" for _ in starts]
    for x, text in zip(line.starts, line.cells, strict=True):
        column = 0
        for index in range(1, len(starts)):
            slack = (starts[index] - starts[index - 1]) * _NEAR
            if x >= starts[index] - slack:
                column = index
        cells[column] = f"{cells[column]} {text}".strip()
    return tuple(cells)


def _goes_on(cells: tuple[str, ...], row: Line, item: int | None) -> bool:
    """Whether a line goes on with the row above: a title, a cut hour, what is said of a meeting."""
    filled = {index for index, cell in enumerate(cells) if cell}
    above = {index for index, cell in enumerate(row.cells) if cell}
    if not filled or len(above) < 2 or not filled <= above:
        return False
    if item in filled and (is_cell_number(cells[item]) or numbered(cells[item])):
        return False
    return 0 not in filled or _is_cut(row.cells[0]) or _is_detail(cells[0])


def _is_cut(hours: str) -> bool:
    return for_matching(hours).endswith(("-", " to"))


def _is_detail(text: str) -> bool:
    """Whether a text below the hours of a meeting is its label, room or a remark on it."""
    starts = leading_hours(text, True) or day_in(text) or text.lower() in HALVES
    return not starts and len(text) < 40 and not text.endswith(".")


def _appended(row: Line, cells: tuple[str, ...]) -> Line:
    joined = [
        unhyphenated(old, new) if old and new else old or new
        for old, new in zip(row.cells, cells, strict=True)
    ]
    if cells[0] and not _is_cut(row.cells[0]):
        joined[0] = f"{row.cells[0]}\n{cells[0]}"
    return replace(row, cells=tuple(joined), text=" ".join(filter(None, joined)))
