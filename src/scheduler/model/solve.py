"""From a conference to a verified timetable."""

import time

from scheduler import __version__
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable
from scheduler.errors import ModelDisagrees, NoTimetable, Stopped
from scheduler.model.build import frame_of, full_plan
from scheduler.model.options import SolveOptions, Watch
from scheduler.model.search import Outcome, run
from scheduler.verify import priced, verify


def solve(
    conference: Conference, options: SolveOptions | None = None, watch: Watch | None = None
) -> Timetable:
    """Find the best timetable within the time limit, and verify it.

    Raises `NoTimetable` where none exists, `Stopped` where the search ended before one was found,
    and `ModelDisagrees` where the verifier contradicts the model.
    """
    options = options or SolveOptions()
    started = time.monotonic()
    plan = full_plan(frame_of(conference))
    left = max(0.01, options.time_limit - (time.monotonic() - started))
    outcome = run(plan, options, left, watch)
    if outcome.status == "INFEASIBLE":
        raise NoTimetable("No timetable exists.", ())
    if outcome.placements is None:
        ended = "Ctrl-C" if outcome.interrupted else f"the time limit of {options.time_limit:g} s"
        raise Stopped(f"No timetable was found before {ended} ended the search.")
    return _verified(conference, options, outcome, time.monotonic() - started)


def _verified(
    conference: Conference, options: SolveOptions, outcome: Outcome, seconds: float
) -> Timetable:
    assert outcome.placements is not None
    stopped_by = "" if outcome.is_proved else "Ctrl-C" if outcome.interrupted else "the time limit"
    timetable = Timetable(
        placements=outcome.placements,
        status=Status.OPTIMAL if outcome.is_proved else Status.FEASIBLE,
        bound=outcome.bound,
        made_with={
            "version": __version__,
            "seed": options.seed,
            "workers": options.workers,
            "time_limit": options.time_limit,
        },
        seconds=seconds,
        stopped_by=stopped_by,
    )
    broken = verify(conference, timetable).violations
    if broken:
        told = "\n".join(violation.message for violation in broken)
        raise ModelDisagrees(f"The verifier refuses the timetable that was found:\n{told}")
    timetable = priced(conference, timetable)
    counted, found = outcome.objective or 0, timetable.objective or 0
    # Short of the optimum the model may not yet have counted every amount as low as it can be.
    if found > counted or (outcome.is_proved and found != counted):
        raise ModelDisagrees(f"The model counts {counted}, the verifier {found}.")
    return timetable
