"""What `pin` and `unpin` share: the file is changed in place, whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

import typer

from scheduler.domain.counting import counted


def mark(timetable: Path, items: Sequence[str], fixed: bool) -> None:
    """Mark the lines of some items as fixed or free, and say how many changed."""
    from scheduler import api
    from scheduler.readers.fixed_lines import with_fixed

    content, count = with_fixed(timetable, items, fixed)
    api.put(timetable.parent, {timetable.name: content})
    if not count:
        typer.echo(f"{timetable}: nothing to change, {'fixed' if fixed else 'free'} already.")
        return
    lines = counted(count, "line")
    typer.echo(f"{timetable}: {lines} {'fixed' if fixed else 'free again'}.")
