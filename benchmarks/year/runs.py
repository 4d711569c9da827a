"""The runs that are measured: years of any size, and one that takes in one more session."""

import os
import resource
from time import perf_counter

from benchmarks.record import Row
from benchmarks.year.generate import year_file
from scheduler.model.options import Progress, SolveOptions
from scheduler.readers.yaml_source import source_from
from scheduler.year.domain import Calendar, Year
from scheduler.year.read import year_from
from scheduler.year.solve import solve

SEED = 1
JUNE = (
    '  - {session: "Trade 1, two more days", meetings: 4, '
    "between: 2030-06-03 to 2030-06-28, wished: 2030-06-12}\n"
)


def year_of(text: str) -> Year:
    """The year of a file's text."""
    return year_from(source_from(text, "generated.yaml"))


def with_june(text: str) -> str:
    """The year file with two more days in June for the first body on trade."""
    body = text.index("- body: Trade 1\n")
    sessions = text.index("  sessions:\n", body) + len("  sessions:\n")
    return text[:sessions] + JUNE + text[sessions:]


def measured(meetings: int, seconds: float) -> Row:
    """A generated year, solved."""
    return _row(f"{meetings:,} meetings", year_of(year_file(meetings, SEED)), seconds)


def replanned(meetings: int, first: float, seconds: float) -> Row:
    """A solved year that takes in two more days in June."""
    text = year_file(meetings, SEED)
    earlier = solve(year_of(text), SolveOptions(time_limit=first))
    what = f"{meetings:,} meetings, two more days in June"
    return _row(what, year_of(with_june(text)), seconds, earlier)


def _row(what: str, year: Year, seconds: float, earlier: Calendar | None = None) -> Row:
    begun, processor = perf_counter(), _processor()
    first: list[float] = []

    def watch(progress: Progress) -> None:
        if not first:
            first.append(progress.seconds)

    calendar = solve(year, SolveOptions(time_limit=seconds), watch, earlier)
    costs = {cost.rule: cost.amount for cost in calendar.costs}
    return {
        "what": what,
        "sessions": len(year.sessions),
        "limit": seconds,
        "seconds": round(perf_counter() - begun, 1),
        "processor": round(_processor() - processor, 1),
        "first": round(first[0], 1),
        "cost": calendar.objective,
        "bound": calendar.bound,
        "gap": f"{calendar.gap or 0:.1%}" if earlier is None else None,
        "moved": costs["fewest-changes"] if earlier is not None else None,
        "MB": _memory(),
    }


def _processor() -> float:
    """Seconds of this process and those that it started."""
    return sum(os.times()[:4])


def _memory() -> int:
    """The most megabytes of this process, and of the largest that it started."""
    ours, theirs = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (ours + theirs) // 1024
