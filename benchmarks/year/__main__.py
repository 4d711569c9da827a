"""A duty station's year: `python -m benchmarks.year [--smoke]`.

Years from 100 to 5,000 meetings are solved for a minute each, Geneva's for ten minutes, and then
with one more session in June, for half a minute; the same plan is put to general solvers. Each run
has a process of its own, so that its memory can be told.
"""

import argparse
import multiprocessing
import resource
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter, process_time

from benchmarks.record import Row, markdown, record
from benchmarks.year.contenders import contenders
from benchmarks.year.generate import GENEVA, year_file
from benchmarks.year.plot import plot
from scheduler.model.options import Progress, SolveOptions
from scheduler.readers.yaml_source import source_from
from scheduler.year.domain import Calendar, Year
from scheduler.year.read import year_from
from scheduler.year.solve import solve

SEED = 1
SIZES = (100, 300, 1000, GENEVA, 5000)
MINUTE, TEN_MINUTES, HALF_A_MINUTE = 60.0, 600.0, 30.0
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
    begun, processor = perf_counter(), process_time()
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
        "processor": round(process_time() - processor, 1),
        "first": round(first[0], 1),
        "cost": calendar.objective,
        "bound": calendar.bound,
        "gap": f"{calendar.gap or 0:.1%}",
        "moved": costs["fewest-changes"] if earlier is not None else None,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _alone(run: Callable[..., Row], *arguments: float) -> Row:
    """A run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        row = pool.submit(run, *arguments).result()
    print(row, file=sys.stderr, flush=True)
    return row


def rows(smoke: bool) -> Iterator[Row]:
    """All runs."""
    if smoke:
        yield measured(60, 5)
        yield replanned(100, 5, 5)
        return
    for size in SIZES:
        yield _alone(measured, size, MINUTE)
    yield _alone(replanned, GENEVA, MINUTE, HALF_A_MINUTE)
    yield _alone(measured, GENEVA, TEN_MINUTES)


def main() -> None:
    """Measure, print, and record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="small years; keeps nothing")
    smoke = parser.parse_args().smoke
    found = list(rows(smoke))
    others = list(contenders(year_of(year_file(60 if smoke else GENEVA, SEED)), 5 if smoke else 60))
    print(markdown(found), markdown(others), sep="\n\n")
    if not smoke:
        record("year", found, seed=SEED)
        print(record("year-formulations", others, seed=SEED))
        plot(found[: len(SIZES)])


if __name__ == "__main__":
    main()
