"""`scheduler unpin`: lines of a timetable that the next search may move again."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.pinning import mark


def unpin(
    timetable: Annotated[
        Path, typer.Argument(metavar="TIMETABLE", help="timetable.json, or a .csv or .xlsx.")
    ],
    items: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ITEM...]", help="Such as 3 or “1 (a)”; all if none is named."),
    ] = None,
) -> None:
    """Let the next search move items again."""
    mark(timetable, items or [], fixed=False)
