"""Reads a log of what was really taken: a CSV with the columns date, start, end and item."""

import csv
import re
from datetime import date
from pathlib import Path

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement
from scheduler.errors import Fault, InputFaults, UsageError, refused
from scheduler.readers.faults import WrongValueError
from scheduler.readers.named import part_named
from scheduler.readers.text_file import read_text
from scheduler.readers.timetable_csv import read_day

COLUMNS = ("date", "start", "end", "item")
_HOUR = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")


def read_log(path: Path, conference: Conference) -> tuple[Placement, ...]:
    """The actual placements; each lies within a meeting. Raises InputFaults with all faults."""
    lines = read_text(path).splitlines()
    delimiter = max(",;\t", key=(lines or [""])[0].count)
    reader = csv.DictReader(lines, delimiter=delimiter)
    heads = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    missing = [name for name in COLUMNS if name not in heads]
    if missing:
        message = f"There is no column “{missing[0]}”."
        raise refused(path, message, f"A log has {', '.join(COLUMNS)}.", line=1)
    reader.fieldnames = heads
    found, faults = [], []
    for values in reader:
        if not any(values.get(name) for name in COLUMNS):
            continue
        try:
            found.append(_placement(conference, {k: (values[k] or "").strip() for k in COLUMNS}))
        except WrongValueError as error:
            faults.append(Fault(str(path), reader.line_num, error.message, error.hint))
        except UsageError as error:
            message, _, hint = str(error).partition("\n    ")
            faults.append(Fault(str(path), reader.line_num, message, hint))
    if faults:
        raise InputFaults(faults)
    return tuple(found)


def _placement(conference: Conference, values: dict[str, str]) -> Placement:
    day: date = read_day(values["date"], {meeting.date for meeting in conference.meetings})
    start, end = _minute(values["start"]), _minute(values["end"])
    if start >= end:
        raise WrongValueError("The end does not come after the start.")
    part = part_named(conference, values["item"])
    for meeting in conference.meetings_of(part.body):
        if meeting.date == day and meeting.start <= start and end <= meeting.end:
            return Placement(part.id, meeting.id, start, end, fixed=True)
    held = [str(m) for m in conference.meetings_of(part.body) if m.date == day]
    hint = f"That day has {'; '.join(held)}." if held else "Nothing meets on that day."
    raise WrongValueError("No meeting has these hours.", hint)


def _minute(text: str) -> int:
    match = _HOUR.fullmatch(text)
    if not match:
        raise WrongValueError(f"“{text}” is not an hour.", "Write 15:00.")
    return int(match[1]) * 60 + int(match[2])
