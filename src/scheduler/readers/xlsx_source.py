"""Read a conference from an Excel workbook, and remember the cell of each value.

What the sheets hold becomes the same texts, lists and mappings that a YAML file gives. Formulas
are not computed: their stored values are read; nothing in the workbook is executed or fetched.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from scheduler.errors import InputFaults, refused
from scheduler.readers.faults import closest
from scheduler.readers.item_rows import Cell, check_heads, take_item_rows
from scheduler.readers.yaml_source import Place, Source

_LARGEST = 10_000_000  # bytes of the file
_LARGEST_PART = 30_000_000  # bytes of one part of it, unpacked
_CHUNK = 1_000_000
_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
SETTINGS = {
    "conference": "conference", "body": "body", "short name": "short", "session": "session",
    "symbol": "symbol", "place": "place", "time zone": "zone", "first day": "first",
    "last day": "last", "original language": "original_language", "drafting": "drafting",
    "reserve": "reserve", "order": "order", "show times": "show_times", "footnotes": "footnotes",
    "holidays": "holidays",
}  # fmt: skip
MEETINGS = {
    "when": "when", "hours": "hours", "except": "except", "room": "room",
    "languages": "languages", "label": "label", "note": "note",
}  # fmt: skip
EVENTS = {"title": "title", "when": "when", "hours": "hours", "interrupts": "interrupts"}
PEOPLE = {
    "name": "name", "role": "role", "time zone": "zone", "items": "items", "away": "away",
    "available": "available", "remote": "remote", "persons": "persons", "rather not": "rather_not",
}  # fmt: skip
_BODY = "body"  # the column that says whose meeting or item a row is
_LISTS = ("items", "away", "available", "rather_not", "except")
SHEETS = ("Conference", "Languages", "Meetings", "Items", "Events", "People")
Row = list[Cell]


def read_workbook(path: Path) -> Source:
    """Read a workbook; raises `InputFaults` if it is none or cannot be read."""
    check_archive(path)
    source = Source(str(path), data={})
    sheets = _sheets(path)
    for name in ("Conference", "Items"):
        if name not in sheets:
            hint = "“scheduler new --xlsx” writes a workbook to begin with."
            source.fault(0, f"There is no sheet “{name}”.", hint)
    if source.faults:
        raise InputFaults(source.faults)
    _take_settings(source, sheets["Conference"])
    _take_languages(source, sheets.get("Languages", []))
    _take_rows(source, "events", EVENTS, sheets.get("Events", []))
    _take_rows(source, "people", PEOPLE, sheets.get("People", []))
    _take_bodies(source, sheets.get("Meetings", []), sheets["Items"])
    return source


def _take_bodies(source: Source, meetings: Sequence[Row], items: Sequence[Row]) -> None:
    """Meetings and items: a row is of the body that it names, else of that of the conference."""
    own = str(source.data.get("body", ""))
    names = dict.fromkeys(
        _body_of(rows[0], row) or own
        for rows in (items, meetings)
        for row in rows[1:]
        if any(cell.text for cell in row)
    )
    several = len(names) > 1
    if several:
        source.data.pop("body", None)
        source.data["bodies"] = [{"body": name} for name in names]
    elif names:
        source.data["body"] = next(iter(names))
    if items:
        check_heads(source, [head for head in items[0] if head.text.lower() != _BODY])
    for index, name in enumerate(names):
        within: Place = ("bodies", index) if several else ()
        of_body = [row for row in items[1:] if (_body_of(items[0], row) or own) == name]
        take_item_rows(source, [_by_head(items[0], row) for row in of_body], within)
        if meetings:
            held = [row for row in meetings[1:] if (_body_of(meetings[0], row) or own) == name]
            _take_rows(source, "meetings", MEETINGS, [meetings[0], *held], within)


def _body_of(heads: Row, row: Row) -> str:
    """What a row has in the column “Body”."""
    return next(
        (cell.text for head, cell in zip(heads, row, strict=False) if head.text.lower() == _BODY),
        "",
    )


def check_archive(path: Path) -> None:
    """Refuse what is no workbook, or unpacks to more than one could hold."""
    try:
        if path.stat().st_size > _LARGEST:
            raise refused(path, "The workbook is larger than 10 MB.", "Take pictures out of it.")
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if info.file_size > _LARGEST_PART:
                    size = f"{info.file_size / 1e6:.0f} MB"
                    raise refused(path, f"The part “{info.filename}” unpacks to {size}.")
                with archive.open(info) as part:
                    if b"<!DOCTYPE" in part.read(2000):
                        raise refused(path, f"The part “{info.filename}” declares entities.")
                    while part.read(_CHUNK):
                        pass  # a part that is larger than it says ends in an error here
    except FileNotFoundError:
        raise refused(path, "There is no such file.") from None
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        message = "This is not an Excel workbook, or it is damaged or encrypted."
        raise refused(path, message, "Open it in Excel and save it anew as .xlsx.") from None


def _sheets(path: Path) -> dict[str, list[Row]]:
    """The rows of each sheet known here, without those that are empty at the end."""
    known = {name.lower(): name for name in SHEETS}
    return {
        known[name.strip().lower()]: rows
        for name, rows in rows_by_sheet(path, known.__contains__).items()
    }


def rows_by_sheet(
    path: Path, wanted: Callable[[str], bool] = lambda name: True
) -> dict[str, list[Row]]:
    """The rows of the sheets whose names, in small letters, are wanted; raises `InputFaults`."""
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a broken part makes it
        message = "This Excel workbook is damaged: it cannot be read."
        raise refused(path, message, "Open it in Excel and save it anew as .xlsx.") from error
    try:
        return {
            sheet.title: list(_rows(path, sheet))
            for sheet in workbook.worksheets
            if wanted(sheet.title.strip().lower())
        }
    finally:
        workbook.close()


def _rows(path: Path, sheet: Any) -> Iterator[Row]:
    from openpyxl.utils import get_column_letter

    limits = {"max_row": _MOST_ROWS, "max_col": _MOST_COLUMNS, "values_only": True}
    for number, values in enumerate(sheet.iter_rows(**limits), 1):
        yield [
            Cell(_text(value), f"{path}, {sheet.title}!{get_column_letter(column)}{number}")
            for column, value in enumerate(values, 1)
        ]


def _text(value: Any) -> str:
    """The value of a cell as a planner would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return str(round(value.total_seconds() / 60))
    return "\n".join(" ".join(line.split()) for line in str(value).strip().split("\n"))


