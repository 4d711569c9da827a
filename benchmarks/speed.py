"""How fast the program is, against its targets: `python -m benchmarks.speed [--smoke]`.

A cold `scheduler solve` of the 2019 conference, with all its files, is held against importing
CP-SAT alone, in turn and each in a fresh process. Solving itself is measured in this process, from
the conference read to the timetable verified.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.generators import ordered, unordered
from benchmarks.record import Row, markdown, record
from scheduler.api import read, solve
from scheduler.domain.conference import Conference
from scheduler.errors import Stopped

CONFERENCE_2019 = Path(__file__).parents[1] / "data" / "ctoc-cop-wg7-2019.yaml"
IMPORT_CP_SAT = (sys.executable, "-c", "from ortools.sat.python import cp_model")
# A search that takes longer than this has missed every target.
TIME_LIMIT = 60.0
REPETITIONS = 7
SEEDS = (1, 2, 3)

# Targets in seconds; that of the whole command is so many times the import, and so much more.
SOLVE_2019, SOLVE_ORDERED, SOLVE_UNORDERED = 0.1, 2.0, 10.0
COMMAND_TIMES_IMPORT, COMMAND_MORE = 1.2, 0.3


def cold_start(repetitions: int) -> list[Row]:
    """Median seconds of the import and of the whole command, taken in turn."""
    imports, commands = [], []
    with tempfile.TemporaryDirectory() as directory:
        command = (
            sys.executable,
            "-m",
            "scheduler",
            "solve",
            str(CONFERENCE_2019),
            "-o",
            directory,
        )
        for _ in range(repetitions):
            imports.append(_process(IMPORT_CP_SAT))
            commands.append(_process(command))
    alone, whole = median(imports), median(commands)
    target = COMMAND_TIMES_IMPORT * alone + COMMAND_MORE
    return [
        _row("import CP-SAT alone, cold", None, alone),
        _row("scheduler solve of 2019, cold", None, whole, target),
    ]


def _process(command: Sequence[str]) -> float:
    started = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - started


def solving_2019(repetitions: int) -> list[Row]:
    """Median seconds of solving the 2019 conference."""
    conference = read(CONFERENCE_2019)
    solve(conference)
    seconds = [_timed(conference) for _ in range(repetitions)]
    status, objective, bound, _ = seconds[0]
    middle = median(one[3] for one in seconds)
    return [_row("solving 2019", None, middle, SOLVE_2019, status, objective, bound)]


def solving_generated(
    name: str,
    target: float,
    generate: Callable[[int, int, int], Conference],
    size: tuple[int, int],
    seeds: Sequence[int],
) -> list[Row]:
    """Seconds of solving generated conferences, one for each seed."""
    rows = []
    for seed in seeds:
        status, objective, bound, seconds = _timed(generate(*size, seed))
        what = f"solving {name} {size[0]} × {size[1]}"
        rows.append(_row(what, seed, seconds, target, status, objective, bound))
    return rows


def _timed(conference: Conference) -> tuple[str, int | None, int | None, float]:
    """Status, objective, bound, and the seconds of one solve."""
    started = perf_counter()
    try:
        found = solve(conference, time_limit=TIME_LIMIT)
    except Stopped:
        return "stopped", None, None, perf_counter() - started
    return str(found.status), found.objective, found.bound, perf_counter() - started


def _row(
    what: str,
    seed: int | None,
    seconds: float,
    target: float | None = None,
    status: str = "",
    objective: int | None = None,
    bound: int | None = None,
) -> Row:
    met = target is not None and seconds <= target and status in ("", "optimal")
    return {
        "what": what,
        "seed": seed,
        "seconds": round(seconds, 3),
        "target": None if target is None else round(target, 3),
        "met": "" if target is None else "yes" if met else "no",
        "status": status,
        "objective": objective,
        "bound": bound,
    }


def measure(smoke: bool = False) -> list[Row]:
    """All figures; a smoke run repeats nothing and solves small conferences."""
    repetitions, seeds = (1, SEEDS[:1]) if smoke else (REPETITIONS, SEEDS)
    large, small = ((12, 8), (8, 5)) if smoke else ((110, 60), (30, 20))
    return [
        *cold_start(repetitions),
        *solving_2019(repetitions),
        *solving_generated("ordered", SOLVE_ORDERED, ordered, large, seeds),
        *solving_generated("unordered", SOLVE_UNORDERED, unordered, small, seeds),
    ]


def main() -> None:
    """Measure, print the table, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("--smoke", action="store_true", help="small problems, nothing is kept")
    smoke = parser.parse_args().smoke
    rows = measure(smoke)
    print(markdown(rows))
    if not smoke:
        record("speed", rows, seeds=SEEDS, repetitions=REPETITIONS, time_limit=TIME_LIMIT)


if __name__ == "__main__":
    main()
