"""`scheduler whatif`: scenarios solved side by side, and a comparison of them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli import notices
from scheduler.model.options import SolveOptions

_DEFAULTS = SolveOptions()


def whatif(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file.")],
    scenarios: Annotated[
        Path, typer.Argument(metavar="SCENARIOS", help="The file with the changes to try.")
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help="Where to write; made if missing."),
    ],
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="Longest search for each scenario.")
    ] = _DEFAULTS.time_limit,
    cluster: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="tcp://…", help="Solve on this Dask cluster."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Try changes to a conference and compare what comes of them.

    What is solved is remembered in DIR/solved. Ctrl-C compares what is solved by then, and the same
    command goes on from there.
    """
    from scheduler import api

    def told(done: int, of: int) -> None:
        if not quiet and sys.stderr.isatty():
            typer.echo(f"\rSolved: {done} of {of} (Ctrl-C stops)", err=True, nl=done == of)

    found = api.what_if(file, scenarios, output, time_limit=time_limit, cluster=cluster, told=told)
    if not quiet:
        from rich.console import Console

        from scheduler.scenarios.compare import unsolved
        from scheduler.scenarios.tables import for_terminal

        Console(highlight=False).print(for_terminal(found.compared))
        typer.echo(f"Written into {output}: scenarios.html, scenarios.csv, scenarios.xlsx")
        if not found.is_whole:
            notices.show([unsolved(found.compared)])
