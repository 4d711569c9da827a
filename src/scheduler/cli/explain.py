"""`scheduler explain`: why a conference has no timetable, and what would repair it."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli import notices
from scheduler.errors import NoTimetable


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file.")],
) -> None:
    """Say why no timetable exists, and what would repair it."""
    from scheduler import api

    conference = api.read(file)
    notices.show(conference.notices)
    explanation = api.explain(conference)
    if explanation is None:
        typer.echo(f"{file}: no demands clash.\n    Find the timetable: scheduler solve {file}")
        return
    typer.echo(str(explanation))
    raise typer.Exit(NoTimetable.exit_code)
