"""From a solution of the model to placements: minutes dealt out, parts put in order of time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body, Conference, Stretch
from scheduler.domain.kinds import Kind
from scheduler.domain.ordering import agenda_precedences, opening_and_closing_precedences
from scheduler.domain.timetable import Placement, in_time_order
from scheduler.model.cp_sat import cp_model
from scheduler.model.frame import Frame
from scheduler.model.plan import Plan
from scheduler.model.ways import Way

Value = cp_model.CpSolverSolutionCallback | cp_model.CpSolver


def placements(plan: Plan, solver: Value) -> tuple[Placement, ...]:
    """The placements that a solution of the plan stands for, in order of time."""
    ways: dict[str, Way] = {}
    steps: dict[tuple[str, int], int] = {}
    for body in plan.conference.bodies:
        parts = plan.conference.parts_of(body.id)
        chosen = {
            part.id: way
            for part in parts
            for way, y in plan.chosen[part.id]
            if solver.boolean_value(y)
        }
        spread = {
            part.id: choice.taken(solver.boolean_value)
            for part in parts
            if part.id not in chosen and (choice := plan.spread.get(part.id)) is not None
        }
        steps |= _steps(plan, solver, body.id, chosen)
        for part_id, way in spread.items():
            steps |= {
                (part_id, s): solver.value(plan.balance[body.id].pieces[part_id, s])
                for s in way.stretches
            }
        ways |= chosen | spread
    return arranged(plan.frame, ways, steps)


def arranged(
    frame: Frame, ways: Mapping[str, Way], steps: Mapping[tuple[str, int], int]
) -> tuple[Placement, ...]:
    """Placements of parts by their ways and their steps of the grid in each stretch."""
    conference = frame.conference
    found: list[Placement] = []
    for body in conference.bodies:
        before = _before(conference, body)
        here: dict[int, dict[str, int]] = {}
        for (part, s), count in steps.items():
            if part in before:
                here.setdefault(s, {})[part] = count
        for s, taken in here.items():
            stretch = frame.stretches[body.id][s]
            order = _order(conference, stretch, s, taken, ways, before)
            steps_in_order = [(conference.part_by_id[part], taken[part]) for part in order]
            begins = {part for part in order if ways[part].first == s}
            found.extend(_in_stretch(conference, body, stretch, steps_in_order, begins, frame.grid))
    return in_time_order(conference, found)


def _steps(
    plan: Plan, solver: Value, body: str, ways: dict[str, Way]
) -> dict[tuple[str, int], int]:
    """The steps of the grid of each part in each of its stretches."""
    balance, capacity = plan.balance[body], plan.frame.capacity[body]
    parts = plan.conference.part_by_id
    steps: dict[tuple[str, int], int] = {}
    for s, time in enumerate(balance.stretches):
        whole = [parts[i] for i, way in ways.items() if way.first == s == way.last]
        for wished, off in time.whole.items():
            own = [part for part in whole if part.has_wish is wished]
            rooms = [_room(plan, part, ways[part.id]) for part in own]
            net = solver.value(off.over) - solver.value(off.under)
            for part, extra in zip(own, _deal_out(net, rooms), strict=True):
                steps[part.id, s] = balance.aim(part, ways[part.id]) + extra
        for part_id, way in ways.items():
            if (part_id, s) in balance.pieces and way.passes_over and s in way.stretches:
                steps[part_id, s] = solver.value(balance.pieces[part_id, s])
            elif not way.passes_over and way.first < way.last and way.first <= s <= way.last:
                ends = {way.first: time.head, way.last: time.tail}
                steps[part_id, s] = solver.value(ends[s]) if s in ends else capacity[s]
    return steps


def _room(plan: Plan, part: Part, way: Way) -> tuple[int, int]:
    """How many steps a part may get less, and more, than its aim."""
    balance = plan.balance[part.body]
    low, high = balance.limits(part, way)
    aim = balance.aim(part, way)
    return aim - low, high - aim


def _deal_out(net: int, rooms: Sequence[tuple[int, int]]) -> list[int]:
    """Spread steps over parts as evenly as their room allows, in agenda order."""
    sign = 1 if net > 0 else -1
    limits = [more if net > 0 else less for less, more in rooms]
    given = [0] * len(limits)
    left = abs(net)
    while left:
        open_parts = [i for i, limit in enumerate(limits) if given[i] < limit]
        share = max(1, left // len(open_parts))
        for i in open_parts:
            extra = min(share, limits[i] - given[i], left)
            given[i] += extra
            left -= extra
    return [sign * steps for steps in given]


@dataclass(frozen=True, slots=True)
class _Clock:
    """Turns working minutes of a stretch into minutes of the day, past the events in it."""

    conference: Conference
    stretch: Stretch

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Minutes of the day from the `begin`-th to the `end`-th working minute."""
        meeting = self.conference.meeting_by_id[self.stretch.meeting]
        start = self.stretch.start + begin
        stop = self.stretch.start + end
        for event_start, event_end in self.conference.breaks_in(meeting):
            if event_end <= self.stretch.start:
                continue
            length = event_end - max(event_start, self.stretch.start)
            if start >= event_start:
                start += length
            if stop > event_start:
                stop += length
        return start, stop


def _in_stretch(
    conference: Conference,
    body: Body,
    stretch: Stretch,
    order: Sequence[tuple[Part, int]],
    begins: Collection[str],
    grid: int,
) -> Iterable[Placement]:
    """What a stretch holds one after the other; time kept for drafting lies before the report."""
    clock = _Clock(conference, stretch)
    free = stretch.minutes - grid * sum(steps for _, steps in order)
    kept = free if body.drafting else 0
    at = 0
    for part, steps in order:
        if kept and not part.is_at_hour and part.kind is Kind.REPORT and part.id in begins:
            at, kept = at + kept, 0
        start, end = clock.span(at, at + grid * steps)
        yield Placement(part.id, stretch.meeting, start, end)
        at += grid * steps


def _order(
    conference: Conference,
    stretch: Stretch,
    s: int,
    taken: Mapping[str, int],
    ways: Mapping[str, Way],
    before: Mapping[str, set[str]],
) -> list[str]:
    """What runs in comes first, what runs on last, the rest as precedences and the agenda say."""
    waiting = [part for part in before if part in taken]
    order: list[str] = []
    while waiting:
        ready = [part for part in waiting if not before[part] & set(waiting)]
        order.append(min(ready, key=lambda part: _rank(conference, stretch, s, part, ways[part])))
        waiting.remove(order[-1])
    return order


def _rank(
    conference: Conference, stretch: Stretch, s: int, part_id: str, way: Way
) -> tuple[bool, bool, bool, bool, int]:
    """The smaller, the earlier in its stretch; a long item leads where it may."""
    part = conference.part_by_id[part_id]
    at_hour = part.pin is not None and part.pin.start == stretch.start and way.first == s
    return (
        way.last > s,
        way.first >= s,
        not at_hour,
        not part.kind.is_introductory,
        -part.target if part.is_substantive and not stretch.begins_at_hour else 0,
    )


def _before(conference: Conference, body: Body) -> dict[str, set[str]]:
    parts = conference.parts_of(body.id)
    found: dict[str, set[str]] = {part.id: set() for part in parts}
    stated, free = conference.precedences, body.free_order
    agenda = agenda_precedences(parts, stated, free)
    for precedence in (*agenda, *opening_and_closing_precedences(parts, stated, free)):
        found[precedence.after].add(precedence.before)
    return found
