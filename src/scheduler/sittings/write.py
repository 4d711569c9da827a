"""From a plan to its files: a table by day, hour and room (HTML, Excel), CSV, iCalendar, JSON."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from html import escape
from itertools import groupby
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from scheduler import __version__
from scheduler.calendars.zones import timezone
from scheduler.domain.clock import clock, day_name, instant
from scheduler.sittings.programme import Laid
from scheduler.sittings.read import Sittings
from scheduler.sittings.rules import costs
from scheduler.sittings.solve import Outcome
from scheduler.writers.sheets import height, on_paper

COLUMNS = ("date", "start", "end", "room", "item", "sub_item", "session", "speakers")
# Widths in the workbook, in characters: of these columns, and of a room.
WIDTHS, ROOM = (12, 8, 8, 18, 26, 32, 20, 30), 30
_STYLE = (
    "body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse;margin-bottom:2rem}"
    "th,td{border:1px solid;padding:.4rem;text-align:start;vertical-align:top}"
    "td b{display:block}@media print{tr{break-inside:avoid}}"
)


class Line(NamedTuple):
    """A sub-item in its place: minutes of its day, and names as they are printed."""

    day: date
    start: int
    end: int
    room: str
    item: str
    sub_item: str
    session: str
    speakers: str


def files(sittings: Sittings, outcome: Outcome) -> Mapping[str, bytes]:
    """The contents of every file by its name."""
    lines = sorted(lines_of(sittings, outcome))
    return {
        "sittings.html": as_html(sittings, lines),
        "sittings.xlsx": as_xlsx(sittings, lines),
        "sittings.csv": as_csv(lines),
        "sittings.ics": as_ics(sittings, lines),
        "sittings.json": as_json(sittings, outcome, lines),
    }


def lines_of(sittings: Sittings, outcome: Outcome) -> Iterator[Line]:
    """Each sub-item with its hours: a session’s slots are equal."""
    programme = sittings.programme
    for one, place in zip(programme.sub_items, outcome.plan, strict=True):
        session = programme.sessions[place.session]
        slot = (session.end - session.start) // session.slots
        start = session.start + place.slot * slot
        yield Line(
            sittings.days[place.session], start, start + one.slots * slot,
            programme.rooms[place.room], programme.items[one.item].name, one.name,
            session.name, ", ".join(sorted(one.speakers)),
        )  # fmt: skip


def _row(line: Line) -> list[str]:
    return [line.day.isoformat(), clock(line.start), clock(line.end), *line[3:]]


def as_csv(lines: list[Line]) -> bytes:
    """One row a sub-item, in order of time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, lines))
    return out.getvalue().encode()


def _grids(sittings: Sittings, lines: list[Line]) -> Iterator[tuple[str, list[list[list[Line]]]]]:
    """For each day its heading, and for each hour of it the lines that begin in each room."""
    for day, of_day in groupby(lines, key=lambda line: line.day):
        rows = [
            [[one for one in found if one.room == room] for room in sittings.programme.rooms]
            for found in (list(group) for _, group in groupby(of_day, key=lambda line: line.start))
        ]
        yield day_name(day), rows


def _hours(row: list[list[Line]]) -> str:
    return clock(next(line.start for cell in row for line in cell))


def as_html(sittings: Sittings, lines: list[Line]) -> bytes:
    """A page with a table for each day: hours by rooms."""
    title = escape(sittings.title)
    rooms = "".join(f'<th scope="col">{escape(room)}</th>' for room in sittings.programme.rooms)
    parts = [
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>',
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>",
    ]
    for heading, rows in _grids(sittings, lines):
        parts.append(f"<h2>{escape(heading)}</h2><table>")
        parts.append(f'<thead><tr><th scope="col">Begins</th>{rooms}</tr></thead><tbody>')
        for row in rows:
            cells = "".join(f"<td>{''.join(map(_cell, cell))}</td>" for cell in row)
            parts.append(f'<tr><th scope="row">{_hours(row)}</th>{cells}</tr>')
        parts.append("</tbody></table>")
    return "\n".join([*parts, "</body></html>", ""]).encode()


def _cell(line: Line) -> str:
    speakers = f" <i>{escape(line.speakers)}</i>" if line.speakers else ""
    return f"<b>{escape(line.item)}</b>{escape(line.sub_item)} (to {clock(line.end)}){speakers}"


def as_xlsx(sittings: Sittings, lines: list[Line]) -> bytes:
    """A workbook: the table by hours and rooms, and the list to sort and filter."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    # The same plan gives the same bytes.
    workbook.set_properties({"created": datetime.combine(sittings.days[0], datetime.min.time())})
    head = workbook.add_format({"bold": True, "bottom": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet, top = workbook.add_worksheet("Programme"), 0
    sheet.set_column(1, len(sittings.programme.rooms), ROOM)
    for heading, rows in _grids(sittings, lines):
        for column, text in enumerate((heading, *sittings.programme.rooms)):
            sheet.write_string(top, column, text, head)
        for number, row in enumerate(rows, start=top + 1):
            sheet.write_string(number, 0, _hours(row), wrapped)
            texts = ["\n".join(f"{one.item}: {one.sub_item}" for one in cell) for cell in row]
            for column, text in enumerate(texts, start=1):
                sheet.write_string(number, column, text, wrapped)
            sheet.set_row(number, height((text, ROOM) for text in texts))
        top += len(rows) + 2
    sheet.set_column(0, 0, 24)
    on_paper(sheet, has_head=False)
    listed = workbook.add_worksheet("List")
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    for number, texts in enumerate([list(COLUMNS), *map(_row, lines)]):
        for column, text in enumerate(texts):
            listed.write_string(number, column, text, plain if number else head)
        listed.set_row(number, height(zip(texts, WIDTHS, strict=True)))
    for column, width in enumerate(WIDTHS):
        listed.set_column(column, column, width)
    on_paper(listed)
    listed.freeze_panes(1, 0)
    listed.autofilter(0, 0, len(lines), len(COLUMNS) - 1)
    workbook.close()
    return out.getvalue()


def as_ics(sittings: Sittings, lines: list[Line]) -> bytes:
    """One appointment a sub-item (RFC 5545), in the zone of the conference."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    for key, value in (("VERSION", "2.0"), ("PRODID", "-//scheduler//sittings//EN")):
        calendar.add(key, value)
    calendar.add_component(timezone(sittings.zone, lines[0].day.year, lines[-1].day.year))
    stamp = datetime(lines[0].day.year, 1, 1, tzinfo=UTC)
    for line in lines:
        event = Event()
        # What is planned anew replaces what was imported: the place is no part of the name.
        name = f"{sittings.title}|{line.item}|{line.sub_item}"
        event.add("UID", f"{uuid5(NAMESPACE_URL, name)}@scheduler")
        event.add("DTSTAMP", stamp)
        event.add("DTSTART", instant(line.day, line.start, sittings.zone))
        event.add("DTEND", instant(line.day, line.end, sittings.zone))
        event.add("SUMMARY", f"{line.item}: {line.sub_item}")
        event.add("LOCATION", line.room)
        if line.speakers:
            event.add("DESCRIPTION", line.speakers)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def as_json(sittings: Sittings, outcome: Outcome, lines: list[Line]) -> bytes:
    """Everything that another program would read."""
    content = {
        "format": "scheduler sittings 1",
        "version": __version__,
        "title": sittings.title,
        "zone": sittings.zone,
        "objective": outcome.cost,
        "bound": outcome.bound,
        "costs": costs(Laid(sittings.programme, outcome.plan)),
        "sub_items": [dict(zip(COLUMNS, _row(line), strict=True)) for line in lines],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
