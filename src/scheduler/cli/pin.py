"""`scheduler pin`: lines of a timetable that the next search leaves where they are."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.pinning import mark


def pin(
    timetable: Annotated[
        Path, typer.Argument(metavar="TIMETABLE", help="timetable.json, or a .csv or .xlsx.")
    ],
    items: Annotated[list[str], typer.Argument(metavar="ITEM...", help="Such as 3 or “1 (a)”.")],
) -> None:
    """Fix items where they are, for solve --keep."""
    mark(timetable, items, fixed=True)
