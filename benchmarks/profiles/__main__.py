"""Measures cold commands by stage: `python -m benchmarks.profiles [--smoke]`.

Each conference is solved by the whole command, with its files, in a fresh process. A model should
never take longer to build than to solve: that is the target here.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.generators import ordered_file, unordered_file
from benchmarks.profiles.watched import PRESOLVE, REST, SEARCH
from benchmarks.record import Row, markdown, record

DATA = Path(__file__).parents[2] / "data"
SEED = 1
TIME_LIMIT = 20.0
REPETITIONS = 5
IMPORTS = "import "
OUTSIDE = "Python itself"

Stages = Mapping[str, float]


def conferences(directory: Path, smoke: bool) -> dict[str, Path]:
    """Conference files by name; the generated ones are written into a directory."""
    generated = {
        "ordered 110 × 60": ordered_file(110, 60, SEED),
        "unordered 30 × 20": unordered_file(30, 20, SEED),
        "unordered 60 × 40": unordered_file(60, 40, SEED),
    }
    if smoke:
        generated = {"ordered 7 × 4": ordered_file(7, 4, SEED)}
    found = {"2019": DATA / "ctoc-cop-wg7-2019.yaml"}
    for number, (name, text) in enumerate(generated.items()):
        found[name] = directory / f"generated-{number}.yaml"
        found[name].write_text(text, encoding="utf-8")
    if not smoke:
        found["2001"] = DATA / "cofi24-2001.yaml"
        found["several bodies, roomy"] = DATA / "synthetic" / "conference-roomy.yaml"
        found["several bodies, tight"] = DATA / "synthetic" / "conference-tight.yaml"
    return found


def cold(file: Path, time_limit: float) -> Stages:
    """The seconds of each stage of one command."""
    with tempfile.TemporaryDirectory() as directory:
        seconds = Path(directory) / "seconds.json"
        command = [sys.executable, "-m", "benchmarks.profiles.watched", str(seconds), "solve"]
        command += [str(file), "-o", directory, "--time-limit", f"{time_limit:g}"]
        started = perf_counter()
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        whole = perf_counter() - started
        if done.returncode:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
        stages: dict[str, float] = json.loads(seconds.read_text(encoding="utf-8"))
    stages[OUTSIDE] = whole - sum(stages.values())
    return stages


def middle(runs: Sequence[Stages]) -> Stages:
    """The median of each stage."""
    names = dict.fromkeys(name for run in runs for name in run)
    return {name: median(run.get(name, 0.0) for run in runs) for name in names}


def by_stage(name: str, stages: Stages) -> Row:
    """A row of the table of stages."""
    imports = sum(seconds for stage, seconds in stages.items() if stage.startswith(IMPORTS))
    building = stages.get("building", 0.0)
    solving = sum(stages.get(stage, 0.0) for stage in ("paths", PRESOLVE, SEARCH))
    shown = {
        OUTSIDE: stages[OUTSIDE],
        "imports": imports,
        "reading": stages.get("reading", 0.0),
        "building": building,
        "paths": stages.get("paths", 0.0),
        PRESOLVE: stages.get(PRESOLVE, 0.0),
        SEARCH: stages.get(SEARCH, 0.0),
        "verifying": stages.get("verifying", 0.0),
        "writing": stages.get("writing", 0.0),
    }
    whole = sum(stages.values())
    return {
        "conference": name,
        "whole": round(whole, 2),
        **{stage: round(seconds, 2) for stage, seconds in shown.items()},
        REST: round(whole - sum(shown.values()), 2),
        "building ≤ solving": "yes" if building <= solving else "no",
    }


def by_package(stages: Stages, least: float = 0.01) -> list[Row]:
    """What is imported, the longest first; each package without what it imports in turn."""
    own: dict[str, float] = {}
    for stage, seconds in stages.items():
        if stage.startswith(IMPORTS):
            package = stage.removeprefix(IMPORTS)
            name = "the standard library" if package in sys.stdlib_module_names else package
            own[name] = own.get(name, 0.0) + seconds
    listed = sorted(own.items(), key=lambda pair: -pair[1])
    rows: list[Row] = [
        {"package": name, "seconds": round(seconds, 3)}
        for name, seconds in listed
        if seconds >= least
    ]
    others = sum(seconds for _, seconds in listed if seconds < least)
    return [*rows, {"package": "others", "seconds": round(others, 3)}]


def measure(smoke: bool) -> tuple[list[Row], list[Row]]:
    """The tables of stages and of imports; the small conference is solved several times."""
    rows: list[Row] = []
    packages: list[Row] = []
    with tempfile.TemporaryDirectory() as directory:
        for name, file in conferences(Path(directory), smoke).items():
            repetitions = REPETITIONS if name == "2019" and not smoke else 1
            stages = middle([cold(file, TIME_LIMIT) for _ in range(repetitions)])
            rows.append(by_stage(name, stages))
            packages = packages or by_package(stages)
            print(f"{name}: {rows[-1]['whole']:.2f} s", file=sys.stderr, flush=True)
    return rows, packages


def main() -> None:
    """Measure, print both tables, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profiles")
    parser.add_argument("--smoke", action="store_true", help="small problems, nothing is kept")
    smoke = parser.parse_args().smoke
    rows, packages = measure(smoke)
    print(f"{markdown(rows)}\n\n{markdown(packages)}")
    if not smoke:
        record("profile", rows, seed=SEED, repetitions=REPETITIONS, time_limit=TIME_LIMIT)
        record("imports", packages, repetitions=REPETITIONS)


if __name__ == "__main__":
    main()
