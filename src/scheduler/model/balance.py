"""Minutes: how the time of each stretch adds up, with few integers.

Minutes for each part in each stretch would be thousands of integers with a weak relaxation. But of
all parts in a stretch at most one runs on out of it and at most one runs on into it. So a stretch
needs only the *head* of what begins in it and runs on, the *tail* of what ends in it, and for the
parts that lie wholly in it the sum of their targets, with what they get together over or under
these. Any such sum can be dealt out to the parts afterwards (`scheduler.model.extract`), so nothing
is lost. Parts that pass over a stretch unfit for them are few and have minutes of their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scheduler.domain.agenda import Part
from scheduler.model.cp_sat import cp_model
from scheduler.model.frame import Frame
from scheduler.model.spread import Choice
from scheduler.model.ways import Way

LinearExpr = cp_model.LinearExpr | int
Chosen = Sequence[tuple[Part, Way, cp_model.IntVar]]


@dataclass
class Off:
    """Steps of the grid over and under the aim of the ways concerned, by class of parts."""

    over: cp_model.IntVar
    under: cp_model.IntVar


@dataclass
class StretchTime:
    """The time of one stretch, in steps of the grid; `begun_here` and `through` are carried on."""

    head: LinearExpr = 0
    tail: LinearExpr = 0
    begun_here: LinearExpr = 0
    through: LinearExpr = 0
    used: LinearExpr = 0
    whole: dict[bool, Off] = field(default_factory=dict)
    carried: dict[bool, Off] = field(default_factory=dict)


@dataclass
class _Here:
    """The ways that concern a stretch, by whether they begin and end in it."""

    single: list[tuple[Part, Way, cp_model.IntVar]] = field(default_factory=list)
    begin: list[tuple[Part, Way, cp_model.IntVar]] = field(default_factory=list)
    end: list[tuple[Part, Way, cp_model.IntVar]] = field(default_factory=list)
    through: list[tuple[Part, Way, cp_model.IntVar]] = field(default_factory=list)


def _by_stretch(plain: Chosen, count: int) -> list[_Here]:
    """The ways of each stretch; none of them passes over any."""
    here = [_Here() for _ in range(count)]
    for one in plain:
        _, way, _ = one
        if way.first == way.last:
            here[way.first].single.append(one)
            continue
        here[way.first].begin.append(one)
        here[way.last].end.append(one)
        for s in range(way.first + 1, way.last):
            here[s].through.append(one)
    return here


class Balance:
    """The minutes of one body. Parts are of two classes: with a wished time, or with a share."""

    def __init__(
        self,
        cp: cp_model.CpModel,
        frame: Frame,
        body: str,
        chosen: Chosen,
        spread: Mapping[str, Choice],
    ) -> None:
        """Ways that are `chosen`, and parts that may be `spread` instead, by id."""
        self._cp, self._frame, self._spread = cp, frame, spread
        self.capacity = frame.capacity[body]
        self.over: dict[bool, list[LinearExpr]] = {True: [], False: []}
        self.under: dict[bool, list[LinearExpr]] = {True: [], False: []}
        self.pieces: dict[tuple[str, int], cp_model.IntVar] = {}
        self.passing_off: dict[str, Off] = {}
        self.stretches = [StretchTime() for _ in self.capacity]
        here = _by_stretch([one for one in chosen if not one[1].passes_over], len(self.capacity))
        for s in range(len(self.capacity)):
            self._make_stretch(s, here[s])
        for s in range(1, len(self.capacity)):
            self._carry_over(s, here[s].through)
        self._pass_over([one for one in chosen if one[1].passes_over])

    def aim(self, part: Part, way: Way) -> int:
        """The steps nearest to a part's target that a way allows."""
        low, high = self.limits(part, way)
        return min(max(part.target // self._frame.grid, low), high)

    def limits(self, part: Part, way: Way) -> tuple[int, int]:
        """The least and the most steps that a part gets on a way."""
        low = max(way.least, self._frame.least(part))
        return low, max(low, min(way.most, self._frame.most(part)))

    def _make_stretch(self, s: int, here: "_Here") -> None:
        cp, capacity, time = self._cp, self.capacity[s], self.stretches[s]
        begin, end, through = here.begin, here.end, here.through
        whole, time.whole = self._amount(here.single, f"whole:{s}")
        time.used = whole
        if begin:
            begins = sum(way for *_, way in begin)
            most = max(way.most for _, way, _ in begin)
            time.head = cp.new_int_var(0, capacity, f"head:{s}")
            time.begun_here = cp.new_int_var(0, most, f"begun:{s}")
            cp.add(time.head <= capacity * begins)
            cp.add(time.head >= begins)
            cp.add(time.begun_here <= _weighted((y, way.most) for _, way, y in begin))
            amount, time.carried = self._amount(begin, f"carried:{s}")
            cp.add(time.head + time.begun_here == amount)
            time.used += time.head
        if end:
            ends = sum(way for *_, way in end)
            time.tail = cp.new_int_var(0, capacity, f"tail:{s}")
            cp.add(time.tail <= capacity * ends)
            cp.add(time.tail >= ends)
            time.used += time.tail
        if through:
            most = max(way.most for _, way, _ in through)
            time.through = cp.new_int_var(0, most, f"through:{s}")
            cp.add(time.through <= _weighted((y, way.most) for _, way, y in through))
            time.used += _weighted((y, capacity) for *_, y in through)

    def _carry_over(self, s: int, through: Chosen) -> None:
        """What is left from the stretch before is the tail here, or fills this one and goes on."""
        before, here = self.stretches[s - 1], self.stretches[s]
        filled = sum(y for *_, y in through)
        carried = before.begun_here + before.through
        if not isinstance(carried, int) or not isinstance(here.tail, int):
            self._cp.add(carried == here.tail + self.capacity[s] * filled + here.through)

    def _amount(self, chosen: Chosen, name: str) -> tuple[LinearExpr, dict[bool, Off]]:
        """The steps that the chosen ways get together, near to their aims."""
        amount = _weighted((y, self.aim(part, way)) for part, way, y in chosen)
        offs: dict[bool, Off] = {}
        for wished in (True, False):
            own = [one for one in chosen if one[0].has_wish is wished]
            if own:
                offs[wished] = self._off(own, f"{name}:{wished:d}")
                amount += offs[wished].over - offs[wished].under
        return amount, offs

    def _off(self, chosen: Chosen, name: str) -> Off:
        over, under = [], []
        most_over = most_under = 0
        for part, way, y in chosen:
            (low, high), aim = self.limits(part, way), self.aim(part, way)
            over.append((y, high - aim))
            under.append((y, aim - low))
            most_over += high - aim
            most_under += aim - low
        off = Off(
            self._cp.new_int_var(0, most_over, f"over:{name}"),
            self._cp.new_int_var(0, most_under, f"under:{name}"),
        )
        self._cp.add(off.over <= _weighted(over))
        self._cp.add(off.under <= _weighted(under))
        self.over[chosen[0][0].has_wish].append(off.over)
        self.under[chosen[0][0].has_wish].append(off.under)
        return off

    def _pass_over(self, passing: Chosen) -> None:
        """Minutes of their own for parts that leave out a stretch on their way, or are spread."""
        by_part: dict[str, list[tuple[Part, Way, cp_model.IntVar]]] = {}
        for one in passing:
            by_part.setdefault(one[0].id, []).append(one)
        for part_id in dict.fromkeys((*by_part, *self._spread)):
            own, choice = by_part.get(part_id, []), self._spread.get(part_id)
            given: LinearExpr = 0
            for s, here, inside in self._pieces(own, choice):
                piece = self._cp.new_int_var(0, self.capacity[s], f"piece:{part_id}:{s}")
                self._cp.add(piece <= self.capacity[s] * here)
                self._cp.add(piece >= here + (self.capacity[s] - 1) * inside)
                self.pieces[part_id, s] = piece
                self.stretches[s].used += piece
                given += piece
            if choice is not None:
                part = self._frame.conference.part_by_id[part_id]
                own = own + [(part, choice.way, y) for y in choice.begins.values()]
            amount, offs = self._amount(own, f"passing:{part_id}")
            self._cp.add(given == amount)
            self.passing_off[part_id] = next(iter(offs.values()))

    def _pieces(
        self, own: Chosen, choice: Choice | None
    ) -> Iterator[tuple[int, LinearExpr, LinearExpr]]:
        """Each stretch that a part may take with minutes of its own: if it does, if it fills it."""
        spread = {} if choice is None else choice.index
        taken = {s for _, way, _ in own for s in way.stretches}
        for s in sorted(taken.union(spread.get("at", ()))):
            here = [(way, y) for _, way, y in own if s in way.stretches]
            present = [y for _, y in here] + spread.get("at", {}).get(s, [])
            full = [y for way, y in here if way.first < s < way.last]
            full += spread.get("full", {}).get(s, [])
            yield s, cp_model.LinearExpr.sum(present), cp_model.LinearExpr.sum(full)


def _weighted(terms: Iterable[tuple[cp_model.IntVar, int]]) -> LinearExpr:
    """The sum of literals, each times its weight; those of no weight are left out."""
    kept = [(literal, weight) for literal, weight in terms if weight]
    if not kept:
        return 0
    literals, weights = zip(*kept, strict=True)
    return cp_model.LinearExpr.weighted_sum(literals, weights)
