"""The variables of the model and the few verbs with which rules constrain them.

For each part one boolean for each way it may go (`scheduler.model.frame`), of which exactly one is
chosen, or none where the part may be left out; or the part is spread over meetings with half-days
between them that are not held (`scheduler.model.spread`). Minutes are balanced by stretch
(`scheduler.model.balance`). `benchmarks/formulations` compares this with others.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting, Stretch
from scheduler.model.balance import Balance
from scheduler.model.cp_sat import cp_model
from scheduler.model.frame import Frame
from scheduler.model.spread import Choice
from scheduler.model.ways import Way
from scheduler.rules.base import Case
from scheduler.rules.caps import Cap

LinearExpr = cp_model.LinearExpr | int
KINDS = ("first", "last", "at", "on", "into", "border", "head", "tail")


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
        self.spread: dict[str, Choice] = {}
        self._at: dict[tuple[str, str], dict[int, list[cp_model.IntVar]]] = {}
        # Sums that many rules speak of are made once.
        self._sums: dict[tuple[str, str, int], LinearExpr] = {}
        self._held: dict[tuple[str, frozenset[str] | None], cp_model.IntVar] = {}
        for part in self.conference.parts:
            self._choose_way(part)
        for body in self.conference.bodies:
            self._leave_out_what_is_not_held(body.id)

    def _choose_way(self, part: Part) -> None:
        ways = self.frame.ways(part)
        chosen = [(way, self.cp.new_bool_var(f"{part.id}:{way.first}-{way.last}")) for way in ways]
        index, begins = _index(chosen), [y for _, y in chosen]
        spread = self.frame.spread(part)
        if spread is not None:
            choice = self.spread[part.id] = Choice(spread, self.frame.spread_way(part))
            choice.post(self.cp, self.frame.capacity[part.body], part.id)
            begins += choice.begins.values()
            for kind in KINDS:
                for s, literals in choice.index.get(kind, {}).items():
                    index[kind].setdefault(s, []).extend(literals)
        if part.if_possible:
            self.cp.add_at_most_one(begins)
        else:
            self.cp.add_exactly_one(begins)
        self.chosen[part.id] = chosen
        for kind, found in index.items():
            self._at[part.id, kind] = found

    def _leave_out_what_is_not_held(self, body: str) -> None:
        """A part that is spread leaves out no meeting that is held, if it is fit for it."""
        for meeting in self.conference.meetings_of(body):
            own = self.of_meeting(meeting)
            number = self.frame.number_of_meeting(body, own[0])
            alone: list[LinearExpr] = []
            together: list[LinearExpr] = []
            for over_unfit, among in ((True, alone), (False, together)):
                for part in self.spread_parts(body, over_unfit):
                    if number in self.spread[part.id].spread.may_leave_out:
                        among.append(self.spread[part.id].leaves_out(number))
            # Of those for which all meetings are fit, one at the most is under way.
            for leaving in (*alone, *([sum(together)] if together else [])):
                self.cp.add(leaving + self.held(meeting) <= 1)

    def _literals(self, part: Part, kind: str, s: int) -> list[cp_model.IntVar]:
        return self._at[part.id, kind].get(s, [])

    def _literals_in(self, part: Part, stretches: list[int]) -> list[cp_model.IntVar]:
        """The literals of ways that go through any of the stretches."""
        if len(stretches) == 1:
            return self._literals(part, "at", stretches[0])
        found = [
            y for way, y in self.chosen[part.id] if not set(stretches).isdisjoint(way.stretches)
        ]
        if part.id in self.spread:
            found += self.spread[part.id].in_any(stretches)
        return found

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

    def there(self, part: Part, s: int) -> list[cp_model.IntVar]:
        """The literals with which the part has time in stretch s."""
        return self._literals(part, "at", s)

    def runs_on(self, part: Part, s: int) -> LinearExpr:
        """1 if the part has time in stretch s and goes on after it."""
        return self._sum(part, "on", s)

    def runs_in(self, part: Part, s: int) -> LinearExpr:
        """1 if the part has time in stretch s and began before it."""
        return self._sum(part, "into", s)

    def crosses(self, parts: Iterable[Part], s: int) -> list[cp_model.IntVar]:
        """The literals of ways of the parts that lead from stretch s right into the next one."""
        return [y for part in parts for y in self._literals(part, "border", s)]

    def spread_on(self, part: Part, s: int) -> list[cp_model.IntVar]:
        """The literals with which the part, if it is spread, goes on after stretch s."""
        choice = self.spread.get(part.id)
        return [] if choice is None else choice.index["on"].get(s, [])

    def fills_between(self, part: Part) -> list[cp_model.IntVar]:
        """For each meeting that the part, if it is spread, may fill in between, whether it does."""
        choice = self.spread.get(part.id)
        return [] if choice is None else list(choice.fills.values())

    def is_spread(self, part: Part) -> bool:
        """Whether the part may leave out half-days that are not held."""
        return part.id in self.spread

    def may_leave_out(self, part: Part, meeting: Meeting) -> bool:
        """Whether the part, if it is spread, leaves out a meeting unless that is held."""
        number = self.frame.number_of_meeting(part.body, self.of_meeting(meeting)[0])
        return number in self.spread[part.id].spread.may_leave_out

    def meetings_if_spread(self, part: Part) -> LinearExpr:
        """The number of meetings in which the part is taken if it is spread; 0 if it is not."""
        choice = self.spread.get(part.id)
        if choice is None:
            return 0
        return total([*choice.begins.values(), *choice.ends.values(), *choice.fills.values()])

    def spread_parts(self, body: str, over_unfit: bool) -> list[Part]:
        """The parts of a body that may be spread: those that pass over unfit meetings, or not."""
        return [
            part
            for part in self.conference.parts_of(body)
            if part.id in self.spread
            and self.spread[part.id].spread.passes_over_unfit is over_unfit
        ]

    def choices(self, part: Part) -> list[tuple[Way, cp_model.IntVar]]:
        """Ways of a part, each with a literal; one stands for all with which it is spread."""
        choice = self.spread.get(part.id)
        spread = [] if choice is None else [(choice.way, y) for y in choice.begins.values()]
        return self.chosen[part.id] + spread

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
                {
                    part.id: self.spread[part.id]
                    for part in self.conference.parts_of(body.id)
                    if part.id in self.spread
                },
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
                if part.id in self.spread:
                    present += self.spread[part.id].in_any(own)
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
            if part in self.spread:
                is_listed = any(other == way for other, _ in self.chosen[part])
                for literal, holds in self.spread[part].hints(None if is_listed else way):
                    self.cp.add_hint(literal, holds)

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


Index = dict[str, dict[int, list[cp_model.IntVar]]]


def _index(chosen: Sequence[tuple[Way, cp_model.IntVar]]) -> Index:
    """The literals of ways by what holds in a stretch with them."""
    index: Index = {kind: {} for kind in KINDS}
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
    return index
