"""The history of versions in a `timetable.json`, which calendars are made from."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from scheduler.calendars.record import from_values
from scheduler.domain.history import History
from scheduler.errors import refused

_HINT = "A timetable.json is written by “scheduler solve … -o DIR”."


def read_history(path: Path) -> History:
    """The history in a `timetable.json`, or in that of a directory.

    Raises InputFaults where there is none.
    """
    file = path / "timetable.json" if path.is_dir() else path
    try:
        document = json.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise refused(file, "There is no such timetable.", _HINT) from error
    except OSError as error:
        raise refused(file, "This timetable cannot be opened.", _HINT) from error
    except ValueError as error:
        raise refused(file, "This is not a timetable of ours.", _HINT) from error
    try:
        history = history_in(document) if isinstance(document, dict) else None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise refused(file, "The history of this timetable cannot be understood.", _HINT) from error
    if history is None:
        raise refused(file, "This is not a timetable with a history of its versions.", _HINT)
    return history


def earlier_history(directory: Path) -> History | None:
    """The history that a directory holds, None where it has no `timetable.json`, or one without.

    Raises InputFaults for one that is damaged, since to write over it is to forget what
    participants have in their calendars.
    """
    file = directory / "timetable.json"
    if not file.exists():
        return None
    try:
        document = json.loads(file.read_text("utf-8-sig"))
        return history_in(document) if isinstance(document, dict) else None
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        message = "The timetable that is there cannot be read, so no version can follow on it."
        hint = "Put it back as it was, or write into another directory."
        raise refused(file, message, hint) from error


def history_in(document: Mapping[str, Any]) -> History | None:
    """The history in the values of a `timetable.json`, None where there is none.

    Raises AttributeError, KeyError, TypeError or ValueError for values of another kind.
    """
    values = document.get("history")
    if not values:
        return None
    try:
        return from_values(str(document["conference"]["id"]), values)
    except ZoneInfoNotFoundError as error:
        raise ValueError(str(error)) from error
