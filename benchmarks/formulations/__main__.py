"""Compares the formulations: `python -m benchmarks.formulations [--time-limit 20] [--smoke]`."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.formulations.compare import CONTENDERS, Outcome, disagreements, run
from benchmarks.formulations.problem import Problem
from benchmarks.generators import ordered, unordered
from benchmarks.record import markdown, record
from scheduler.api import read
from scheduler.domain.conference import Conference
from scheduler.rules import SOFT

SEED = 1
CONFERENCE_2019 = Path(__file__).parents[2] / "data" / "ctoc-cop-wg7-2019.yaml"

# Two costs and a fine grid: the problem on which formulations were first compared.
TWO_COSTS = ("desired-durations", "few-continuations")
FINE_GRID = 5


def two_costs(conference: Conference) -> Conference:
    """The conference with only wished durations and continuations charged, on a fine grid."""
    weights = tuple((rule.id, 0) for rule in SOFT if rule.id not in TWO_COSTS)
    return replace(conference, weights=weights, grid=FINE_GRID)


Problems = Mapping[str, Callable[[], Conference]]
FULL: Problems = {
    "2019": lambda: read(CONFERENCE_2019),
    "ordered 30 × 20": lambda: ordered(30, 20, SEED),
    "ordered 30 × 20, two costs": lambda: two_costs(ordered(30, 20, SEED)),
    "unordered 30 × 20": lambda: unordered(30, 20, SEED),
    "ordered 110 × 60": lambda: ordered(110, 60, SEED),
}
SMOKE: Problems = {
    "2019": lambda: read(CONFERENCE_2019),
    "ordered 7 × 4": lambda: ordered(7, 4, SEED),
    "ordered 7 × 4, two costs": lambda: two_costs(ordered(7, 4, SEED)),
    "unordered 7 × 4": lambda: unordered(7, 4, SEED),
}


def compare(problems: Problems, seconds: float) -> list[Outcome]:
    """Run every formulation on every problem, and print a line as each is done."""
    outcomes = []
    for name, conference in problems.items():
        problem = Problem.of(conference())
        for contender in CONTENDERS:
            outcome = run(name, problem, contender, seconds)
            outcomes.append(outcome)
            told = f"{name}: {contender.name}: {outcome.status}, {outcome.seconds:.2f} s"
            print(told, file=sys.stderr, flush=True)
    return outcomes


def main() -> None:
    """Compare, print the table, keep the figures; exits with 1 where formulations disagree."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formulations")
    parser.add_argument("--time-limit", type=float, default=20.0, metavar="SECONDS")
    parser.add_argument("--smoke", action="store_true", help="small problems, nothing is kept")
    given = parser.parse_args()
    outcomes = compare(SMOKE if given.smoke else FULL, given.time_limit)
    rows = [outcome.row for outcome in outcomes]
    print(markdown(rows))
    if not given.smoke:
        record("formulations", rows, seed=SEED, time_limit=given.time_limit, workers=1)
    wrong = disagreements(outcomes)
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
