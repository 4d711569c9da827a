"""The problem that every formulation here solves: one body, like meetings, our rules and costs.

Time is counted in steps of the grid. Formulations differ in their variables alone: what each finds
becomes a timetable here, and `scheduler.verify` says what it breaks and what it costs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.kinds import Kind
from scheduler.domain.ordering import agenda_precedences, opening_and_closing_precedences
from scheduler.domain.timetable import Placement, in_time_order
from scheduler.domain.utilization import BENCHMARK
from scheduler.model.build import frame_of
from scheduler.model.frame import Frame
from scheduler.rules import SOFT
from scheduler.rules.no_slivers import SLIVER_MINUTES
from scheduler.rules.start_with_meeting import LONG_MINUTES

# The soft rules that every formulation has; any other is switched off here.
COMPARED = (
    "desired-durations",
    "ends-of-session",
    "equal-shares",
    "few-continuations",
    "no-slivers",
    "start-with-meeting",
    "time-in-use",
)
# How many times as much the continuation of a procedural item costs.
PROCEDURAL = 3
_HOME = {Kind.OPENING: 0, Kind.REPORT: -1}


@dataclass(frozen=True, slots=True)
class Task:
    """A part: its limits and target in steps, and what a step less and a step more than it cost.

    `cost_continued` is that of each later meeting it is carried over into; `home` is the number of
    the meeting in which an opening or a report belongs, None for other items.
    """

    part: Part
    least: int
    most: int
    target: int
    cost_under: int
    cost_over: int
    cost_continued: int
    home: int | None

    @property
    def is_introductory(self) -> bool:
        """Whether what follows it still counts as starting with the meeting."""
        return self.part.kind.is_introductory

    @property
    def is_long(self) -> bool:
        """Whether it should start with a meeting."""
        return self.part.is_substantive and self.part.target >= LONG_MINUTES


@dataclass(frozen=True)
class Problem:
    """A conference as numbers: `capacity` steps in each of `meetings`, tasks in agenda order.

    `order` holds pairs of indices of tasks; introductory tasks come first and in their order.
    """

    conference: Conference
    grid: int
    meetings: tuple[str, ...]
    capacity: int
    tasks: tuple[Task, ...]
    order: tuple[tuple[int, int], ...]

    @staticmethod
    def of(conference: Conference) -> "Problem":
        """The problem of a conference; ValueError where it has more than is compared here."""
        body = _simple_body(conference)
        conference = _only_compared_rules(conference)
        meetings = conference.meetings_of(body)
        lengths = {conference.working_minutes(meeting) for meeting in meetings}
        parts = conference.parts_of(body)
        frame = frame_of(conference)
        grid = frame.grid
        if len(lengths) != 1 or SLIVER_MINUTES % grid:
            raise ValueError("Only like meetings on a grid that divides half an hour are compared.")
        (length,) = lengths
        weights = {rule.id: rule.weight_in(conference) for rule in SOFT}
        return Problem(
            conference=conference,
            grid=grid,
            meetings=tuple(meeting.id for meeting in meetings),
            capacity=length // grid,
            tasks=tuple(_task(part, frame, weights, len(meetings)) for part in parts),
            order=_order(conference, parts),
        )

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """The weight of each soft rule."""
        return {rule.id: rule.weight_in(self.conference) for rule in SOFT}

    @property
    def horizon(self) -> int:
        """The steps of all meetings, one after the other."""
        return self.capacity * len(self.meetings)

    @property
    def sliver(self) -> int:
        """What a piece of an item that runs over should have, in steps."""
        return SLIVER_MINUTES // self.grid

    @property
    def sliver_step_cost(self) -> int:
        """The cost of each step that such a piece lacks."""
        return self.weights["no-slivers"] * self.grid

    def idle_cost(self, steps: int) -> int:
        """The cost of so many idle steps in a meeting that is held and not the last."""
        length = self.capacity * self.grid
        lacking = length * BENCHMARK // 100 - (length - steps * self.grid)
        return self.weights["time-in-use"] * max(0, lacking)

    def predecessors(self, task: int) -> set[int]:
        """All tasks that must be over before a task, directly or not."""
        found: set[int] = set()
        waiting = [task]
        while waiting:
            later = waiting.pop()
            new = {a for a, b in self.order if b == later} - found
            found |= new
            waiting.extend(new)
        return found

    def placements(self, pieces: Mapping[tuple[int, int], int]) -> tuple[Placement, ...]:
        """The placements of steps given by task and meeting, packed from each meeting's start."""
        found = []
        for m, meeting in enumerate(self.meetings):
            at = self.conference.meeting_by_id[meeting].start
            for task in self._sequence(m, pieces):
                end = at + pieces[task, m] * self.grid
                found.append(Placement(self.tasks[task].part.id, meeting, at, end))
                at = end
        return in_time_order(self.conference, found)

    def _sequence(self, m: int, pieces: Mapping[tuple[int, int], int]) -> list[int]:
        """The tasks of a meeting: what runs in, introductions, long ones, others, what runs on."""
        waiting = [task for (task, meeting), steps in pieces.items() if meeting == m and steps > 0]
        before = {task: {a for a, b in self.order if b == task} for task in waiting}

        def rank(task: int) -> tuple[bool, bool, bool, bool, int]:
            runs_in, runs_on = (pieces.get((task, n), 0) > 0 for n in (m - 1, m + 1))
            own = self.tasks[task]
            return runs_on, not runs_in, not own.is_introductory, not own.is_long, task

        sequence: list[int] = []
        while waiting:
            ready = [task for task in waiting if not before[task] & set(waiting)]
            sequence.append(min(ready, key=rank))
            waiting.remove(sequence[-1])
        return sequence


