"""Whether a timetable exists at all: the hard rules alone, without an objective."""

import re
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.model.build import caps_of, frame_of, hard_plan
from scheduler.model.cp_sat import cp_model
from scheduler.model.extract import placements
from scheduler.model.filled import laid_into, meetings_filled, minutes_short
from scheduler.model.frame import Frame
from scheduler.model.impossible import is_impossible
from scheduler.model.least import least
from scheduler.model.options import SolveOptions
from scheduler.model.path import Path
from scheduler.model.plan import Plan
from scheduler.model.scope import ALWAYS, Scope, only, with_parts
from scheduler.model.staffing import Staffing
from scheduler.model.turns import constructed
from scheduler.rules import HARD, SOFT
from scheduler.rules.base import Case
from scheduler.rules.caps import Cap, Held
from scheduler.rules.item_duration import ItemDuration
from scheduler.rules.time_in_use import TimeInUse
from scheduler.verifier import verify

SECONDS_A_STEP = 5.0
# Of timetables put together beside known ones, so many are tried.
FEW = 3
# One change is tried for no more than this share of the time left.
SHARE = 3


@dataclass
class Trials:
    """Trials on one conference until a deadline, a `time.process_time()`.

    So they come to the same on a busy machine, only later.

    `undecided` counts the trials that came to nothing in their
    time.
    """

    conference: Conference
    options: SolveOptions
    deadline: float
    staffing: Staffing
    cases: tuple[Case, ...] = ()
    undecided: int = 0
    _known: dict[frozenset[Case], bool] = field(default_factory=dict)
    _named: dict[Case, frozenset[str]] = field(default_factory=dict)
    _scopes: dict[frozenset[str], Scope] = field(default_factory=dict)
    _paths: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.conference = _free_of_charge(self.conference)
        self._name_cases()

    def _name_cases(self) -> None:
        whole = Scope(self.conference, self.staffing.caps)
        self._scopes = {frozenset(self.conference.part_by_id): whole}
        self.cases = whole.cases
        self._named = _named(self.conference, self.cases)

    def _scope(self, parts: frozenset[str]) -> Scope:
        if parts not in self._scopes:
            self._scopes[parts] = Scope(with_parts(self.conference, parts))
        return self._scopes[parts]

    @property
    def _whole(self) -> Scope:
        return self._scope(frozenset(self.conference.part_by_id))

    def learn(self) -> None:
        """Learn what rosters forbid, until some timetable has one or none is left."""
        while self.staffing.is_needed and not self.is_over:
            caps, known = caps_of(self.conference, self.staffing.caps), len(self.staffing.caps)
            plan = hard_plan(frame_of(self.conference, caps=caps))
            status, solver = self._search(plan)
            found = status in ("OPTIMAL", "FEASIBLE")
            if not found or self.staffing.serves(placements(plan, solver)):
                break
            if len(self.staffing.caps) == known:
                break
        if self.staffing.caps:
            self._name_cases()

    @property
    def caps(self) -> list[Cap]:
        """What is demanded of how many meetings are held."""
        return [cap for _, cap in self._whole.caps]

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.process_time() >= self.deadline

    @property
    def open_cases(self) -> list[Case]:
        """The demands that a planner could give up."""
        return [case for case in self.cases if case.rule not in ALWAYS]

    def clash(self, kept: Iterable[Case]) -> bool:
        """Whether these demands together, and no others, leave no timetable; proved.

        Where they speak of some parts only, the others are left out: a timetable of all would be
        one of some.
        """
        wanted = frozenset(kept)
        if wanted not in self._known:
            self._known[wanted] = self._clash(wanted)
        return self._known[wanted]

    def is_seen(self, kept: Iterable[Case]) -> bool:
        """Whether these demands are seen to clash without a search."""
        wanted = {*kept}
        return self._scope(self.concerned(wanted)).is_impossible(only(wanted))

    def concerned(self, kept: Iterable[Case]) -> frozenset[str]:
        """The parts of which demands speak; all where one of them concerns all."""
        named = [self._named[case] for case in kept if case.rule not in ALWAYS]
        if not named or not all(named):
            return frozenset(self.conference.part_by_id)
        return frozenset[str]().union(*named)

    def nowhere(self, kept: Iterable[Case]) -> list[Part]:
        """The parts to which these demands leave no meeting at all."""
        frame = self._whole.frame(only({*kept}))
        return [part for part in self.conference.parts if frame.is_nowhere(part)]

    def names(self, case: Case) -> frozenset[str]:
        """The parts of which a demand speaks; none where it is one of all."""
        return self._named[case]

    def minutes_short(self, kept: Collection[Case]) -> int:
        """The minutes that meetings are too short by, where demands speak of capacity alone."""
        frame = self._scope(self.concerned(kept)).frame(only(kept))
        return minutes_short(frame, self.options.seed) if _is_of_capacity(frame, kept) else 0

    def _clash(self, kept: frozenset[Case]) -> bool:
        if self.is_seen(kept):
            return True
        if self.is_over:
            self.undecided += 1
            return False
        scope = self._scope(self.concerned(kept))
        frame = scope.frame(only(kept))
        held = meetings_filled(frame, self.options.seed)
        if held is None:
            return True
        if _is_of_capacity(frame, kept) and _keeps(scope, laid_into(frame, held), kept):
            return False
        for found in constructed(frame, is_over=lambda: self.is_over):
            if _keeps(scope, found.placements, kept):
                if scope is self._whole:
                    self._paths = dict(found.paths)
                return False
        status, _ = self._search(hard_plan(frame))
        self.undecided += status == "UNKNOWN"
        return status == "INFEASIBLE"

    def is_refuted(self, changed: Conference, parts: frozenset[str]) -> bool:
        """Whether some parts of a changed conference are seen to have no timetable."""
        is_whole = len(parts) == len(changed.parts)
        asked = changed if is_whole else with_parts(changed, parts)
        return is_impossible(self._frame_of(_free_of_charge(asked)))

    def solves(self, changed: Conference, moved: Collection[str] = ()) -> bool:
        """Whether a changed conference has a timetable, one that the verifier accepts.

        The parts of some bodies are first `moved` alone: what was found for all bodies last, when
        demands were left out, mostly stands for the others. It is given up after a share of the
        time left, so that others get theirs.
        """
        now = time.process_time()
        until = now + (self.deadline - now) / SHARE

        def is_late() -> bool:
            return time.process_time() >= until

        changed = _free_of_charge(changed)
        frame = self._frame_of(changed)
        if self.is_over or is_impossible(frame):
            return False
        if meetings_filled(frame, self.options.seed) is None:
            return False
        beside = self._unchanged(frame, moved)
        put_together = constructed(frame, beside, is_late)
        for found in islice(put_together, FEW if beside else None):
            if self._is_timetable(changed, found.placements):
                return True
        if is_late():
            return False
        plan = hard_plan(frame)
        status, solver = self._search(plan, until)
        if status not in ("OPTIMAL", "FEASIBLE"):
            return False
        return self._is_timetable(changed, placements(plan, solver))

    def _frame_of(self, changed: Conference) -> Frame:
        """A frame of a changed conference, with the caps known before where they are the same."""
        its = self.conference
        is_same = (changed.bodies is its.bodies) and (changed.meetings is its.meetings)
        is_same = is_same and changed.services is its.services
        return frame_of(changed, caps=self._whole.caps if is_same else None)

    def _unchanged(self, frame: Frame, moved: Collection[str]) -> Mapping[str, Path]:
        """The paths found last of the bodies that are not moved, where they fit a frame."""
        known = self._whole.whole
        if frame.grid != known.grid or not moved:
            return {}
        return {
            key: path
            for key, path in self._paths.items()
            if key not in moved and frame.stretches[key] == known.stretches[key]
        }

    def _is_timetable(self, changed: Conference, found: tuple[Placement, ...]) -> bool:
        staffing = Staffing(changed, self.options.seed)
        return _is_all_right(changed, found) and staffing.serves(found)

    def _search(self, plan: Plan, until: float | None = None) -> tuple[str, cp_model.CpSolver]:
        solver = cp_model.CpSolver()
        left = max(0.01, (until or self.deadline) - time.process_time())
        solver.parameters.max_time_in_seconds = min(SECONDS_A_STEP, left)
        solver.parameters.random_seed = self.options.seed
        solver.parameters.num_workers = 1
        # Shortages of time show in the relaxation; probing takes as long as all the rest.
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        return solver.status_name(solver.solve(plan.cp)), solver


