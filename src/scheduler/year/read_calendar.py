"""Reads a calendar back from its `calendar.json`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from scheduler.calendars.record import from_values
from scheduler.domain.clock import HalfDay
from scheduler.errors import refused
from scheduler.readers.text_file import read_text
from scheduler.year.domain import HALVES, Calendar, Meeting

_MEGABYTES = 50  # a year of 2,700 meetings has two, with its history more


def read_calendar(path: Path) -> Calendar:
    """The meetings of a calendar; raises `InputFaults` if the file is not one of ours."""
    try:
        content = json.loads(read_text(path, _MEGABYTES))
        meetings = tuple(sorted(map(_meeting, content["meetings"]), key=lambda one: one.when))
        history = from_values(content["id"], content["history"]) if "history" in content else None
    except (AttributeError, ValueError, KeyError, TypeError) as error:
        hint = "Give the calendar.json that “scheduler year” wrote."
        raise refused(path, "This is not a calendar of a year.", hint) from error
    return Calendar(meetings, history=history)


def _meeting(entry: dict[str, Any]) -> Meeting:
    half = HalfDay(entry["half_day"])
    if half not in HALVES:
        raise ValueError(half)
    day = date.fromisoformat(entry["date"])
    return Meeting(str(entry["session"]), int(entry["number"]), day, half, str(entry["room"]))