@dataclass(frozen=True, slots=True)
class Answer:
    """What a formulation came to. `objective` is its own count, None where it found nothing.

    `placements` may be missing beside an objective or a bound where only a bound is computed.
    """

    status: str
    placements: tuple[Placement, ...] | None
    objective: float | None
    bound: float | None
    variables: int
    constraints: int


# Solves within so many seconds, and tells what it came to.
Formulation = Callable[[Problem, float], Answer]


def _simple_body(conference: Conference) -> str:
    """The only body, if nothing is asked for that the formulations here leave out."""
    (body,) = conference.bodies
    more = body.drafting or body.drafting_half_days or body.reserve or conference.events
    asked = any(
        part.pin or part.within or part.prefers or part.avoids or part.not_before
        for part in conference.parts
    )
    if more or asked:
        raise ValueError("Only agendas and meetings without further wishes are compared.")
    return body.id


def _only_compared_rules(conference: Conference) -> Conference:
    weights = {rule.id: rule.weight_in(conference) for rule in SOFT if rule.id in COMPARED}
    others = {rule.id: 0 for rule in SOFT if rule.id not in COMPARED}
    return replace(conference, weights=tuple({**weights, **others}.items()))


def _task(part: Part, frame: Frame, weights: Mapping[str, int], meetings: int) -> Task:
    """More than a wish is charged like less; more than a share is not."""
    under = weights["desired-durations" if part.has_wish else "equal-shares"]
    return Task(
        part=part,
        least=frame.least(part),
        most=max(frame.least(part), frame.reasonable_most(part)),
        target=part.target // frame.grid,
        cost_under=under * frame.grid,
        cost_over=under * frame.grid if part.has_wish else 0,
        cost_continued=weights["few-continuations"] * (1 if part.is_substantive else PROCEDURAL),
        home=None if part.kind not in _HOME else range(meetings)[_HOME[part.kind]],
    )


def _order(conference: Conference, parts: tuple[Part, ...]) -> tuple[tuple[int, int], ...]:
    """Precedences as pairs of indices, without those that follow from others."""
    (body,) = conference.bodies
    index = {part.id: i for i, part in enumerate(parts)}
    args = (parts, conference.precedences, body.free_order)
    found = [*agenda_precedences(*args), *opening_and_closing_precedences(*args)]
    later: dict[int, set[int]] = {i: set() for i in range(len(parts))}
    for precedence in found:
        later[index[precedence.before]].add(index[precedence.after])
    reach = {i: _reachable(later, i) for i in later}
    return tuple(
        (a, b)
        for a in later
        for b in sorted(later[a])
        if not any(b in reach[c] for c in later[a] if c != b)
    )


def _reachable(later: Mapping[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        new = later[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found