def _is_of_capacity(frame: Frame, kept: Iterable[Case]) -> bool:
    """Whether demands are only how long items take and how many meetings are held."""
    caps = {(rule, cap.sentence) for rule, cap in frame.made_caps() if cap.parts is None}
    return all(case.rule == ItemDuration.id or (case.rule, case.sentence) in caps for case in kept)


def _free_of_charge(conference: Conference) -> Conference:
    """What is put together fills its meetings, so that it opens few; nothing else counts."""
    weights = tuple((rule.id, int(rule.id == TimeInUse.id)) for rule in SOFT)
    return replace(conference, weights=weights)


def _named(conference: Conference, cases: Iterable[Case]) -> dict[Case, frozenset[str]]:
    """The parts of which each demand speaks; for a limit on meetings, all of their bodies.

    None where it concerns all bodies.
    """
    of_bodies: dict[str, frozenset[str]] = {}
    for cap in (cap for rule in HARD for cap in rule.caps(conference)):
        bodies = {conference.meeting_by_id[meeting].body for meeting in cap.meetings}
        if len(bodies) < len(conference.bodies):
            parts = (part.id for body in bodies for part in conference.parts_of(body))
            of_bodies[cap.sentence] = frozenset(parts)
    names = {part.name: part.id for part in conference.parts}
    among = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    found = re.compile(rf"(?<!\w)(?:{among})(?![\w.])" if names else "(?!)")
    return {
        case: of_bodies.get(case.sentence)
        or frozenset(names[name] for name in found.findall(case.sentence))
        for case in cases
    }


