"""The conference file for which a timetable was made."""

import json
from collections.abc import Iterator
from pathlib import Path

from scheduler.errors import UsageError


def conference_file(timetable: Path) -> Path:
    """The file that `timetable.json` names: beside it, in the folder above, or in the current one.

    Raises UsageError if it names none, or none is there.
    """
    name = _named(timetable)
    for folder in _folders(timetable) if name else ():
        if (folder / name).is_file():
            return folder / name
    hint = "Name it before the timetable: my-conference.yaml out/timetable.json."
    if name:
        raise UsageError(f"{timetable} was made for {name}, which is not near it.\n    {hint}")
    raise UsageError(f"{timetable} does not say for which conference file it is.\n    {hint}")


def _folders(timetable: Path) -> Iterator[Path]:
    beside = timetable.resolve().parent
    yield from (beside, beside.parent, Path())


def _named(timetable: Path) -> str:
    """The name of the file without its folder; empty if there is none."""
    try:
        document = json.loads(timetable.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise UsageError(f"There is no timetable “{timetable}”.") from error
    except (OSError, ValueError):
        return ""
    made_for = document.get("conference") if isinstance(document, dict) else None
    name = made_for.get("file") if isinstance(made_for, dict) else None
    return Path(name).name if isinstance(name, str) else ""
