"""Reads `organization-of-work.csv` back, also after someone has edited it in Excel."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.errors import Fault, InputFaults, refused
from scheduler.readers.faults import WrongValueError
from scheduler.readers.timetable_rows import Row, timetable_of

NEEDED = ("date", "start", "item", "title")
OPTIONAL = ("end", "body", "continued", "fixed")
_YES = {"true", "yes", "y", "1", "x", "wahr", "vrai", "verdadero", "continued", "(continued)"}
NO = {"", "false", "no", "n", "0", "falsch", "faux", "falso"}
_DATE_HINT = "Write 2019-09-12 or 12.09.2019."


def read_csv(path: Path, conference: Conference) -> Timetable:
    """The timetable of a table with the columns date, start, end, body, item, title, continued.

    Rows may come in any order, but those of one meeting in the order in which it takes them. `end`,
    `body` (where there is one), `continued` and `fixed` may be missing, other columns are passed
    over. Minutes within a meeting are found as `timetable_minutes` says. Raises InputFaults.
    """
    return read_records(str(path), _records(path), conference)


def read_records(
    file: str, records: Sequence[tuple[int, Sequence[str]]], conference: Conference
) -> Timetable:
    """The timetable of a table as (line, cells), its heads first; raises InputFaults."""
    heads = [_head(cell) for cell in records[0][1]]
    _check_heads(file, heads)
    rows, faults = [], []
    for line, cells in records[1:]:
        values = dict(zip(heads, (cell.strip() for cell in cells), strict=False))
        if any(values.get(name) for name in (*NEEDED, *OPTIONAL)):
            row, wrong = _row(line, values, conference)
            faults += [Fault(file, line, error.message, error.hint) for error in wrong]
            rows += [row] if row is not None else []
    if not rows and not faults:
        raise refused(file, "The table has no rows.")
    return timetable_of(file, conference, rows, faults)


def _records(path: Path) -> list[tuple[int, list[str]]]:
    """The records with their lines, decoded as Excel or we have written them; not empty."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else "it cannot be opened"
        raise refused(path, f"Cannot read this table: {reason}.") from error
    text = _decoded(path, content)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found, line = [], 1
    try:
        for cells in reader:
            found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        message = "The table cannot be read from here on."
        raise refused(path, message, f"({error})", line=line) from error
    if not found:
        raise refused(path, "The file is empty.")
    return found


def _decoded(path: Path, content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        hint = "Save it in Excel as “CSV UTF-8”."
        raise refused(path, "The file is not in UTF-8.", hint, line) from error


def _head(cell: str) -> str:
    return cell.strip().casefold()


def _check_heads(file: str, heads: Sequence[str]) -> None:
    known = (*NEEDED, *OPTIONAL)
    faults = []
    for name in NEEDED:
        if name not in heads:
            strange = [head for head in heads if head not in known]
            near = get_close_matches(name, strange, n=1, cutoff=0.6)
            hint = (
                f"Is it “{near[0]}”?" if near else f"The first line should name {_listed(known)}."
            )
            faults.append(Fault(file, 1, f"There is no column “{name}”.", hint))
    doubled = {head for head in heads if head in known and heads.count(head) > 1}
    faults += [Fault(file, 1, f"The column “{name}” is there twice.") for name in doubled]
    if faults:
        raise InputFaults(faults)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _row(
    line: int, values: dict[str, str], conference: Conference
) -> tuple[Row | None, list[WrongValueError]]:
    wrong: list[WrongValueError] = []
    day, start, end, continued, fixed = None, None, None, None, False
    try:
        day = read_day(values.get("date", ""), {m.date for m in conference.meetings})
    except WrongValueError as error:
        wrong.append(error)
    try:
        start, end = _hour(values, "start"), _hour(values, "end")
    except WrongValueError as error:
        wrong.append(error)
    try:
        continued = _flag(values, "continued") if "continued" in values else None
        fixed = _flag(values, "fixed")
    except WrongValueError as error:
        wrong.append(error)
    item, title = values.get("item", ""), values.get("title", "")
    if not item and not title:
        wrong.append(WrongValueError("The row has neither an item nor a title."))
    if wrong or day is None:
        return None, wrong
    return Row(line, day, start, end, values.get("body", ""), item, title, continued, fixed), []


def read_day(text: str, days: set[date]) -> date:
    """A date in one of the forms that Excel makes of it; `days` are those of the conference.

    `12/09/2019` is the twelfth of September or the ninth of December: it is taken for the one that
    is a day of the conference, and refused where both are or neither is.
    """
    text = re.sub(r"[T ]00:00(:00)?$", "", text.strip())
    if not text:
        raise WrongValueError("The date is missing.", _DATE_HINT)
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return _date(text, int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        return _date(text, int(match[3]), int(match[2]), int(match[1]))
    match = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text)
    if not match:
        raise WrongValueError(f"“{text}” is not a date.", _DATE_HINT)
    return _slashed(text, int(match[1]), int(match[2]), int(match[3]), days)


def _slashed(text: str, one: int, two: int, year: int, days: set[date]) -> date:
    readings = {
        date(year, month, day)
        for day, month in ((one, two), (two, one))
        if _exists(year, month, day)
    }
    if not readings:
        raise WrongValueError(f"There is no date “{text}”.", _DATE_HINT)
    if len(readings) > 1 and len(readings & days) == 1:
        readings &= days
    if len(readings) > 1:
        early, late = sorted(readings)
        choice = f"{early.isoformat()} or {late.isoformat()}"
        raise WrongValueError(
            f"“{text}” may be {day_name(early)} or {day_name(late)}.", f"Write {choice}."
        )
    return readings.pop()


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _date(text: str, year: int, month: int, day: int) -> date:
    if not _exists(year, month, day):
        raise WrongValueError(f"There is no date “{text}”.", _DATE_HINT)
    return date(year, month, day)


_HOUR = re.compile(r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s*([ap])?\.?m?\.?", re.IGNORECASE)


def _hour(values: dict[str, str], column: str) -> int | None:
    """`9:30`, `09:30:00`, `9.30`, `3 p.m.` as a minute of the day; None for an empty cell."""
    text = values.get(column, "")
    if not text:
        return None
    match = _HOUR.fullmatch(text)
    if not match or (match[2] is None and match[3] is None):
        raise WrongValueError(f"“{text}” in the column “{column}” is not an hour.", "Write 15:00.")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            raise WrongValueError(f"There is no hour “{text}”.", "Write 15:00.")
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    if hour > 24 or minute > 59 or hour * 60 + minute > 24 * 60:
        raise WrongValueError(f"There is no hour “{text}”.", "Write 15:00.")
    return hour * 60 + minute


def _flag(values: dict[str, str], column: str) -> bool:
    text = values.get(column, "").casefold()
    if text in _YES:
        return True
    if text in NO:
        return False
    raise WrongValueError(f"“{text}” in the column “{column}” is neither true nor false.")
