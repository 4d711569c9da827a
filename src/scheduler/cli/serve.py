"""`scheduler serve`: calendars to subscribe to, and pages, of a directory of plans."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scheduler.errors import UsageError


def serve(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="A directory of plans, each as solve writes it.")
    ],
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
) -> None:
    """Offer calendars to subscribe to, over HTTP.

    Read-only; a plan that is written anew is seen at once. Ctrl-C ends it. For the open internet,
    put a web server with HTTPS before it.
    """
    from scheduler.calendars.feeds import Site, server
    from scheduler.readers.history import read_history

    if not directory.is_dir():
        raise UsageError(f"{directory} is not a directory.")
    site = Site(directory, read_history)
    if not dict(site.plans()):
        raise UsageError(
            f"{directory} holds no plan.\n    Write one there: scheduler solve FILE -o {directory}"
        )
    try:
        running = server(site, host, port)
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno and error.errno > 0 else str(error)
        raise UsageError(f"Cannot listen at {host}:{port}: {reason}.") from error
    address = f"[{host}]" if ":" in host else host
    typer.echo(f"Calendars at http://{address}:{running.server_port}/ (Ctrl-C ends)", err=True)
    with running:
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            typer.echo("", err=True)
