"""`scheduler sittings`: sub-items into parallel sessions, rooms and hours."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli import notices


def sittings(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of sittings.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where to write; made if missing."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="Longest search.")
    ] = 60.0,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Varies the search.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Find hours and rooms for workshops or side events.

    Ctrl-C ends the search and keeps the best plan so far. Without -o nothing is written.
    """
    from scheduler import api
    from scheduler.sittings.programme import Laid
    from scheduler.sittings.rules import costs

    planned = api.read_sittings(file)
    if not quiet:
        notices.show(planned.notices)
    outcome = api.solve_sittings(planned, time_limit=time_limit, seed=seed)
    written = api.write_sittings(planned, outcome, output) if output else []
    if quiet:
        return
    programme = planned.programme
    typer.echo(f"{len(programme.sub_items)} sub-items of {len(programme.items)} items.")
    for rule, cost in costs(Laid(programme, outcome.plan)).items():
        if cost:
            typer.echo(f"  {rule}: costs {cost}")
    proof = (
        "proved to be the least." if outcome.is_proved
        else f"proved: no plan costs less than {outcome.bound}."
    )  # fmt: skip
    typer.echo(f"Costs {outcome.cost}{': ' if outcome.is_proved else '; '}{proof}")
    if written:
        notices.written_into(written[0].parent, written)
