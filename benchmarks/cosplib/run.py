"""Solves a conference of CoSPLib and writes the solution.

From the root: `python benchmarks/cosplib/run.py INSTANCE.xlsx --time-limit 60 -o solution.csv`.
"""

import time

STARTED = time.monotonic()

import argparse  # noqa: E402 - reading and importing belong to the time limit
import signal  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

if __name__ in ("__main__", "__mp_main__"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.cosplib import best_known  # noqa: E402
from benchmarks.cosplib.evaluate import faults, objective, terms  # noqa: E402
from benchmarks.cosplib.files import write_csv, write_xlsx  # noqa: E402
from benchmarks.cosplib.instance import Instance, read_instance  # noqa: E402
from benchmarks.cosplib.mapping import programme_of, solution_of  # noqa: E402
from scheduler.errors import ModelDisagrees, SchedulerError  # noqa: E402
from scheduler.sittings.solve import Outcome, solve  # noqa: E402

WRITING = 1.5  # seconds kept for counting and writing, and for Python to start and end
LEAST = 1.0


def main() -> None:
    """Solve as the command line says; exits as `scheduler` does."""
    options = _options()
    try:
        _solve(options)
    except SchedulerError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Stopped before the search began.", file=sys.stderr)
        sys.exit(3)


def _solve(options: argparse.Namespace) -> None:
    instance = read_instance(options.instance)
    left = options.time_limit - (time.monotonic() - STARTED) - WRITING
    outcome = solve(
        programme_of(instance), max(LEAST, left), options.workers, options.seed, _progress
    )
    # A second Ctrl-C must not lose what the first has kept.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    solution = solution_of(instance, outcome.plan)
    wrong = faults(instance, solution)
    if wrong or objective(instance, solution) != outcome.cost:
        raise ModelDisagrees("\n".join(wrong) or "the evaluator counts another cost")
    write_csv(options.output, instance, solution)
    if options.xlsx is not None:
        write_xlsx(options.xlsx, instance, solution, terms(instance, solution))
    _report(instance, outcome, terms(instance, solution))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("instance", type=Path, metavar="INSTANCE.xlsx")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="SECONDS",
                        help="for the whole command (60)")  # fmt: skip
    parser.add_argument("--workers", type=int, default=2, help="processes that search (2)")
    parser.add_argument("--seed", type=int, default=0, help="of the search (0)")
    parser.add_argument("-o", "--output", type=Path, default=Path("solution.csv"), metavar="FILE")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="CoSPLib’s own form besides")
    options = parser.parse_args()
    if options.workers < 1 or options.time_limit <= 0:
        parser.error("--workers and --time-limit are above 0")
    return options


def _progress(cost: int | None, bound: int) -> None:
    seconds = time.monotonic() - STARTED
    known = "–" if cost is None else f"{cost:,}"
    print(f"{seconds:6.1f} s  {known}  bound {bound:,}", file=sys.stderr)


def _report(instance: Instance, outcome: Outcome, found: dict[str, int]) -> None:
    for label, value in found.items():
        print(f"{label + ':':38}{value:>14,}")
    print(f"{'Objective:':38}{outcome.cost:>14,}")
    print(f"{'Proven lower bound:':38}{outcome.bound:>14,}")
    gap = 0.0 if outcome.cost == 0 else (outcome.cost - outcome.bound) / outcome.cost
    print(f"{'Gap:':38}{gap:>14.1%}" + ("  optimal" if outcome.is_proved else ""))
    known = best_known(instance.name)
    if known is not None:
        print(f"{'Best known before:':38}{known:>14,}")
    print(f"{'Seconds:':38}{time.monotonic() - STARTED:>14.1f}")


if __name__ == "__main__":
    main()
