"""The variables of the model and the few verbs with which rules constrain them.

Each body's meetings are cut into *stretches*, pieces of time in which nothing interrupts it. For
each part p and stretch s there are two booleans, `begun[p, s]` (p has begun by the end of s) and
`ended[p, s]` (p is over by the end of s), both rising with s, and an integer, the minutes of p in s.
An item's way through the meetings is then a path, order between items is an implication between
two booleans, and the linear relaxation sees that an item longer than a meeting must run on. This is
what makes bounds tight; `benchmarks/formulations` compares it with others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting, Stretch
from scheduler.model.stretches import stretches_of

LinearExpr = cp_model.LinearExprT


@dataclass(frozen=True, slots=True)
class Case:
    """One concrete thing that a rule demands, as a planner would say it.

    Cases are what an explanation names: `where` is the line of the file it comes from.
    """

    rule: str
    sentence: str
    where: str = ""


class Plan:
    """A constraint model in the making; rules add to it, in any order."""

    def __init__(
        self, conference: Conference, dropped: Iterable[Case] = (), guarded: bool = False
    ) -> None:
        """Make the variables; `dropped` cases are left out, `guarded` gives each case a switch."""
        self.conference = conference
        self.cp = cp_model.CpModel()
        self.grid = conference.grid
        self.cases: dict[Case, cp_model.IntVar | None] = {}
        self.charged: dict[str, LinearExpr] = {}
        self._dropped = frozenset(dropped)
        self._guarded = guarded
        self._forbidden: dict[tuple[str, int], list[Case]] = {}
        self._begun: dict[str, list[LinearExpr]] = {}
        self._ended: dict[str, list[LinearExpr]] = {}
        self._units: dict[tuple[str, int], cp_model.IntVar] = {}
        for body in conference.bodies:
            for part in conference.parts_of(body.id):
                self._make_path(part)

    @cached_property
    def stretches(self) -> dict[str, tuple[Stretch, ...]]:
        """The stretches of each body in order of time."""
        return {body.id: stretches_of(self.conference, body.id) for body in self.conference.bodies}

    def _make_path(self, part: Part) -> None:
        cp, count = self.cp, len(self.stretches[part.body])
        begun: list[LinearExpr] = [cp.new_bool_var(f"begun:{part.id}:{s}") for s in range(count)]
        ended: list[LinearExpr] = [cp.new_bool_var(f"ended:{part.id}:{s}") for s in range(count)]
        for s, stretch in enumerate(self.stretches[part.body]):
            name = f"minutes:{part.id}:{s}"
            self._units[part.id, s] = cp.new_int_var(0, stretch.minutes // self.grid, name)
            cp.add_implication(ended[s], begun[s])
            if s:
                cp.add_implication(begun[s - 1], begun[s])
                cp.add_implication(ended[s - 1], ended[s])
        if count:
            cp.add(begun[-1] == 1)
            cp.add(ended[-1] == 1)
        self._begun[part.id], self._ended[part.id] = begun, ended
        for s, stretch in enumerate(self.stretches[part.body]):
            units = self._units[part.id, s]
            cp.add(units <= stretch.minutes // self.grid * self.at(part, s))
            cp.add(units >= self.first(part, s))
            cp.add(units >= self.last(part, s))

    # What rules speak of -------------------------------------------------------------------------

    def begun(self, part: Part, s: int) -> LinearExpr:
        """1 if the part has begun by the end of stretch s (0 before the first)."""
        return self._begun[part.id][s] if s >= 0 else 0

    def ended(self, part: Part, s: int) -> LinearExpr:
        """1 if the part is over by the end of stretch s (0 before the first)."""
        return self._ended[part.id][s] if s >= 0 else 0

    def first(self, part: Part, s: int) -> LinearExpr:
        """1 if the part begins in stretch s."""
        return self.begun(part, s) - self.begun(part, s - 1)

    def last(self, part: Part, s: int) -> LinearExpr:
        """1 if the part ends in stretch s."""
        return self.ended(part, s) - self.ended(part, s - 1)

    def at(self, part: Part, s: int) -> LinearExpr:
        """1 if the part is on in stretch s: begun by its end, not over before it."""
        return self.begun(part, s) - self.ended(part, s - 1)

    def runs_on(self, part: Part, s: int) -> LinearExpr:
        """1 if the part goes on after stretch s."""
        return self.begun(part, s) - self.ended(part, s)

    def units(self, part: Part, s: int) -> cp_model.IntVar:
        """The part's time in stretch s, in steps of the grid."""
        return self._units[part.id, s]

    def minutes(self, part: Part, stretches: Iterable[int] | None = None) -> LinearExpr:
        """The part's minutes in the given stretches (indices), or in all."""
        among = range(len(self.stretches[part.body])) if stretches is None else stretches
        return self.grid * cp_model.LinearExpr.sum([self._units[part.id, s] for s in among])

    def of_meeting(self, meeting: Meeting) -> list[int]:
        """The indices of a meeting's stretches among those of its body."""
        return self._indices[meeting.id]

    @cached_property
    def _indices(self) -> dict[str, list[int]]:
        indices: dict[str, list[int]] = {meeting.id: [] for meeting in self.conference.meetings}
        for stretches in self.stretches.values():
            for s, stretch in enumerate(stretches):
                indices[stretch.meeting].append(s)
        return indices

    # What rules do -------------------------------------------------------------------------------

    def case(self, rule: str, sentence: str, where: str = "") -> Case:
        """Name one demand of a rule; constraints are added to it with `add`."""
        case = Case(rule, sentence, where)
        if case not in self.cases:
            guard = self.cp.new_bool_var(f"case:{len(self.cases)}") if self._guarded else None
            self.cases[case] = guard
        return case

    def add(self, case: Case, *constraints: cp_model.BoundedLinearExpression | bool) -> None:
        """Demand constraints as part of a case."""
        if case in self._dropped:
            return
        guard = self.cases[case]
        for constraint in constraints:
            posted = self.cp.add(constraint)
            if guard is not None:
                posted.only_enforce_if(guard)

    def forbid(self, case: Case, part: Part, stretches: Sequence[int]) -> None:
        """Keep a part out of stretches; an item may run on across them without a break."""
        if case in self._dropped:
            return
        for s in stretches:
            self._forbidden.setdefault((part.id, s), []).append(case)
            self.add(
                case,
                self._units[part.id, s] == 0,
                self.first(part, s) == 0,
                self.last(part, s) == 0,
            )

    def forbidding(self, part: Part, s: int) -> Sequence[Case]:
        """The cases that keep a part out of stretch s."""
        return self._forbidden.get((part.id, s), ())

    def guard(self, case: Case) -> cp_model.IntVar | None:
        """The switch of a case in a guarded model."""
        return self.cases[case]

    def charge(self, rule: str, amount: LinearExpr) -> None:
        """Count an amount, in the rule's unit, towards what the rule costs."""
        self.charged[rule] = self.charged.get(rule, 0) + amount

    def slack(self, upper: int, name: str) -> cp_model.IntVar:
        """A new amount between 0 and `upper`, for a soft rule to bound from below."""
        return self.cp.new_int_var(0, max(0, upper), name)
