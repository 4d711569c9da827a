"""`scheduler why`: why an item is where it is, and what other good timetables there are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import notices
from scheduler.errors import UsageError
from scheduler.model.options import SolveOptions

if TYPE_CHECKING:
    from scheduler.domain.conference import Conference
    from scheduler.domain.timetable import Timetable

_DEFAULTS = SolveOptions()
# Who asks waits for the answer; what it costs is then “at most” so much.
SECONDS = 2.5


def why(
    given: Annotated[
        list[Path],
        typer.Argument(
            metavar="[FILE] TIMETABLE",
            help="The conference file, which a timetable.json near it knows; and the timetable, "
            "also a .csv or .xlsx.",
        ),
    ],
    item: Annotated[
        str | None, typer.Option(metavar="ITEM", help="The item, such as 3 or “1 (a)”.")
    ] = None,
    not_in: Annotated[
        str | None, typer.Option(metavar="TIME", help="Try it elsewhere than “Friday morning”.")
    ] = None,
    in_: Annotated[
        str | None, typer.Option("--in", metavar="TIME", help="Try it in “Friday morning” only.")
    ] = None,
    alternatives: Annotated[
        int, typer.Option(metavar="N", min=0, max=20, help="Show so many other good timetables.")
    ] = 0,
    time_limit: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            min=0.1,
            help="Longest search; by default 2.5 seconds for an answer, 60 for each alternative.",
        ),
    ] = None,
) -> None:
    """Say why an item is where it is: try it elsewhere."""
    from scheduler import api
    from scheduler.readers.made_for import conference_file
    from scheduler.readers.named import meetings_named, part_named

    *files, table = given
    if len(files) > 1:
        raise UsageError("Name one conference file and one timetable.")
    where = not_in or in_
    if (item is None or where is None or (not_in and in_)) and not (alternatives and not where):
        raise UsageError(
            "Say which item, and where: --item 3 --not-in “Thursday afternoon”, or --in.\n"
            "    Or ask for other timetables: --alternatives 3."
        )
    conference = api.read(files[0] if files else conference_file(table))
    timetable = api.read_timetable(table, conference)
    notices.show(timetable.notices)
    if item is not None and where is not None:
        part = part_named(conference, item)
        meetings = [meeting.id for meeting in meetings_named(conference, where, part.body)]
        answer = api.ask(
            conference,
            timetable,
            part.id,
            meetings,
            not_in is None,
            time_limit=time_limit or SECONDS,
        )
        typer.echo(str(answer))
    if alternatives:
        _alternatives(conference, timetable, alternatives, time_limit or _DEFAULTS.time_limit)


def _alternatives(
    conference: "Conference", given: "Timetable", count: int, time_limit: float
) -> None:
    from scheduler import api
    from scheduler.domain.changes import changes

    cost = api.verify(conference, given).objective
    typer.echo(f"The timetable given costs {cost}. Others, the cheapest first:")
    found = api.alternatives(conference, given, count, time_limit=time_limit)
    for number, other in enumerate(found, 1):
        typer.echo(f"{number}. Cost {other.objective}:")
        for change in changes((conference, given), (conference, other)):
            if change.is_move:
                typer.echo(f"  – {change.sentence}")
    if len(found) < count:
        typer.echo("There are no more.")
