"""Timefold: one list of items and idle steps, improved by local search.

Items take just the time they wish, and what is left of the meetings is idle steps in the same list;
so an item begins where the one before it ends. The search sets out from the agenda in its order.
Timefold has no proofs. It needs a Java virtual machine, version 17 or later.
"""

from dataclasses import dataclass, field
from time import monotonic
from typing import Annotated, Any

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    SolverConfigOverride,
    TerminationConfig,
)
from timefold.solver.domain import (
    CascadingUpdateShadowVariable,
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningListVariable,
    PlanningScore,
    PreviousElementShadowVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)

from benchmarks.formulations.problem import Answer, Problem
from benchmarks.formulations.timeline import pieces

NOWHERE = -1


@planning_entity
@dataclass(eq=False)
class Taken:
    """An item, or an idle step, with what its costs hang on; all in steps."""

    id: Annotated[str, PlanningId]
    task: int
    size: int
    capacity: int
    meetings: int
    sliver: int
    sliver_cost: int
    continued_cost: int
    late_cost: int
    home: int
    home_cost: int
    is_introductory: bool
    previous: Annotated[
        "Taken | None", PreviousElementShadowVariable(source_variable_name="taken")
    ] = field(default=None)
    start: Annotated[
        "int | None", CascadingUpdateShadowVariable(target_method_name="update_start")
    ] = field(default=None)

    def update_start(self) -> None:
        """Begin where the one before ends."""
        if self.previous is None:
            self.start = 0
        elif self.previous.start is None:
            self.start = None
        else:
            self.start = self.previous.start + self.previous.size

    def first(self) -> int:
        """The meeting in which it begins."""
        return self.start // self.capacity  # type: ignore[operator]

    def last(self) -> int:
        """The meeting in which it ends."""
        return (self.start + self.size - 1) // self.capacity  # type: ignore[operator]

    def runs_over(self) -> bool:
        """Whether it is carried over."""
        return self.last() > self.first()

    def is_idle(self) -> bool:
        """Whether it is an idle step and no item."""
        return self.task == NOWHERE

    def continuation(self) -> int:
        """The cost of its continuations and of pieces that are too short."""
        head = self.capacity - self.start % self.capacity  # type: ignore[operator]
        tail = (self.start + self.size - 1) % self.capacity + 1  # type: ignore[operator]
        lacking = max(0, self.sliver - head) + max(0, self.sliver - tail)
        return (self.last() - self.first()) * self.continued_cost + lacking * self.sliver_cost

    def is_late(self) -> bool:
        """Whether it should start with a meeting, and does not."""
        if self.late_cost == 0 or self.start % self.capacity == 0:  # type: ignore[operator]
            return False
        follows = self.previous is not None and self.previous.is_introductory
        return not (follows and self.first() == 0)

    def is_away(self) -> bool:
        """Whether it belongs in a meeting, and is not there."""
        if self.home == NOWHERE:
            return False
        return not self.first() <= self.home <= self.last()


@dataclass(eq=False)
class Before:
    """An item that must be over before another one."""

    before: str
    after: str


@planning_entity
@dataclass(eq=False)
class Session:
    """The body: what it takes, one after the other."""

    id: Annotated[str, PlanningId]
    taken: Annotated[list[Taken], PlanningListVariable] = field(default_factory=list)


@planning_solution
@dataclass
class Plan:
    """A problem of Timefold and its solution."""

    order: Annotated[list[Before], ProblemFactCollectionProperty]
    items: Annotated[list[Taken], PlanningEntityCollectionProperty, ValueRangeProvider]
    sessions: Annotated[list[Session], PlanningEntityCollectionProperty]
    score: Annotated["HardSoftScore | None", PlanningScore] = field(default=None)


