"""`scheduler replan`: a running conference planned anew, with the fewest changes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import notices
from scheduler.cli.view_options import Further, views

if TYPE_CHECKING:
    from scheduler.domain.conference import Conference
    from scheduler.domain.timetable import Timetable
    from scheduler.replan import Replanned

# In the evening of a conference a good plan now is worth more than the best one later.
SECONDS = 1.5
_VERSIONS = "versions"
_TABLE = re.compile(
    r"(?:organization-of-work|programme-of-meetings)(?:\.[a-z]{2})?\.(?:md|csv|html|docx|xlsx|pdf)"
)


def replan(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file.")],
    published: Annotated[
        Path,
        typer.Option("--from", metavar="TIMETABLE", help="The timetable.json that was published."),
    ],
    now: Annotated[
        str, typer.Option(metavar="TIME", help="Until when it was kept, such as 2019-09-12T12:30.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where to write; made if missing."),
    ] = None,
    overruns: Annotated[
        list[str] | None,
        typer.Option(
            "--overrun",
            metavar="ITEM=MINUTES",
            help="An item that needs more time than planned; repeat it for several.",
        ),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="Actual hours: columns date, start, end, item."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="Longest search once there is a plan.")
    ] = SECONDS,
    calendars: Further = None,
) -> None:
    """Plan the rest of a running conference anew.

    Changes as little as can be, and prints what changes and why, as a text for the journal. Where
    nothing does, version and revision stay.
    """
    from scheduler import api
    from scheduler.readers.actual_hours import read_log
    from scheduler.readers.named import now_named, overrun_named

    further = views(calendars or ())
    conference = api.read(file)
    api.check_views(conference, further, output)
    earlier = api.read_timetable(published, conference)
    found = api.replan(
        conference,
        earlier,
        now_named(conference, now),
        dict(overrun_named(conference, text) for text in overruns or ()),
        read_log(log, conference) if log else (),
        time_limit=time_limit,
    )
    if output is not None:
        # Another re-plan from the same timetable may have been written there.
        numbered = api.next_version(conference, found.timetable, output)
        again = numbered.version > found.timetable.version
        found = replace(found, timetable=numbered, is_revised=found.is_revised or again)
    notices.show((*earlier.notices, *found.timetable.notices))
    if output is not None:
        _write(conference, earlier, found, output)
        api.write_calendars(found.timetable, output, further)
    typer.echo(str(found))


def _write(
    conference: "Conference", earlier: "Timetable", found: "Replanned", output: Path
) -> None:
    """The new version's files, what changed, and every version kept by its number.

    A table that stays has no revised form, and a version that does is kept as it was published.
    """
    from scheduler import api
    from scheduler.writers.timetable_json import render

    new = found.timetable
    there, kept = output / _VERSIONS, dict[str, bytes]()
    written = api.write(conference, new, output)
    if new.version != earlier.version:
        kept[f"timetable-{new.version}.json"] = (output / "timetable.json").read_bytes()
    if not (there / (before := f"timetable-{earlier.version}.json")).exists():
        kept[before] = render(conference, earlier)
    if found.is_revised:
        written += api.write_revised(conference, new, earlier, output)
    written += api.put(output, {"changes.txt": f"{found}\n".encode()})
    written += api.put(there, kept)
    names = ", ".join(str(path.relative_to(output)) for path in written)
    typer.echo(f"Written into {output}: {names}", err=True)
    if found.is_revised:
        notices.show(_left_as_they_were(output, written))
    else:
        typer.echo("The printed table stays, so there is no revised form of it.", err=True)


def _left_as_they_were(output: Path, written: Iterable[Path]) -> Iterator[str]:
    """Tables in other languages or formats, and day sheets, that still show an earlier version."""
    names = {path.name for path in written}
    there = sorted(path.name for path in output.iterdir() if _TABLE.fullmatch(path.name))
    if left := [name for name in there if name not in names]:
        how = f"“scheduler write” with --language and --format, from {output / 'timetable.json'}"
        old = f"They may show an earlier version; {how}, does it."
        yield f"Not written anew: {', '.join(left)}. {old}"
