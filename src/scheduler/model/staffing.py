"""Timetable and roster taken apart: logic-based Benders decomposition.

The model of the timetable knows interpreters with names by caps alone: how many of some meetings
can be served at the most. Whether what it finds can be served, the roster decides
(`scheduler.model.roster`). If not, a smallest set S of the meetings that cannot all be served is
looked for, then a larger set U, of which no more can be served than |S| − 1; and of U at most
|S| − 1 meetings are held from then on. That cuts off no timetable with a roster: every roster of
meetings M serves those of M in U, and the model has proved that there are never more than |S| − 1.
And it cuts off what was found, which holds all of S. There are finitely many sets of meetings, so
this ends: with a roster, or with the proof that none exists.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty
from scheduler.domain.meeting_times import in_order
from scheduler.domain.roster import days, resting, weeks
from scheduler.domain.timetable import Placement, Timetable
from scheduler.model.build import LEARNED
from scheduler.model.cp_sat import cp_model
from scheduler.model.options import SolveOptions, Watch
from scheduler.model.plan import Plan
from scheduler.model.search import Interrupt, Outcome, run
from scheduler.rules.base import Case
from scheduler.rules.booth_strength import BoothStrength
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.first_roster import FirstRoster
    from scheduler.model.roster import RosterPlan

# The rule of a roster that does not exist.
RULE = BoothStrength.id
# Limits in CP-SAT's deterministic time, the same on every machine: for one question whether some
# meetings can be served, for an even roster, and for the proof that none is more even.
EFFORT, EVEN_EFFORT, PROOF_EFFORT = 1.0, 1.5, 12.0
# For the roster of a timetable that was given without one.
ROSTER_SECONDS = 20.0
# Of a meeting cap, so many meetings are named in its sentence.
MOST_NAMED = 4


class Staffing:
    """Rosters of a conference, and the caps that are learned where there are none."""

    def __init__(self, conference: Conference, seed: int = 0) -> None:
        interpretation = conference.services.interpretation
        self.conference, self.seed = conference, seed
        self.is_needed = interpretation is not None and bool(interpretation.named)
        self.caps: list[Cap] = []
        self.smallest: dict[Cap, frozenset[str]] = {}
        self._found: dict[frozenset[str], tuple[Duty, ...]] = {}
        self._known: dict[frozenset[str], bool] = {}
        self._tried: dict[frozenset[str], cp_model.CpSolverStatus] = {}

    def serves(self, placements: Iterable[Placement]) -> bool:
        """Whether all meetings held can be served; if that is refuted, there is one cap more.

        False without a new cap where it was not decided.
        """
        if not self.is_needed:
            return True
        held = self._interpreted({placed.meeting for placed in placements})
        if held not in self._known:
            self._known[held] = not held or self._serves(held)
        return self._known[held]

    def can_serve(self, placements: Iterable[Placement]) -> bool:
        """Whether a roster is found for all meetings held; nothing is learned where none is."""
        held = self._interpreted({placed.meeting for placed in placements})
        return not held or self._status(held) == cp_model.OPTIMAL

    def roster(
        self, placements: Iterable[Placement], seconds: float
    ) -> tuple[tuple[Duty, ...] | None, bool]:
        """The most even roster found of the meetings held, and whether that is proved.

        None where there is nobody to assign, or no roster was found.
        """
        if not self.is_needed:
            return None, False
        deadline = time.monotonic() + max(1.0, seconds)
        held = self._interpreted({placed.meeting for placed in placements})
        from scheduler.model.evened import evened
        from scheduler.model.evenness import least_unevenness, unevenness
        from scheduler.model.roster import RosterPlan

        plan = RosterPlan(self.conference, held)
        plan.staff_all()
        least = least_unevenness(self.conference, plan.interpretation, plan.meetings)
        plan.even_out(least)
        # Even and nearly whole, it is a better hint than a whole one that is not even.
        plan.hint(self._first(held).duties)
        found, even = self._evened(plan, EVEN_EFFORT, 1, deadline)
        found = found or self._any(held)
        if found is None or even:
            return found, even
        found = evened(self.conference, plan.interpretation, found)
        if (worst := unevenness(found)) == least:
            return found, True
        # What is even, or nearly so, is proved to be with all that the relaxation can do.
        plan.be_as_even_as(worst)
        plan.hint(found)
        better, even = self._evened(plan, PROOF_EFFORT, 2, deadline)
        return better or found, even

    def _evened(
        self, plan: "RosterPlan", effort: float, level: int, deadline: float
    ) -> tuple[tuple[Duty, ...] | None, bool]:
        """What is found for a plan with an objective, and whether nothing is better."""
        solver = self._solver(effort)
        solver.parameters.linearization_level = level
        solver.parameters.max_time_in_seconds = max(0.01, deadline - time.monotonic())
        status = solver.solve(plan.cp)
        is_found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return plan.duties(solver) if is_found else None, status == cp_model.OPTIMAL

    def _any(self, held: frozenset[str]) -> tuple[Duty, ...] | None:
        """Some roster, however uneven; None where none is found."""
        self._status(held)
        return self._found.get(held)

    def reasons(self, meetings: Iterable[str]) -> tuple[Case, ...]:
        """Demands of rules for which some meetings cannot all be served, as few as can be."""
        from scheduler.model.roster import RosterPlan

        plan = RosterPlan(self.conference, meetings, guarded=True)
        plan.staff_all()
        status, core = self._try(plan, list(plan.guards.values()))
        if status != cp_model.INFEASIBLE:
            return ()
        kept = self._needed(plan, core)
        return tuple(case for case, guard in plan.guards.items() if guard.index in kept)

    def _interpreted(self, meetings: Iterable[str]) -> frozenset[str]:
        return frozenset(k for k in meetings if self.conference.meeting_by_id[k].languages)

    def _solver(self, effort: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.max_deterministic_time = effort
        # Too few people for too many seats is what the relaxation sees at once.
        solver.parameters.linearization_level = 2
        return solver

    # Which meetings cannot all be served ---------------------------------------------------------

    def _serves(self, held: frozenset[str]) -> bool:
        """Whether some meetings can be served; if not, what is least among them is looked for.

        That is, among those without a rest, of a day, of a week, and all. Of what has been refuted
        everything of one kind is learned at once.
        """
        if (status := self._status(held)) == cp_model.OPTIMAL:
            return True
        meetings = [self.conference.meeting_by_id[key] for key in held]
        interpretation = self.conference.services.interpretation
        assert interpretation is not None
        kinds = (
            map(_ids, resting(interpretation, meetings)),
            (_ids(on_day) for _, on_day in days(meetings)),
            (_ids(in_week) for _, in_week in weeks(meetings)),
            [held] if status == cp_model.INFEASIBLE else [],
        )
        for kind in kinds:
            refuted = [part for part in kind if self._status(part) == cp_model.INFEASIBLE]
            for smallest in dict.fromkeys(map(self._smallest, refuted)):
                self._learn(smallest)
            if refuted:
                break
        return False

    def _status(self, meetings: frozenset[str]) -> cp_model.CpSolverStatus:
        """What comes of serving some meetings; without an objective what is found is optimal."""
        if meetings not in self._tried:
            self._tried[meetings] = self._solved(meetings)
        return self._tried[meetings]

    def _solved(self, meetings: frozenset[str]) -> cp_model.CpSolverStatus:
        first = self._first(meetings)
        if first.is_whole:
            self._found[meetings] = tuple(first.duties)
            return cp_model.OPTIMAL
        from scheduler.model.roster import RosterPlan

        plan = RosterPlan(self.conference, meetings)
        plan.staff_all()
        solver = self._solver(EFFORT)
        status = solver.solve(plan.cp)
        if status == cp_model.OPTIMAL:
            self._found[meetings] = plan.duties(solver)
        return status

    def _first(self, meetings: Iterable[str]) -> "FirstRoster":
        interpretation = self.conference.services.interpretation
        assert interpretation is not None
        held = in_order(self.conference.meeting_by_id[key] for key in meetings)
        from scheduler.model.first_roster import first_roster

        return first_roster(self.conference, interpretation, held)

    def _smallest(self, meetings: frozenset[str]) -> frozenset[str]:
        """A part of what cannot all be served of which each meeting is needed for that."""
        kept = meetings
        for key in sorted(meetings):
            if self._status(kept - {key}) == cp_model.INFEASIBLE:
                kept -= {key}
        return kept

    def _try(
        self, plan: "RosterPlan", assumed: Sequence[cp_model.IntVar]
    ) -> tuple[cp_model.CpSolverStatus, list[int]]:
        """What comes of some literals together; if they cannot all hold, indices of such as clash.

        Without an objective what is found is optimal.
        """
        plan.cp.clear_assumptions()
        plan.cp.add_assumptions(assumed)
        solver = self._solver(EFFORT)
        status = solver.solve(plan.cp)
        refuted = status == cp_model.INFEASIBLE
        return status, list(solver.sufficient_assumptions_for_infeasibility()) if refuted else []

    def _needed(self, plan: "RosterPlan", core: Sequence[int]) -> set[int]:
        """A core without what it does not need: each literal is left out in turn."""
        kept = list(core)
        for index in core:
            if index not in kept:
                continue
            without = [plan.cp.get_bool_var_from_proto_index(one) for one in kept if one != index]
            status, smaller = self._try(plan, without)
            if status == cp_model.INFEASIBLE:
                kept = [one for one in kept if one in smaller]
        return set(kept)

    def _learn(self, smallest: frozenset[str]) -> None:
        """Add the cap of the largest set found of which no more can be served."""
        most = len(smallest) - 1
        meetings = set(smallest)
        for more in self._others(smallest):
            if not meetings >= more and self._at_most(meetings | more, most):
                meetings |= more
        named = [self.conference.meeting_by_id[key].name for key in sorted(smallest)]
        shown = "; ".join(dict.fromkeys(named[:MOST_NAMED]))
        others = f"; and {len(named) - MOST_NAMED} others" if len(named) > MOST_NAMED else ""
        sentence = (
            f"of {len(meetings)} meetings such as {shown}{others} interpreters can serve at most "
            f"{most} together"
        )
        where = self.conference.services.interpretation.where  # type: ignore[union-attr]
        cap = Cap(frozenset(meetings), most, sentence, where)
        self.caps.append(cap)
        self.smallest[cap] = smallest

    def _others(self, smallest: frozenset[str]) -> Iterator[frozenset[str]]:
        """Meetings by which a set might grow, those most like its own first.

        All at once in the days of the set; then the twins of each meeting, in its half-day.
        """
        own = [self.conference.meeting_by_id[key] for key in sorted(smallest)]
        common = frozenset.intersection(*(meeting.languages for meeting in own))
        first, last = min(m.date for m in own), max(m.date for m in own)
        alike = [m for m in self.conference.meetings if m.languages and m.languages >= common]
        yield _ids(m for m in alike if first <= m.date <= last)
        whens = dict.fromkeys((m.date, m.half_day) for m in own)
        yield _ids(m for m in alike if (m.date, m.half_day) in whens)
        for when in whens:
            yield _ids(m for m in alike if (m.date, m.half_day) == when)

    def _at_most(self, meetings: Iterable[str], most: int) -> bool:
        """Whether it is proved that of some meetings no more can be served."""
        from scheduler.model.roster import RosterPlan

        plan = RosterPlan(self.conference, meetings)
        plan.cp.add(sum(plan.staffed.values()) >= most + 1)
        return self._solver(EFFORT).solve(plan.cp) == cp_model.INFEASIBLE


def with_roster(conference: Conference, timetable: Timetable) -> tuple[Timetable, str]:
    """A timetable with a roster where it has none and should; or why there is none, in words."""
    staffing = Staffing(conference)
    if not staffing.is_needed or timetable.duties is not None:
        return timetable, ""
    duties, even = staffing.roster(timetable.placements, ROSTER_SECONDS)
    if duties is not None:
        return replace(timetable, duties=duties, even=even), ""
    reasons = staffing.reasons({placed.meeting for placed in timetable.placements})
    told = "; ".join(case.told for case in reasons)
    return timetable, f"its meetings cannot all be served: {told or 'no roster was found'}"


def staffed_run(
    plan: Plan,
    staffing: Staffing,
    options: SolveOptions,
    seconds: float,
    watch: Watch | None = None,
    interrupt: Interrupt | None = None,
) -> Outcome:
    """Search until what is found can be served, with a cap more each time it cannot.

    The best that is found when time is up may be without placements: what cannot be served is no
    timetable.
    """
    deadline = time.monotonic() + seconds
    while True:
        left = max(0.01, deadline - time.monotonic())
        known = len(staffing.caps)
        outcome = run(plan, options, left, watch, interrupt=interrupt)
        if outcome.placements is None or staffing.serves(outcome.placements):
            return outcome
        for cap in staffing.caps[known:]:
            plan.limit(LEARNED, cap)
        if len(staffing.caps) == known or outcome.interrupted or time.monotonic() >= deadline:
            return replace(outcome, status="UNKNOWN", placements=None, objective=None)


def _ids(meetings: Iterable[Meeting]) -> frozenset[str]:
    return frozenset(meeting.id for meeting in meetings)