@constraint_provider
def _rules(factory: ConstraintFactory) -> list[Constraint]:
    idle_in_meeting = (
        factory.for_each(Taken)
        .filter(lambda one: one.is_idle() and one.first() < one.meetings - 1)
        .group_by(lambda one: one.first(), lambda one: one.capacity, ConstraintCollectors.count())
    )
    return [
        factory.for_each(Before)
        .join(Taken, Joiners.equal(lambda pair: pair.before, lambda one: one.id))
        .join(Taken, Joiners.equal(lambda pair, one: pair.after, lambda two: two.id))
        .filter(lambda pair, one, two: one.start > two.start)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("order"),
        factory.for_each(Taken)
        .filter(lambda one: one.is_idle())
        .join(Taken, Joiners.filtering(lambda one, two: two.runs_over()))
        .filter(lambda one, two: two.first() <= one.first() <= two.last() - 1)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("carried over from a full meeting only"),
        factory.for_each(Taken)
        .filter(lambda one: one.runs_over())
        .penalize(HardSoftScore.ONE_SOFT, lambda one: one.continuation())
        .as_constraint("continuations and slivers"),
        factory.for_each(Taken)
        .filter(lambda one: one.is_late())
        .penalize(HardSoftScore.ONE_SOFT, lambda one: one.late_cost)
        .as_constraint("start with meeting"),
        factory.for_each(Taken)
        .filter(lambda one: one.is_away())
        .penalize(HardSoftScore.ONE_SOFT, lambda one: one.home_cost)
        .as_constraint("ends of session"),
        idle_in_meeting.filter(lambda meeting, capacity, idle: idle < capacity)
        .penalize(
            HardSoftScore.ONE_SOFT,
            # 80 per cent in use, at twice the minutes that lack; a step is a quarter of an hour.
            lambda meeting, capacity, idle: max(0, (5 * idle - capacity) * 6),
        )
        .as_constraint("time in use"),
    ]


# Made as the module is loaded, for Timefold then compiles all of the above to Java.
_FACTORY = SolverFactory.create(
    SolverConfig(
        solution_class=Plan,
        entity_class_list=[Session, Taken],
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=_rules
        ),
        random_seed=0,
    )
)


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve by local search in one thread."""
    started = monotonic()
    plan = _plan(problem)
    left = max(0.1, seconds - (monotonic() - started))
    ended = TerminationConfig(spent_limit=Duration(milliseconds=int(1000 * left)))
    solver = _FACTORY.build_solver(SolverConfigOverride(termination_config=ended))
    found: Any = solver.solve(plan)
    spans = {
        one.task: (one.start, one.start + one.size)
        for one in found.sessions[0].taken
        if one.task != NOWHERE
    }
    placements = problem.placements(pieces(problem, spans))
    return Answer("feasible", placements, -found.score.soft_score, None, 0, 0)


def _plan(problem: Problem) -> Plan:
    """The items in the order of the agenda, and idle steps before the last one."""
    items = [_item(problem, i) for i in range(len(problem.tasks))]
    left = problem.horizon - sum(one.size for one in items)
    idle = [_idle(problem, number) for number in range(left)]
    order = [Before(items[a].id, items[b].id) for a, b in problem.order]
    taken = [*items[:-1], *idle, items[-1]]
    for before, one in zip([None, *taken], taken, strict=False):
        one.previous = before
        one.update_start()
    return Plan(order, [*items, *idle], [Session("session", taken)])


def _item(problem: Problem, i: int) -> Taken:
    task = problem.tasks[i]
    weights, home = problem.weights, task.home
    return Taken(
        id=task.part.id,
        task=i,
        size=task.target,
        capacity=problem.capacity,
        meetings=len(problem.meetings),
        sliver=problem.sliver,
        sliver_cost=problem.sliver_step_cost,
        continued_cost=task.cost_continued,
        late_cost=weights["start-with-meeting"] if task.is_long else 0,
        home=NOWHERE if home is None else home,
        home_cost=weights["ends-of-session"],
        is_introductory=task.is_introductory,
    )


def _idle(problem: Problem, number: int) -> Taken:
    return Taken(
        id=f"idle {number}",
        task=NOWHERE,
        size=1,
        capacity=problem.capacity,
        meetings=len(problem.meetings),
        sliver=0,
        sliver_cost=0,
        continued_cost=0,
        late_cost=0,
        home=NOWHERE,
        home_cost=0,
        is_introductory=False,
    )
