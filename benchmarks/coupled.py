"""What was tried for bodies that share services: `python -m benchmarks.coupled [--time-limit 20]`.

Each row is one way to a timetable or to a bound of the two synthetic conferences, on one worker; a
timetable is judged by the verifier.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from time import monotonic, perf_counter

from benchmarks.record import Row, markdown, record
from scheduler.api import read, solve
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.errors import Stopped
from scheduler.model.build import frame_of, full_plan
from scheduler.model.frame import Frame
from scheduler.model.options import SolveOptions
from scheduler.model.path import Path, programme_of
from scheduler.model.search import run
from scheduler.model.start import start_of
from scheduler.verifier import verify

DATA = FilePath(__file__).parents[1] / "data"
CONFERENCES = {
    "roomy": DATA / "synthetic" / "conference-roomy.yaml",
    "tight": DATA / "synthetic" / "conference-tight.yaml",
}
SMOKE = {"2019": DATA / "ctoc-cop-wg7-2019.yaml"}

Found = tuple[tuple[Placement, ...] | None, int]


def _paths(frame: Frame) -> list[Path]:
    """The cheapest path of each body, as if it shared nothing."""
    programmes = (programme_of(frame, body) for body in frame.conference.bodies)
    found = (programme.solve(leaps=True) for programme in programmes if programme is not None)
    return [path for path in found if path is not None]


def bodies_alone(conference: Conference, _seconds: float) -> Found:
    """The cheapest paths of all bodies together: a bound."""
    return None, sum(path.bound for path in _paths(frame_of(conference)))


def model_with_hints(conference: Conference, seconds: float) -> Found:
    """CP-SAT on the model, with the bound of the cheapest paths, and the paths as hints."""
    ends = monotonic() + seconds
    frame = frame_of(conference)
    paths = _paths(frame)
    bound = sum(path.bound for path in paths)
    plan = full_plan(frame, bound)
    plan.hint_ways({part: way for path in paths for part, way in path.ways.items()})
    outcome = run(plan, SolveOptions(), max(0.1, ends - monotonic()))
    return outcome.placements, max(bound, outcome.bound)


def model_alone(conference: Conference, seconds: float) -> Found:
    """CP-SAT on the model, and nothing before it."""
    ends = monotonic() + seconds
    plan = full_plan(frame_of(conference))
    outcome = run(plan, SolveOptions(), max(0.1, ends - monotonic()))
    return outcome.placements, outcome.bound


def bodies_in_turn(conference: Conference, seconds: float) -> Found:
    """Bodies placed beside one another and anew, with prices on the caps of each: no CP-SAT."""
    ends = monotonic() + seconds
    start = start_of(frame_of(conference), lambda: monotonic() > ends)
    return start.placements, start.bound


def as_it_stands(conference: Conference, seconds: float) -> Found:
    """The program: bodies in turn for a third of the time, then CP-SAT from there."""
    try:
        found = solve(conference, time_limit=seconds)
    except Stopped:
        return None, 0
    return found.placements, found.bound or 0


WAYS: dict[str, Callable[[Conference, float], Found]] = {
    "each body alone": bodies_alone,
    "CP-SAT alone": model_alone,
    "CP-SAT, paths as hints": model_with_hints,
    "bodies in turn, prices on their caps": bodies_in_turn,
    "the program as it stands": as_it_stands,
}


def measure(conferences: dict[str, FilePath], seconds: float) -> Iterator[Row]:
    """A row for each way and conference."""
    for name, path in conferences.items():
        conference = read(path)
        for way, find in WAYS.items():
            started = perf_counter()
            placements, bound = find(conference, seconds)
            taken = perf_counter() - started
            objective, broken = None, None
            if placements is not None:
                report = verify(conference, Timetable(placements, Status.GIVEN))
                objective, broken = report.objective, len(report.violations)
            yield {
                "conference": name,
                "way": way,
                "objective": objective,
                "bound": bound,
                "rules broken": broken,
                "seconds": round(taken, 2),
            }
            print(f"{name}: {way}: {taken:.1f} s", file=sys.stderr, flush=True)


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coupled")
    parser.add_argument("--time-limit", type=float, default=20.0, metavar="SECONDS")
    parser.add_argument("--smoke", action="store_true", help="one body, nothing is kept")
    given = parser.parse_args()
    rows = list(measure(SMOKE if given.smoke else CONFERENCES, given.time_limit))
    print(markdown(rows))
    if not given.smoke:
        record("coupled", rows, time_limit=given.time_limit, workers=1)


if __name__ == "__main__":
    main()