def _take_settings(source: Source, rows: Sequence[Row]) -> None:
    """Names in the first column, values in the second."""
    values: dict[str, Cell] = {}
    for row in rows:
        name, value = row[0].text.lower(), row[1] if len(row) > 1 else Cell("", row[0].where)
        if not value.text:
            continue
        if name not in SETTINGS:
            place: Place = ("setting", row[0].where)
            source.elsewhere[place] = row[0].where
            source.fault_at(place, f"“{row[0].text}” is not known here.", closest(name, SETTINGS))
            continue
        values[SETTINGS[name]] = value
    first, last = values.pop("first", None), values.pop("last", None)
    if first is not None:
        end = last or first
        source.data["dates"] = f"{first.text} to {end.text}"
        source.elsewhere["dates",] = first.where
    for key, value in values.items():
        source.data[key] = value.text
        source.elsewhere[key,] = value.where


def _take_languages(source: Source, rows: Sequence[Row]) -> None:
    """The languages marked “yes”; the first row are the heads."""
    named: list[str] = []
    for row in rows[1:]:
        if len(row) > 1 and row[0].text and row[1].text.lower() in ("yes", "true", "x"):
            source.elsewhere["languages", len(named)] = row[0].where
            named.append(row[0].text)
    if named:
        source.data["languages"] = named
        source.elsewhere["languages",] = rows[0][0].where


def _take_rows(
    source: Source, name: str, keys: dict[str, str], rows: Sequence[Row], within: Place = ()
) -> None:
    """Each row below the heads as one entry; `within` is the place of a body that they are of."""
    if not rows:
        return
    entries: list[Any] = []
    for head in rows[0]:
        if head.text and head.text.lower() not in (*keys, _BODY):
            source.elsewhere[name, head.where] = head.where
            message = f"The column “{head.text}” is not known here."
            source.fault_at((name, head.where), message, closest(head.text, keys))
    for row in rows[1:]:
        cells = {keys[h.lower()]: c for h, c in _by_head(rows[0], row).items() if h.lower() in keys}
        filled = {key: cell for key, cell in cells.items() if cell.text}
        if not filled:
            continue
        place: Place = (*within, name, len(entries))
        source.elsewhere[place] = next(iter(filled.values())).where
        for key, cell in filled.items():
            source.elsewhere[(*place, key)] = cell.where
        entries.append({key: _entry(key, cell.text) for key, cell in filled.items()})
    if entries:
        owner = source.data
        for step in within:
            owner = owner[step]
        owner[name] = entries


def _entry(key: str, text: str) -> str | list[str]:
    """A text, or for what may be several the texts that semicolons or lines set apart."""
    return re.split(r"\s*[;\n]\s*", text.strip(" ;")) if key in _LISTS else text


def _by_head(heads: Sequence[Cell], row: Row) -> dict[str, Cell]:
    return {
        head.text: cell
        for head, cell in zip(heads, row, strict=False)
        if head.text and head.text.lower() != _BODY
    }
