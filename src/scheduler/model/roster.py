"""Who serves which meeting: a constraint model of its own, where interpreters have names.

It knows the meetings that a timetable holds and nothing of their items. One boolean for each
interpreter, meeting and booth in which they may sit; `rules` say the rest (`HardRule.staff`). A
meeting is `staffed` or not, so that the model also tells how many of some meetings can be served.
Leaving a meeting unserved never harms another one: what can be served is closed under subsets.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty, Interpreter
from scheduler.domain.meeting_times import in_order
from scheduler.domain.services import Interpretation
from scheduler.model.cp_sat import cp_model
from scheduler.rules import HARD
from scheduler.rules.base import Case

Literal = cp_model.IntVar
LinearExpr = cp_model.LinearExpr | int


class RosterPlan:
    """The model for some meetings; with `guarded` each case can be left out of a search."""

    def __init__(
        self, conference: Conference, meetings: Iterable[str], guarded: bool = False
    ) -> None:
        assert conference.services.interpretation is not None
        self.conference = conference
        self.interpretation: Interpretation = conference.services.interpretation
        self.people = self.interpretation.named
        self.meetings: Sequence[Meeting] = in_order(
            conference.meeting_by_id[key]
            for key in set(meetings)
            if conference.meeting_by_id[key].languages
        )
        self.cp = cp_model.CpModel()
        self.guards: dict[Case, Literal] = {}
        self.loads: dict[str, list[Literal]] = {}
        self._unevenness: LinearExpr = 0
        self._guarded = guarded
        self.staffed = {m.id: self.cp.new_bool_var(f"staffed:{m.id}") for m in self.meetings}
        self.seats = {
            (one.name, meeting.id, code): self.cp.new_bool_var(f"{one.name}:{meeting.id}:{code}")
            for meeting in self.meetings
            for one in self.people
            for code in sorted(one.booths & meeting.languages)
        }
        for rule in HARD:
            rule.staff(self)

    # What rules speak of -------------------------------------------------------------------------

    def in_booth(self, meeting: Meeting, language: str) -> list[tuple[Interpreter, Literal]]:
        """Who may sit in a booth at a meeting, each with whether they do."""
        keys = ((one, (one.name, meeting.id, language)) for one in self.people)
        return [(one, self.seats[key]) for one, key in keys if key in self.seats]

    def serves(self, person: Interpreter, meeting: Meeting) -> LinearExpr:
        """1 if somebody serves a meeting, in whatever booth."""
        return self.served(person, [meeting])

    def served(self, person: Interpreter, meetings: Iterable[Meeting]) -> LinearExpr:
        """How many of some meetings somebody serves; those that are over are not among them."""
        keys = (
            (person.name, meeting.id, code)
            for meeting in meetings
            for code in sorted(person.booths & meeting.languages)
        )
        return cp_model.LinearExpr.sum([self.seats[key] for key in keys if key in self.seats])

    def case(self, rule: str, sentence: str, where: str = "") -> Case:
        """Name one demand of a rule; constraints are added to it with `add`."""
        return Case(rule, sentence, where)

    def add(self, case: Case, constraint: cp_model.BoundedLinearExpression | bool) -> None:
        """Demand a constraint as part of a case."""
        if isinstance(constraint, bool):  # of no variables at all
            if constraint:
                return
            constraint = self._never <= 0
        added = self.cp.add(constraint)
        if self._guarded:
            if case not in self.guards:
                self.guards[case] = self.cp.new_bool_var(str(len(self.guards)))
            added.only_enforce_if(self.guards[case])

    @property
    def _never(self) -> Literal:
        return self.cp.new_constant(1)

    def flag(self, name: str) -> Literal:
        """A new boolean."""
        return self.cp.new_bool_var(name)

    # What it is asked ----------------------------------------------------------------------------

    def staff_all(self) -> None:
        """Demand that every meeting is served."""
        for staffed in self.staffed.values():
            self.cp.add(staffed == 1)

    def even_out(self, least: int = 0) -> None:
        """Look for the most even load: the least sum of the squares of everybody's meetings.

        It is known to be `least` or more.

        The k-th meeting of somebody costs 2k − 1, so one fewer for whoever has most is worth more
        than any one more for whoever has less.
        """
        cost: list[LinearExpr] = []
        for person in self.people:
            served = self.served(person, self.meetings)
            most = sum(bool(person.booths & meeting.languages) for meeting in self.meetings)
            steps = [self.flag(f"load:{person.name}:{k}") for k in range(most)]
            self.loads[person.name] = steps
            self.cp.add(served == sum(steps))
            for lower, higher in pairwise(steps):
                self.cp.add_implication(higher, lower)
            cost += [(2 * k + 1) * step for k, step in enumerate(steps)]
        self._unevenness = sum(cost)
        self.cp.add(self._unevenness >= least)
        self.cp.minimize(self._unevenness)

    def be_as_even_as(self, most: int) -> None:
        """Demand a load that is as even as one which was found, or more even."""
        self.cp.add(self._unevenness <= most)

    def hint(self, duties: Sequence[Duty]) -> None:
        """Tell the search of a roster that is nearly one."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        chosen = {(duty.person, duty.meeting, duty.language) for duty in duties}
        for key, literal in self.seats.items():
            self.cp.add_hint(literal, key in chosen)
        served = Counter(duty.person for duty in duties)
        for name, steps in self.loads.items():
            for k, step in enumerate(steps):
                self.cp.add_hint(step, k < served[name])

    def duties(self, solver: cp_model.CpSolver) -> tuple[Duty, ...]:
        """The duties of a solution, by meeting, booth and person."""
        order = {one.name: index for index, one in enumerate(self.people)}
        whens = {meeting.id: index for index, meeting in enumerate(self.meetings)}
        codes = [booth.language for booth in self.interpretation.booths]
        chosen = [key for key, literal in self.seats.items() if solver.boolean_value(literal)]
        chosen.sort(key=lambda key: (whens[key[1]], codes.index(key[2]), order[key[0]]))
        return tuple(Duty(person, code, meeting) for person, meeting, code in chosen)
