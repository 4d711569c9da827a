"""A duty station's year: `python -m benchmarks.year [--smoke]`.

Years from 100 to 5,000 meetings are solved for a minute each, Geneva's for ten minutes, and then
with one more session in June, for half a minute; the same plan is put to general solvers. Each run
has a process of its own, so that its memory can be told.
"""

import argparse
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from benchmarks.record import Row, markdown, record
from benchmarks.year.contenders import contenders
from benchmarks.year.generate import GENEVA, year_file
from benchmarks.year.plot import plot
from benchmarks.year.runs import SEED, measured, replanned, year_of

SIZES = (100, 300, 1000, GENEVA, 5000)
MINUTE, TEN_MINUTES, HALF_A_MINUTE = 60.0, 600.0, 30.0


def _alone(run: Callable[..., Row], *arguments: float) -> Row:
    """A run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        row = pool.submit(run, *arguments).result()
    print(row, file=sys.stderr, flush=True)
    return row


def rows(smoke: bool) -> Iterator[Row]:
    """All runs."""
    if smoke:
        yield measured(60, 2)
        yield replanned(60, 2, 2)
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
    others = list(contenders(year_of(year_file(60 if smoke else GENEVA, SEED)), 2 if smoke else 60))
    print(markdown(found), markdown(others), sep="\n\n")
    if not smoke:
        record("year", found, seed=SEED)
        print(record("year-formulations", others, seed=SEED))
        plot(found[: len(SIZES)])


if __name__ == "__main__":
    main()
