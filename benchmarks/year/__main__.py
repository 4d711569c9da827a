"""A duty station's year: `python -m benchmarks.year [--smoke] [--part PART]`.

Years from 100 to 5,000 meetings are solved for a minute each, Geneva's for ten minutes, and then
with one more session in June, for half a minute; the same plan is put to general solvers. Each run
has a process of its own, so that its memory can be told. The parts can be run one by one, and are
kept one by one.
"""

import argparse
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from benchmarks.record import Row, markdown, record
from benchmarks.year.bounds import bounds
from benchmarks.year.contenders import contenders
from benchmarks.year.generate import GENEVA, year_file
from benchmarks.year.plot import plot
from benchmarks.year.runs import SEED, measured, replanned, year_of

SIZES = (100, 300, 1000, GENEVA, 5000)
BOUND_SIZES = (600, 1000, GENEVA)
MINUTE, TEN_MINUTES, HALF_A_MINUTE = 60.0, 600.0, 30.0


def _alone(run: Callable[..., Row], *arguments: float) -> Row:
    """A run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        row = pool.submit(run, *arguments).result()
    print(row, file=sys.stderr, flush=True)
    return row


def sizes(smoke: bool) -> Iterator[Row]:
    """Years of all sizes, and one that takes in one more session."""
    if smoke:
        yield measured(60, 2)
        yield replanned(60, 2, 2)
        return
    for size in SIZES:
        yield _alone(measured, size, MINUTE)
    yield _alone(replanned, GENEVA, MINUTE, HALF_A_MINUTE)


def ten_minutes(smoke: bool) -> Iterator[Row]:
    """Geneva's year with more time."""
    yield measured(60, 2) if smoke else _alone(measured, GENEVA, TEN_MINUTES)


def formulations(smoke: bool) -> Iterator[Row]:
    """The same plan in other forms and solvers."""
    return contenders(year_of(year_file(60 if smoke else GENEVA, SEED)), 2 if smoke else 60)


def ways_to_a_bound(smoke: bool) -> Iterator[Row]:
    """What cuts and branching add to the relaxation, by size."""
    if smoke:
        yield from bounds(60, year_file(60, SEED), 1)
        return
    for size in BOUND_SIZES:
        yield from bounds(size, year_file(size, SEED))


# By the name under which it is kept.
PARTS: dict[str, Callable[[bool], Iterator[Row]]] = {
    "year": sizes,
    "year-longer": ten_minutes,
    "year-bounds": ways_to_a_bound,
    "year-formulations": formulations,
}


def main() -> None:
    """Measure, print, and record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="small years; keeps nothing")
    parser.add_argument("--part", choices=PARTS, help="only this part")
    given = parser.parse_args()
    for name in [given.part] if given.part else PARTS:
        found = list(PARTS[name](given.smoke))
        print(markdown(found), end="\n\n")
        if not given.smoke:
            print(record(name, found, seed=SEED), file=sys.stderr)
        if name == "year" and not given.smoke:
            plot(found[: len(SIZES)])


if __name__ == "__main__":
    main()
