"""`scheduler check`: all faults of conference files, with their lines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import notices
from scheduler.domain.counting import counted
from scheduler.errors import InputFaults

if TYPE_CHECKING:
    from scheduler.domain.conference import Conference


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Conference files.")],
) -> None:
    """Find every fault of conference files."""
    from scheduler.api import read
    from scheduler.domain.late_papers import late_papers

    faults = []
    for file in files:
        try:
            conference = read(file)
        except InputFaults as error:
            faults += error.faults
        else:
            assumed = map("Assumed: {}".format, conference.assumptions)
            told = (*conference.notices, *late_papers(conference), *assumed)
            notices.show(f"{file}: {notice}" for notice in told)
            typer.echo(f"{file}: {_content(conference)}; no faults.")
    if faults:
        raise InputFaults(faults)


def _content(conference: "Conference") -> str:
    items, meetings = len(conference.parts), len(conference.meetings)
    return f"{counted(items, 'item')} to place in {counted(meetings, 'meeting')}"
