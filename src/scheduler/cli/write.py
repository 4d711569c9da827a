"""`scheduler write`: the files of a timetable once more, without a search."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import files, notices
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from scheduler.domain.conference import Conference
    from scheduler.domain.timetable import Timetable


def write(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file.")],
    timetable: Annotated[
        Path,
        typer.Argument(
            metavar="TIMETABLE", help="timetable.json, or a .csv or .xlsx edited by hand."
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write; made if missing.")
    ],
    formats: files.Formats = None,
    languages: files.Languages = None,
    template: files.Template = None,
    day: Annotated[
        list[str] | None,
        typer.Option(
            metavar="DAY",
            help="Day of a day sheet, such as 2019-09-12 or Thursday; repeatable. Default: all.",
        ),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="TIMETABLE",
            help="An earlier timetable: write docx, html, md with what is new since then marked.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Write the files of a timetable again, in other languages too."""
    from scheduler import api

    chosen, codes = files.chosen_formats(formats), files.chosen_languages(languages)
    conference = api.read(file)
    given = api.read_timetable(timetable, conference)
    if not quiet:
        notices.show(given.notices)
    if since is not None:
        wanted = chosen if formats else None
        earlier = api.read_timetable(since, conference)
        paths = api.write_revised(
            conference, given, earlier, output, wanted, languages=codes, template=template
        )
    else:
        pages, days = template, _days(conference, day or [])
        paths = _write(conference, given, output, chosen, codes, pages, days)
    if not quiet:
        notices.written_into(output, paths)


def _write(
    conference: "Conference",
    given: "Timetable",
    output: Path,
    chosen: list[str],
    codes: list[str],
    template: Path | None,
    days: "list[date]",
) -> list[Path]:
    """The files; with json or ics as the next version of what the directory holds."""
    from scheduler import api

    versioned = bool({"json", "ics"} & set(chosen))
    if given.history is None or versioned:
        given = api.next_version(conference, given, output)
    paths = api.write(
        conference, given, output, chosen, languages=codes, template=template, days=days
    )
    if given.history is not None and versioned:
        paths += api.write_calendars(given, output)
    return paths


def _days(conference: "Conference", given: list[str]) -> "list[date]":
    """The days that are named by a date or by a day of the week."""
    from scheduler.domain.clock import WEEKDAYS
    from scheduler.readers.faults import WrongValueError
    from scheduler.readers.when import read_date

    held = sorted({meeting.date for meeting in conference.meetings})
    found: list[date] = []
    for text in given:
        named = [day for day in held if WEEKDAYS[day.weekday()].lower() == text.strip().lower()]
        if named:
            found += named
            continue
        try:
            found.append(read_date(text))
        except WrongValueError as error:
            message = f"--day should be such as 2019-09-12 or Thursday, not “{text}”."
            raise UsageError(message) from error
    return found
