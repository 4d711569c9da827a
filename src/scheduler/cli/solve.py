"""`scheduler solve`: the main job, from a conference file to the organization of work."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from scheduler.cli import files, notices
from scheduler.cli.view_options import Further, views
from scheduler.errors import UsageError
from scheduler.model.options import SolveOptions

if TYPE_CHECKING:
    from scheduler.domain.conference import Conference
    from scheduler.domain.timetable import Timetable

_DEFAULTS = SolveOptions()


def solve(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where to write; made if missing."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", help="Longest search.")
    ] = _DEFAULTS.time_limit,
    seed: Annotated[
        int, typer.Option(min=0, max=2**31 - 1, help="Varies the search.")
    ] = _DEFAULTS.seed,
    workers: Annotated[
        int, typer.Option(min=1, max=256, help="Searches in parallel.")
    ] = _DEFAULTS.workers,
    formats: files.Formats = None,
    languages: files.Languages = None,
    template: files.Template = None,
    calendars: Further = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="When this version was made, such as 2019-08-01T09:00."),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="TIMETABLE", help="Leave the lines marked “fixed” in it in place."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print timetable.json instead of the table.")
    ] = False,
) -> None:
    """Find the best timetable and write its files.

    Ctrl-C ends the search and keeps the best timetable so far. Without -o nothing is written.
    """
    from scheduler import api
    from scheduler.cli import ahead
    from scheduler.cli.progress import ProgressLine

    if not time_limit > 0:
        raise UsageError("The time limit should be more than 0 seconds.")
    chosen = _chosen(formats)
    further = views(calendars or ())
    codes = files.chosen_languages(languages)
    if output is not None:
        files.check_directory(output)
        write = ahead.writer(chosen)
    conference = api.read(file)
    made = _instant(at, conference.zone)
    if not quiet:
        notices.show(conference.notices)
    earlier = api.read_timetable(keep, conference) if keep else None
    wanted = api.kept(conference, earlier) if earlier else conference
    api.check_views(conference, further, output)
    if output is not None:
        api.earlier_versions(conference, output)
        api.try_out(conference, chosen, languages=codes, template=template)
    with ProgressLine(time_limit, wanted=not quiet) as progress:
        timetable = api.solve(
            wanted, time_limit=time_limit, seed=seed, workers=workers, watch=progress.watch
        )
    if earlier:
        timetable = api.marked(timetable, earlier)
    written = None
    if output:
        timetable = api.next_version(conference, timetable, output, made)
        written = write(conference, timetable, output, chosen, languages=codes, template=template)
    if not quiet:
        notices.show(timetable.notices)
    _print(conference, timetable, quiet, as_json)
    if output and written:
        paths = [*written(), *api.write_calendars(timetable, output, further)]
        if not (quiet or as_json):
            notices.written_into(output, paths)


def _print(conference: "Conference", timetable: "Timetable", quiet: bool, as_json: bool) -> None:
    if as_json:
        from scheduler.writers.timetable_json import render as render_json

        typer.echo(render_json(conference, timetable).decode(), nl=False)
    elif not quiet:
        from rich.console import Console

        from scheduler.writers.terminal import render

        render(conference, timetable, Console(highlight=False))


def _chosen(formats: list[str] | None) -> list[str]:
    """The formats asked for, as the writers name them; the usual ones where none is named."""
    names = files.chosen_formats(formats)
    # The calendar's next version follows on what timetable.json remembers.
    return [*names, "json"] if "ics" in names and "json" not in names else names


def _instant(written: str | None, zone: str) -> datetime | None:
    """The instant that is written, by the clock of the conference where no offset is given."""
    if written is None:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        message = f"--at should be such as 2019-08-01T09:00, not “{written}”."
        raise UsageError(message) from error
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))
