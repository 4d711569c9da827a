"""`scheduler diff`: what differs between two timetables, item by item."""

from pathlib import Path
from typing import Annotated

import typer


def diff(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file.")],
    before: Annotated[
        Path, typer.Argument(metavar="A", help="timetable.json, or a .csv or .xlsx.")
    ],
    after: Annotated[Path, typer.Argument(metavar="B", help="The other one.")],
) -> None:
    """Say what differs between two timetables, item by item."""
    from scheduler import api
    from scheduler.cli import notices
    from scheduler.domain.changes import changes

    conference = api.read(file)
    one, two = (api.read_timetable(path, conference) for path in (before, after))
    notices.show((*one.notices, *two.notices))
    found = changes((conference, one), (conference, two))
    for change in found:
        typer.echo(change.sentence)
    if not found:
        typer.echo("Nothing differs.")
