"""A programme set as a grid: days down and hours across, or hours down and days across."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from scheduler.documents.clocks import is_timed
from scheduler.documents.dates import day_in
from scheduler.documents.line import Line
from scheduler.documents.names import HALVES

_HEADS = ("Date", "Time", "Agenda item")


def in_rows(rows: Sequence[Line]) -> list[Line]:
    """The table with a row for each meeting, if it is a grid; else as it is."""
    head, *body = rows
    filled = [index for index, cell in enumerate(head.cells) if index and cell]
    if len(filled) < 2 or not body:
        return list(rows)
    firsts = [row.cells[0] for row in body if row.cells[0]]
    for across, down, by_row in ((_is_hours, _is_day, True), (_is_day, _is_hours, False)):
        if _all(across, [head.cells[i] for i in filled]) and firsts and _all(down, firsts):
            return [replace(head, cells=_HEADS), *_meetings(head, body, filled, by_row)]
    return list(rows)


def _meetings(
    head: Line, body: Sequence[Line], columns: Sequence[int], days_down: bool
) -> Iterator[Line]:
    """A row for each cell, in order of time."""
    places = [(row, column) for row in body for column in columns]
    if not days_down:
        places = [(row, column) for column in columns for row in body]
    for row, column in places:
        text = row.cells[column] if column < len(row.cells) else ""
        day, hours = row.cells[0], head.cells[column]
        if not days_down:
            day, hours = hours, day
        yield replace(row, cells=(day, hours, text), text=f"{day} {hours} {text}")


def _all(is_one: Callable[[str], bool], texts: Sequence[str]) -> bool:
    return all(map(is_one, texts))


def _is_hours(text: str) -> bool:
    return is_timed(text) or text.strip(" .:").lower() in HALVES


def _is_day(text: str) -> bool:
    return day_in(text) is not None and not _is_hours(text)
