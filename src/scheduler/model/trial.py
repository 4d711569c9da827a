"""Whether a timetable exists at all: the hard rules alone, without an objective."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable
from scheduler.model.build import frame_of, hard_plan
from scheduler.model.cp_sat import cp_model
from scheduler.model.extract import placements
from scheduler.model.frame import Frame
from scheduler.model.options import SolveOptions
from scheduler.model.plan import Plan
from scheduler.model.staffing import Staffing
from scheduler.rules.base import Case
from scheduler.verifier import verify

# Part of what a timetable is; never what a planner could give up.
ALWAYS = ("half-days", "meeting-capacity", "one-at-a-time")
SECONDS_A_STEP = 5.0


@dataclass
class Trials:
    """Trials on one conference until a deadline, a `time.monotonic()`.

    `undecided` counts the trials that came to nothing in their time.
    """

    conference: Conference
    options: SolveOptions
    deadline: float
    staffing: Staffing
    cases: tuple[Case, ...] = ()
    undecided: int = 0
    _known: dict[frozenset[Case], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._name_cases()

    def _name_cases(self) -> None:
        self.cases = tuple(hard_plan(self._frame()).frame.cases)

    def _frame(self, dropped: Iterable[Case] = ()) -> Frame:
        return frame_of(self.conference, dropped, self.staffing.caps)

    def learn(self) -> None:
        """Learn what rosters forbid, until some timetable has one or none is left."""
        while self.staffing.is_needed and not self.is_over:
            plan, known = hard_plan(self._frame()), len(self.staffing.caps)
            status, solver = self._search(plan)
            found = status in ("OPTIMAL", "FEASIBLE")
            if not found or self.staffing.serves(placements(plan, solver)):
                break
            if len(self.staffing.caps) == known:
                break
        self._name_cases()

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.deadline

    @property
    def open_cases(self) -> list[Case]:
        """The demands that a planner could give up."""
        return [case for case in self.cases if case.rule not in ALWAYS]

    def clash(self, kept: Iterable[Case]) -> bool:
        """Whether these demands together, and no others, leave no timetable; proved."""
        wanted = frozenset(kept)
        if wanted not in self._known:
            self._known[wanted] = self._clash(wanted)
        return self._known[wanted]

    def leave_nowhere(self, kept: Iterable[Case], part: Part) -> bool:
        """Whether these demands alone leave a part no meeting at all."""
        wanted = {*kept}
        frame = self._frame([case for case in self.cases if case not in wanted])
        return not frame.ways(part)

    def _clash(self, kept: frozenset[Case]) -> bool:
        dropped = [c for c in self.cases if c not in kept and c.rule not in ALWAYS]
        frame = self._frame(dropped)
        if any(not frame.ways(part) for part in self.conference.parts):
            return True
        for body in self.conference.bodies:
            least = sum(map(frame.least, self.conference.parts_of(body.id)))
            if least > sum(frame.capacity[body.id]):
                return True
        status, _ = self._search(hard_plan(frame))
        self.undecided += status == "UNKNOWN"
        return status == "INFEASIBLE"

    def solves(self, changed: Conference) -> bool:
        """Whether a changed conference has a timetable, one that the verifier accepts."""
        frame = frame_of(changed)
        if self.is_over or any(not frame.ways(part) for part in changed.parts):
            return False
        plan = hard_plan(frame)
        status, solver = self._search(plan)
        if status not in ("OPTIMAL", "FEASIBLE"):
            return False
        found = placements(plan, solver)
        accepted = verify(changed, Timetable(found, Status.GIVEN)).is_all_right
        return accepted and Staffing(changed, self.options.seed).serves(found)

    def _search(self, plan: Plan) -> tuple[str, cp_model.CpSolver]:
        solver = cp_model.CpSolver()
        left = max(0.01, self.deadline - time.monotonic())
        solver.parameters.max_time_in_seconds = min(SECONDS_A_STEP, left)
        solver.parameters.random_seed = self.options.seed
        solver.parameters.num_workers = 1
        # Shortages of time show in the relaxation; probing takes as long as all the rest.
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        return solver.status_name(solver.solve(plan.cp)), solver


def exists(conference: Conference, options: SolveOptions) -> bool:
    """Whether a conference has a timetable; True also where that was not decided in time."""
    deadline, staffing = time.monotonic() + SECONDS_A_STEP, Staffing(conference, options.seed)
    trials = Trials(conference, options, deadline, staffing)
    trials.learn()
    return not trials.clash(trials.cases)


def needed(among: Sequence[Case], trials: Trials) -> list[Case]:
    """The demands that a clash needs: without any one of them a timetable exists.

    Chunks are left out first, then one at a time; what was not decided in time stays in.
    """
    kept = list(among)
    size = max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept):
            without = kept[:start] + kept[start + size :]
            if trials.clash(without):
                kept = without
            else:
                start += size
        if size == 1:
            return kept
        size = max(1, size // 2)
