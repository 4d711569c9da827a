"""How fast the program is, against its targets: `python -m benchmarks.speed [--smoke]`.

A cold `scheduler solve` of the 2019 conference, with all its files, is held against importing
CP-SAT alone, in turn and each in a fresh process. Solving itself is measured in this process, from
the conference read to the timetable verified. Beside the seconds that pass, a row has those for
which the processor was at work: on a busy machine the latter say more.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.generators import ordered, unordered
from benchmarks.record import Row, markdown, record
from scheduler.api import read, solve
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable
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
    alone, whole = _middle(imports), _middle(commands)
    target = COMMAND_TIMES_IMPORT * alone.passed + COMMAND_MORE
    return [
        _row("import CP-SAT alone, cold", None, alone),
        _row("scheduler solve of 2019, cold", None, whole, target),
    ]


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something took: seconds that `passed`, and those of the processor's `work`."""

    passed: float
    work: float


def _middle(seconds: Sequence[Seconds]) -> Seconds:
    return Seconds(median(one.passed for one in seconds), median(one.work for one in seconds))


def _process(command: Sequence[str]) -> Seconds:
    before, started = os.times(), perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    passed, after = perf_counter() - started, os.times()
    work = after.children_user + after.children_system
    return Seconds(passed, work - before.children_user - before.children_system)


def solving_2019(repetitions: int) -> list[Row]:
    """Median seconds of solving the 2019 conference."""
    conference = read(CONFERENCE_2019)
    solve(conference)
    runs = [_timed(conference) for _ in range(repetitions)]
    seconds = _middle([one for _, one in runs])
    return [_row("solving 2019", None, seconds, SOLVE_2019, runs[0][0])]


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
        found, seconds = _timed(generate(*size, seed))
        rows.append(_row(f"solving {name} {size[0]} × {size[1]}", seed, seconds, target, found))
    return rows


def _timed(conference: Conference) -> tuple[Timetable | None, Seconds]:
    """One solve: what was found in the time allowed, and how long it took."""
    worked, started = process_time(), perf_counter()
    found = None
    with suppress(Stopped):
        found = solve(conference, time_limit=TIME_LIMIT)
    return found, Seconds(perf_counter() - started, process_time() - worked)


def _row(
    what: str,
    seed: int | None,
    seconds: Seconds,
    target: float | None = None,
    found: Timetable | None = None,
) -> Row:
    stopped = found is None and seed is not None
    proved = not stopped and (found is None or found.status is Status.OPTIMAL)
    in_time = target is not None and seconds.passed <= target
    return {
        "what": what,
        "seed": seed,
        "seconds": round(seconds.passed, 3),
        "processor": round(seconds.work, 3),
        "target": None if target is None else round(target, 3),
        "met": "" if target is None else "yes" if in_time and proved else "no",
        "status": "stopped" if stopped else str(found.status) if found else "",
        "objective": found.objective if found else None,
        "bound": found.bound if found else None,
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
