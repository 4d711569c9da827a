"""From a conference to a verified timetable."""

import time
from collections.abc import Sequence
from dataclasses import replace

from scheduler import __version__
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.errors import ModelDisagrees, NoTimetable, Stopped
from scheduler.model.build import LEARNED, break_ties, caps_of, frame_of, full_plan
from scheduler.model.frame import Frame
from scheduler.model.groups import served_beside, without_named_teams
from scheduler.model.known import announced_ways
from scheduler.model.options import SolveOptions, Watch
from scheduler.model.plan import Plan
from scheduler.model.search import Interrupt, Outcome, interruptible, run
from scheduler.model.staffing import Staffing, staffed_run
from scheduler.model.start import Start, start_of
from scheduler.verifier import verify

# For the step that breaks ties, in CP-SAT's deterministic time: about a second.
TIE_EFFORT = 1.0
# Of the time limit, what the search may take where interpreters have names.
ROSTERED = 0.85
# And what bodies may take where groups then ask for interpreters who have names.
BEFORE_GROUPS = 0.7
# And what looking for a start may take; it ends before by what is counted, if there is time.
STARTED = 2 / 3


class _Clock:
    """Whether the search for a start has to end; remembers if it `was_late`."""

    def __init__(self, deadline: float, interrupt: Interrupt) -> None:
        self._deadline, self._interrupt = deadline, interrupt
        self.was_late = False

    def __call__(self) -> bool:
        self.was_late = self.was_late or time.monotonic() > self._deadline
        return self.was_late or self._interrupt.is_pressed


def solve(
    conference: Conference,
    options: SolveOptions | None = None,
    watch: Watch | None = None,
    known: Sequence[Placement] = (),
) -> Timetable:
    """Find the best timetable within the time limit, and verify it.

    It costs no more than one that is `known`, if that is one of this conference.

    Raises `NoTimetable` where none exists, `Stopped` where the search ended before one was found,
    and `ModelDisagrees` where the verifier contradicts the model.
    """
    options = options or SolveOptions()
    bodies = without_named_teams(conference)
    with interruptible() as interrupt:
        if bodies is conference:
            return _solve(conference, options, watch, interrupt, known)
        first = replace(options, time_limit=BEFORE_GROUPS * options.time_limit)
        found = _solve(bodies, first, watch, interrupt, known)
        caps = [cap for _, cap in caps_of(conference)]
        end = time.monotonic() + options.time_limit - first.time_limit
        return served_beside(conference, found, caps, Staffing(conference, options.seed), end)


def _solve(
    conference: Conference,
    options: SolveOptions,
    watch: Watch | None,
    interrupt: Interrupt,
    known: Sequence[Placement],
) -> Timetable:
    started = time.monotonic()
    frame = frame_of(conference)
    clock = _Clock(started + options.time_limit * STARTED, interrupt)
    staffing = Staffing(conference, options.seed)
    has_to_end = clock if options.improve_start else lambda: True
    start = start_of(frame, has_to_end, watch, staffing, known, options.effort)
    frame.caps += [(LEARNED, cap) for cap in staffing.caps]
    # The rosters of a timetable take their time, too.
    ends = started + options.time_limit * (ROSTERED if staffing.is_needed else 1)
    outcome, plan = start.proved, None
    if start.placements is None or (options.ties if outcome else time.monotonic() < ends):
        plan = _plan_from(frame, start)
    if outcome is None and plan is not None:
        left = ends - time.monotonic()
        outcome = staffed_run(plan, staffing, options, left, watch, interrupt)
    outcome = _or_start(outcome, start, interrupt)
    if outcome.status == "INFEASIBLE":
        if start.placements is not None:
            raise ModelDisagrees(
                "CP-SAT finds no timetable where the path along the agenda is one."
            )
        raise _no_timetable(conference, options, staffing)
    if outcome.placements is None:
        ended = "Ctrl-C" if outcome.interrupted else f"the time limit of {options.time_limit:g} s"
        raise Stopped(
            f"No timetable was found before {ended} ended the search.", outcome.interrupted
        )
    found = outcome.placements
    if plan is not None and options.ties:
        found = _earliest(plan, outcome, staffing, options, _left(options, started), interrupt)
    timetable = verified(conference, options, outcome, found, started, staffing)
    if clock.was_late and not timetable.stopped_by:
        # Proved to be best; but which of those that are as good, the clock had a part in.
        timetable = replace(timetable, stopped_by="the time limit")
    return timetable


