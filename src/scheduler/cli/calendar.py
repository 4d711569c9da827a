"""`scheduler calendar`: a timetable's calendar, or what of it concerns someone."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.view_options import takes_view
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.calendars.render import Method
    from scheduler.calendars.views import View
    from scheduler.domain.history import History


@takes_view
def calendar(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="timetable.json, or the directory it is in.")
    ],
    view: "View",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file to write; a directory for mails."
        ),
    ] = None,
    method: Annotated[
        str,
        typer.Option(
            metavar="METHOD",
            help="publish; or request or cancel, which write one file for each mail to send.",
        ),
    ] = "publish",
    attendee: Annotated[
        list[str] | None,
        typer.Option(metavar="WHO", help="Who gets the mails: “Name <address>”; repeatable."),
    ] = None,
    source: Annotated[
        str, typer.Option(metavar="URL", help="Where the calendar can be had again.")
    ] = "",
) -> None:
    """Write a calendar of a timetable, to import or to send.

    Options of different kinds narrow it down; one that is repeated widens it. Without -o the
    calendar goes to stdout.
    """
    from scheduler import api

    history = api.read_history(plan)
    chosen = _method(method)
    if chosen.value != "PUBLISH":
        _write_mails(history, view, chosen, attendee or [], output)
        return
    if attendee:
        raise UsageError("An --attendee goes with --method request or cancel.")
    content = api.calendar(history, view, source=source)
    if output is None or str(output) == "-":
        typer.echo(content, nl=False)
        return
    api.put(output.parent, {output.name: content})
    typer.echo(f"{output} is written.")


def _method(text: str) -> "Method":
    from scheduler.calendars.render import Method

    if text.upper() not in tuple(Method):
        raise UsageError(f"A calendar’s method is publish, request or cancel, not “{text}”.")
    return Method(text.upper())


def _write_mails(
    history: "History",
    view: "View",
    method: "Method",
    attendees: list[str],
    output: Path | None,
) -> None:
    from scheduler import api

    if output is None:
        raise UsageError("Mails are written into a directory.\n    Add -o DIR.")
    contents = api.mails(history, view, method, [_contact(who) for who in attendees])
    api.put(output, contents)
    typer.echo(f"{len(contents)} file{'' if len(contents) == 1 else 's'} written into {output}.")


def _contact(text: str) -> tuple[str, str]:
    from scheduler.readers.contacts import read_contact
    from scheduler.readers.faults import WrongValueError

    try:
        name, address = read_contact(text)
    except WrongValueError as error:
        raise UsageError(f"{error.message}\n    {error.hint}") from error
    if not address:
        raise UsageError(f"“{text}” has no e-mail address.\n    Write “Name <address>”.")
    return name, address