def _keeps(scope: Scope, placed: tuple[Placement, ...], kept: Collection[Case]) -> bool:
    """Whether a timetable breaks no demand that is kept, as the verifier sees it.

    What a violation tells of the demand it breaks is its rule and its line of the file. Where a
    line makes many caps of which some are left out, the meetings held under the others are counted.
    """
    made = {(case.rule, case.where) for case in kept}
    left_out = {(case.rule, case.where) for case in scope.cases if case not in kept}
    held = Held((one.part, one.meeting) for one in placed)
    demanded = [
        (rule, cap) for rule, cap in scope.caps if Case(rule, cap.sentence, cap.where) in kept
    ]
    broken = {(rule, cap.where) for rule, cap in demanded if any(held.broken([cap]))}
    capped = {(rule, cap.where) for rule, cap in scope.caps} & left_out - broken
    report = verify(scope.conference, Timetable(placed, Status.GIVEN))
    return not any(
        one.rule in ALWAYS or (one.rule, one.where) in made - capped for one in report.violations
    )


def _is_all_right(conference: Conference, placed: tuple[Placement, ...]) -> bool:
    return verify(conference, Timetable(placed, Status.GIVEN)).is_all_right


def exists(conference: Conference, options: SolveOptions) -> bool:
    """Whether a conference has a timetable; True also where that was not decided in time.

    What can be put together without a search counts as one, though interpreters with names may not
    be able to serve it.
    """
    free = _free_of_charge(conference)
    frame = frame_of(free)
    if is_impossible(frame):
        return False
    if any(_is_all_right(free, found.placements) for found in constructed(frame)):
        return True
    deadline, staffing = time.process_time() + SECONDS_A_STEP, Staffing(conference, options.seed)
    trials = Trials(conference, options, deadline, staffing)
    trials.learn()
    return not trials.clash(trials.cases)


def needed(among: Sequence[Case], trials: Trials) -> list[Case]:
    """The demands that a clash needs: without any one of them a timetable exists.

    What was not decided in time stays in.
    """
    if trials.is_seen(among):
        # Of what arithmetic needs hardly anything can be left out: no chunks of it.
        return least(least(among, trials.is_seen), trials.clash, most_at_once=1)
    return least(among, trials.clash)
