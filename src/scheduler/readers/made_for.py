"""The conference file for which a timetable was made."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from scheduler.errors import UsageError


def conference_file(timetable: Path) -> Path:
    """The file that `timetable.json` names: beside it, in the folder above, or in the current one.

    Else in a folder of the current one, if it is in just one. Raises UsageError if none is named,
    or none is there.
    """
    name = _named(timetable)
    near = [folder / name for folder in _folders(timetable)] if name else []
    below = [folder / name for folder in Path().iterdir() if _is_open(folder)] if name else []
    found = [file for file in near if file.is_file()][:1]
    found = found or [file for file in below if file.is_file()]
    if len(found) == 1:
        return found[0]
    hint = "Name it before the timetable: my-conference.yaml out/timetable.json."
    if name:
        raise UsageError(f"{timetable} was made for {name}, which is not near it.\n    {hint}")
    raise UsageError(f"{timetable} does not say for which conference file it is.\n    {hint}")


def _folders(timetable: Path) -> Iterator[Path]:
    beside = timetable.resolve().parent
    yield from (beside, beside.parent, Path())


def _is_open(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.X_OK)


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
