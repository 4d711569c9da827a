"""`scheduler year`: the calendar of a duty station's year."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import files, notices
from scheduler.model.options import SolveOptions

if TYPE_CHECKING:
    from scheduler.year.domain import Calendar

_DEFAULTS = SolveOptions()


def year(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The year file.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where to write; made if missing."),
    ] = None,
    published: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="CALENDAR", help="Change this calendar.json as little as can be."
        ),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="Longest search.")
    ] = _DEFAULTS.time_limit,
    seed: Annotated[
        int, typer.Option(min=0, max=2**31 - 1, help="Varies the search.")
    ] = _DEFAULTS.seed,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print calendar.json instead of the summary.")
    ] = False,
) -> None:
    """Find dates, rooms and interpreters for the sessions of a year.

    Ctrl-C ends the search and keeps the best calendar so far. Without -o nothing is written.
    """
    from scheduler import api
    from scheduler.cli.progress import ProgressLine

    if output is not None:
        files.check_directory(output)
    planned = api.read_year(file)
    if not quiet:
        notices.show(planned.notices)
    earlier = api.read_calendar(published) if published else None
    if output is not None:
        api.earlier_year(planned, output)
    with ProgressLine(time_limit, wanted=not quiet) as progress:
        calendar = api.solve_year(
            planned, time_limit=time_limit, seed=seed, watch=progress.watch, earlier=earlier
        )
    if not quiet:
        notices.show(calendar.notices)
    calendar = api.next_calendar(planned, calendar, output, earlier)
    written = api.write_year(planned, calendar, output) if output else []
    if as_json:
        typer.echo(api.year_json(planned, calendar), nl=False)
    elif not quiet:
        _print(calendar, earlier)
        if written:
            typer.echo(f"Written into {written[0].parent}: {_names(written)}")


def _names(written: list[Path]) -> str:
    """The files by name, but the many calendars of bodies by number."""
    bodies = sum(path.name.startswith("calendar-body-") for path in written)
    names = [path.name for path in written if not path.name.startswith("calendar-body-")]
    of = "1 body" if bodies == 1 else f"{bodies} bodies"
    return f"{', '.join(names)}, and calendar-body-….ics of {of}"


def _print(calendar: "Calendar", earlier: "Calendar | None") -> None:
    from scheduler.year.changes import changes

    if earlier is not None:
        told = list(changes(earlier, calendar))
        typer.echo("Changes to the calendar:" if told else "Nothing changes in the calendar.")
        for sentence in told:
            typer.echo(f"– {sentence}")
    sessions = _count(len(calendar.by_session()), "session")
    typer.echo(f"{_count(len(calendar.meetings), 'meeting')} of {sessions}.")
    for cost in calendar.costs:
        if cost.total:
            typer.echo(f"  {cost.rule}: {_count(cost.amount, cost.unit)}, costs {cost.total}")
    typer.echo(_proof(calendar, earlier is not None))


def _proof(calendar: "Calendar", is_anew: bool) -> str:
    if is_anew:
        from scheduler.year.solve import fewest_changes

        least = fewest_changes(calendar)
        changed = next(cost.amount for cost in calendar.costs if cost.rule == "fewest-changes")
        if changed == least:
            return "Proved: no calendar changes the dates of fewer sessions."
        return f"Proved: the dates of {_count(least, 'session')} or more have to change."
    if calendar.gap == 0:
        return f"Costs {calendar.objective}: proved to be the least."
    return (
        f"Costs {calendar.objective}; proved: no calendar costs less than {calendar.bound} "
        f"(gap {calendar.gap:.1%})."
    )


def _count(amount: int, unit: str) -> str:
    if amount == 1:
        return f"1 {unit}"
    first, *rest = unit.split(" ")
    if rest[:1] == ["of"]:
        return f"{amount:,} {first}s {' '.join(rest)}"
    return f"{amount:,} {unit}{'es' if unit.endswith('sh') else 's'}"
