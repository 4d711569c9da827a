"""The variables of the model and the few verbs with which rules constrain them.

For each part one boolean for each way it may go (`scheduler.model.frame`), of which exactly one is
chosen, or none where the part may be left out; minutes are balanced by stretch
(`scheduler.model.balance`). `benchmarks/formulations` compares this with others.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting, Stretch
from scheduler.model.balance import Balance
from scheduler.model.cp_sat import cp_model
from scheduler.model.frame import Frame
from scheduler.model.ways import Way
from scheduler.rules.base import Case
from scheduler.rules.caps import Cap

LinearExpr = cp_model.LinearExpr | int


class Plan:
    """A constraint model in the making; rules add to it, in any order."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.conference: Conference = frame.conference
        self.grid = frame.grid
        self.cp = cp_model.CpModel()
        self.charged: dict[str, list[LinearExpr]] = {}
        self.objective: LinearExpr = 0
        self.chosen: dict[str, list[tuple[Way, cp_model.IntVar]]] = {}
        self._at: dict[tuple[str, str], dict[int, list[cp_model.IntVar]]] = {}
        # Sums that many rules speak of are made once.
        self._sums: dict[tuple[str, str, int], LinearExpr] = {}
        self._held: dict[tuple[str, frozenset[str] | None], cp_model.IntVar] = {}
        for part in self.conference.parts:
            self._choose_way(part)

    def _choose_way(self, part: Part) -> None:
        ways = self.frame.ways(part)
        chosen = [(way, self.cp.new_bool_var(f"{part.id}:{way.first}-{way.last}")) for way in ways]
        if part.if_possible:
            self.cp.add_at_most_one(y for _, y in chosen)
        else:
            self.cp.add_exactly_one(y for _, y in chosen)
        self.chosen[part.id] = chosen
        index: dict[str, dict[int, list[cp_model.IntVar]]] = {
            kind: {} for kind in ("first", "last", "at", "on", "into", "border", "head", "tail")
        }
        for way, y in chosen:
            if way.continuations and not way.passes_over:
                index["head"].setdefault(way.first, []).append(y)
                index["tail"].setdefault(way.last, []).append(y)
            index["first"].setdefault(way.first, []).append(y)
            index["last"].setdefault(way.last, []).append(y)
            for s, following in zip(way.stretches, (*way.stretches[1:], None), strict=True):
                index["at"].setdefault(s, []).append(y)
                if following is not None:
                    index["on"].setdefault(s, []).append(y)
                    index["into"].setdefault(following, []).append(y)
                if following == s + 1:
                    index["border"].setdefault(s, []).append(y)
        for kind, found in index.items():
            self._at[part.id, kind] = found

    def _literals(self, part: Part, kind: str, s: int) -> list[cp_model.IntVar]:
        return self._at[part.id, kind].get(s, [])

    def _literals_in(self, part: Part, stretches: list[int]) -> list[cp_model.IntVar]:
        """The literals of ways that go through any of the stretches."""
        if len(stretches) == 1:
            return self._literals(part, "at", stretches[0])
        return [
            y for way, y in self.chosen[part.id] if not set(stretches).isdisjoint(way.stretches)
        ]

    def _sum(self, part: Part, kind: str, s: int) -> LinearExpr:
        key = part.id, kind, s
        if key not in self._sums:
            self._sums[key] = total(self._literals(part, kind, s))
        return self._sums[key]

    def _sum_up_to(self, part: Part, kind: str, s: int) -> LinearExpr:
        key = part.id, f"{kind} up to", s
        if key not in self._sums:
            found = self._at[part.id, kind]
            self._sums[key] = total([y for t, ys in found.items() if t <= s for y in ys])
        return self._sums[key]

    # What rules speak of -------------------------------------------------------------------------

    def stretches(self, body: str) -> tuple[Stretch, ...]:
        """The stretches of a body in order of time."""
        return self.frame.stretches[body]

    def of_meeting(self, meeting: Meeting | str) -> list[int]:
        """The indices of a meeting's stretches among those of its body."""
        return self.frame.of_meeting(meeting)

    def first(self, part: Part, s: int) -> LinearExpr:
        """1 if the part begins in stretch s."""
        return self._sum(part, "first", s)

    def last(self, part: Part, s: int) -> LinearExpr:
        """1 if the part ends in stretch s."""
        return self._sum(part, "last", s)

    def at(self, part: Part, s: int) -> LinearExpr:
        """1 if the part has time in stretch s."""
        return self._sum(part, "at", s)

    def runs_on(self, part: Part, s: int) -> LinearExpr:
        """1 if the part has time in stretch s and goes on after it."""
        return self._sum(part, "on", s)

    def runs_in(self, part: Part, s: int) -> LinearExpr:
        """1 if the part has time in stretch s and began before it."""
        return self._sum(part, "into", s)

    def crosses(self, parts: Iterable[Part], s: int) -> list[cp_model.IntVar]:
        """The literals of ways of the parts that lead from stretch s right into the next one."""
        return [y for part in parts for y in self._literals(part, "border", s)]

    def running_in(self, parts: Iterable[Part], s: int) -> list[cp_model.IntVar]:
        """The literals of ways of the parts that go on in stretch s."""
        return [y for part in parts for y in self._literals(part, "into", s)]

    def present(self, part: Part, meeting: Meeting | str) -> LinearExpr:
        """1 if the part has time in a meeting."""
        own = self.of_meeting(meeting)
        return self.at(part, own[0]) if len(own) == 1 else total(self._literals_in(part, own))

    def may_begin(self, part: Part, s: int) -> bool:
        """Whether a way of the part begins in stretch s."""
        return bool(self._literals(part, "first", s))

    def passes_over(self, part: Part) -> bool:
        """Whether a way of the part leaves out a stretch that is unfit for it."""
        return part.id in self._passing_over

    @cached_property
    def _passing_over(self) -> frozenset[str]:
        return frozenset(
            part for part, chosen in self.chosen.items() if any(w.passes_over for w, _ in chosen)
        )

    def begun(self, part: Part, s: int) -> LinearExpr:
        """1 if the part has begun by the end of stretch s."""
        return self._sum_up_to(part, "first", s)

    def ended(self, part: Part, s: int) -> LinearExpr:
        """1 if the part is over by the end of stretch s."""
        return self._sum_up_to(part, "last", s)

    def span(self, part: Part) -> tuple[int, int]:
        """The first and the last stretch in which the part may be; (0, -1) where there is none."""
        stretches = self._at[part.id, "at"]
        return (min(stretches), max(stretches)) if stretches else (0, -1)

    def held(self, meeting: Meeting | str, among: frozenset[str] | None = None) -> cp_model.IntVar:
        """1 if the meeting holds something, or something `among` parts named by their ids.

        What rules say of several bodies they say of this.
        """
        key = (meeting if isinstance(meeting, str) else meeting.id), among
        if key not in self._held:
            held = self._held[key] = self.cp.new_bool_var(f"held:{key[0]}")
            body = self.conference.meeting_by_id[key[0]].body
            present = [
                self._literals_in(part, self.of_meeting(key[0]))
                for part in self.conference.parts_of(body)
                if among is None or part.id in among
            ]
            for literals in filter(None, present):
                self.cp.add(total(literals) <= held)
            self.cp.add(held <= sum(map(total, present)))
        return self._held[key]

    @cached_property
    def balance(self) -> dict[str, Balance]:
        """The minutes of each body."""
        return {
            body.id: Balance(
                self.cp,
                self.frame,
                body.id,
                [
                    (part, way, y)
                    for part in self.conference.parts_of(body.id)
                    for way, y in self.chosen[part.id]
                ],
            )
            for body in self.conference.bodies
        }

    def used(self, body: str, s: int) -> LinearExpr:
        """The time taken in stretch s, in steps of the grid."""
        return self.balance[body].stretches[s].used

    def minutes_used(self, meeting: Meeting) -> LinearExpr:
        """The minutes taken in a meeting."""
        return self.grid * sum(self.used(meeting.body, s) for s in self.of_meeting(meeting))

    def pieces(
        self, parts: Iterable[Part], meeting: Meeting | str
    ) -> list[tuple[LinearExpr, LinearExpr]]:
        """Of what begins or ends in a meeting, and not both: whether there is such, its minutes."""
        parts, own = list(parts), self.of_meeting(meeting)
        if not parts or not own:
            return []
        balance, found = self.balance[parts[0].body], []
        for s in own:
            heads = [y for part in parts for y in self._literals(part, "head", s)]
            tails = [y for part in parts for y in self._literals(part, "tail", s)]
            # In a meeting that is cut, what runs on fills the stretches after, or before, its own.
            after = sum(balance.capacity[t] for t in own if t > s)
            before = sum(balance.capacity[t] for t in own if t < s)
            time = balance.stretches[s]
            found += [(total(heads), self.grid * (time.head + after))] if heads else []
            found += [(total(tails), self.grid * (time.tail + before))] if tails else []
        for part in parts:
            pieces = [balance.pieces[part.id, s] for s in own if (part.id, s) in balance.pieces]
            if pieces:
                present = [
                    y
                    for way, y in self.chosen[part.id]
                    if way.passes_over
                    and way.continuations
                    and not set(own).isdisjoint(way.stretches)
                ]
                found.append((total(present), self.grid * total(pieces)))
        return found

    # What rules do -------------------------------------------------------------------------------

    def case(self, rule: str, sentence: str, where: str = "") -> Case:
        """Name one demand of a rule; constraints are added to it with `add`."""
        return self.frame.case(rule, sentence, where)

    def add(self, case: Case, *constraints: cp_model.BoundedLinearExpression | bool) -> None:
        """Demand constraints as part of a case."""
        if self.frame.is_dropped(case):
            return
        for constraint in constraints:
            self.cp.add(constraint)

    def limit(self, rule: str, cap: Cap) -> None:
        """Demand a cap on meetings held."""
        case = self.case(rule, cap.sentence, cap.where)
        held = [self.held(meeting, cap.parts) for meeting in sorted(cap.meetings)]
        self.add(case, sum(held) <= cap.most)

    def at_most_one(self, case: Case, literals: list[cp_model.IntVar]) -> None:
        """Demand that at most one literal holds."""
        if not self.frame.is_dropped(case):
            self.exclude(literals)

    def hint_ways(self, ways: Mapping[str, Way]) -> None:
        """Tell the search which way each part goes in a good timetable."""
        for part, way in ways.items():
            for other, literal in self.chosen[part]:
                self.cp.add_hint(literal, other == way)

    def hint_values(self, values: Sequence[int]) -> None:
        """Tell the search the value of every variable in a timetable."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for index, value in enumerate(values):
            self.cp.add_hint(self.cp.get_int_var_from_proto_index(index), value)

    def require(self, constraint: cp_model.BoundedLinearExpression | bool) -> None:
        """Define what a soft rule counts."""
        self.cp.add(constraint)

    def exclude(self, literals: list[cp_model.IntVar]) -> None:
        """At most one literal holds."""
        if len(literals) > 1:
            self.cp.add_at_most_one(literals)

    def charge(self, rule: str, amount: LinearExpr) -> None:
        """Count an amount, in the rule's unit, towards what the rule costs."""
        self.charged.setdefault(rule, []).append(amount)

    def amount(self, upper: int, name: str) -> cp_model.IntVar:
        """A new amount between 0 and `upper`, for a soft rule to bound from below."""
        return self.cp.new_int_var(0, max(0, upper), name)

    def flag(self, name: str) -> cp_model.IntVar:
        """A new boolean."""
        return self.cp.new_bool_var(name)


def total(literals: list[cp_model.IntVar]) -> LinearExpr:
    """The sum of literals, 0 for none."""
    return cp_model.LinearExpr.sum(literals) if literals else 0