def _plan_from(frame: Frame, start: Start) -> Plan:
    """The model, with what is known before the search."""
    plan = full_plan(frame, start.bound)
    plan.hint_ways(start.hint or announced_ways(frame))
    if start.placements is not None:
        plan.cp.add(plan.objective <= start.objective)
    return plan


def _earliest(
    plan: Plan,
    outcome: Outcome,
    staffing: Staffing,
    options: SolveOptions,
    seconds: float,
    interrupt: Interrupt,
) -> tuple[Placement, ...]:
    """Of all that cost as little as what is proved to be best, what takes parts earliest."""
    assert outcome.placements is not None
    if not outcome.is_proved or outcome.objective is None:
        return outcome.placements
    break_ties(plan, outcome.objective)
    if outcome.values:
        plan.hint_values(outcome.values)
    ties = run(plan, options, seconds, effort=TIE_EFFORT, interrupt=interrupt)
    if ties.status == "INFEASIBLE":
        raise ModelDisagrees("CP-SAT finds no timetable where one was proved to be best.")
    is_served = ties.placements and staffing.serves(ties.placements)
    return ties.placements if ties.placements and is_served else outcome.placements


def _or_start(outcome: Outcome | None, start: Start, interrupt: Interrupt) -> Outcome:
    """What the search came to, or the start where it has found nothing better or had no time."""
    if outcome is None:
        outcome = Outcome("UNKNOWN", None, None, start.bound, interrupt.is_pressed)
    if outcome.placements is not None or start.placements is None:
        return outcome
    if outcome.status == "INFEASIBLE":
        return outcome
    bound = max(outcome.bound, start.bound)
    return replace(outcome, placements=start.placements, objective=start.objective, bound=bound)


def _left(options: SolveOptions, started: float) -> float:
    return max(0.01, options.time_limit - (time.monotonic() - started))


def _no_timetable(conference: Conference, options: SolveOptions, staffing: Staffing) -> NoTimetable:
    from scheduler.model.explain import explain

    explanation = explain(conference, options, staffing, is_proved=True)
    if explanation is None or not explanation.clashes:
        return NoTimetable("No timetable exists; which demands clash was not found in time.")
    return NoTimetable(str(explanation), explanation.reasons)


def verified(
    conference: Conference,
    options: SolveOptions,
    outcome: Outcome,
    placements: tuple[Placement, ...],
    started: float,
    staffing: Staffing,
) -> Timetable:
    """The timetable of an outcome, with its roster; `started` is a `time.monotonic()`.

    Raises `ModelDisagrees` where the verifier contradicts it.
    """
    duties, even = staffing.roster(placements, _left(options, started))
    if staffing.is_needed and duties is None:
        told = "No roster was found for the interpreters before the search ended."
        raise Stopped(told, outcome.interrupted)
    report = verify(conference, Timetable(placements, Status.GIVEN, duties=duties))
    if report.violations:
        told = "\n".join(violation.message for violation in report.violations)
        raise ModelDisagrees(f"The verifier refuses the timetable that was found:\n{told}")
    counted = outcome.objective or 0
    # Short of the optimum the model may not yet have counted every amount as low as it can be.
    if report.objective > counted or (outcome.is_proved and report.objective != counted):
        raise ModelDisagrees(f"The model counts {counted}, the verifier {report.objective}.")
    timetable = Timetable(
        placements=placements,
        status=Status.OPTIMAL if report.objective == outcome.bound else Status.FEASIBLE,
        objective=report.objective,
        bound=min(outcome.bound, report.objective),
        costs=report.costs,
        made_with={
            "version": __version__,
            "seed": options.seed,
            "workers": options.workers,
            "time_limit": options.time_limit,
        },
        seconds=time.monotonic() - started,
        duties=duties,
        even=even,
    )
    if timetable.status is Status.OPTIMAL:
        return timetable
    return replace(timetable, stopped_by="Ctrl-C" if outcome.interrupted else "the time limit")
