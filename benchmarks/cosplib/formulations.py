"""The same conferences by several formulations: `python -m benchmarks.cosplib.formulations FILE …`.

Each has one processor for as many seconds of CP-SAT's deterministic time, which does not depend on
how busy the machine is. All charge by the same rules; plans are counted anew by the evaluator.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ortools.sat.python import cp_model

from benchmarks.cosplib.evaluate import objective
from benchmarks.cosplib.instance import Instance, read_instance
from benchmarks.cosplib.mapping import programme_of, solution_of
from benchmarks.record import Row, markdown, record
from scheduler.sittings.build import model_of
from scheduler.sittings.model import Kinds, kinds_of_rooms, single_rooms
from scheduler.sittings.programme import Plan, Programme
from scheduler.sittings.prove import whole
from scheduler.sittings.search import EFFORT, Search
from scheduler.sittings.slots import plan_of
from scheduler.sittings.start import sketches

STARTS = 3
LONG = 600.0  # seconds; the effort ends each step before


@dataclass(frozen=True, slots=True)
class Answer:
    """What a formulation came to; a part that it does not give is None."""

    plan: Plan | None
    bound: int | None


Formulation = Callable[[Programme, float], Answer]


def one_kind(programme: Programme) -> Kinds:
    """All rooms taken for one, which costs what the best of them costs."""
    return (tuple(range(len(programme.rooms))),)


def whole_model(kinds_of: Callable[[Programme], Kinds], plans: bool = True) -> Formulation:
    """CP-SAT alone on the whole model."""

    def solve(programme: Programme, effort: float) -> Answer:
        model = model_of(programme, kinds_of(programme))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(model.cp)
        found = plans and status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        values = tuple(solver.response_proto.solution) if found else None
        plan = None if values is None else plan_of(model, values)
        return Answer(plan, whole(solver.best_objective_bound))

    return solve


def search(kinds_of: Callable[[Programme], Kinds]) -> Formulation:
    """Large-neighbourhood search."""

    def solve(programme: Programme, effort: float) -> Answer:
        model = model_of(programme, kinds_of(programme))
        found = Search(model, 0)
        for number, sketch in enumerate(sketches(model, 0), start=1):
            found.begin(sketch, LONG)
            if found.best is not None and number >= STARTS:
                break
        until = time.process_time() + effort * SECONDS_PER_EFFORT
        while time.process_time() < until:
            found.step(LONG)
        return Answer(None if found.best is None else found.best.plan, None)

    return solve


# Steps are ended by their own effort; how many there are goes by processor time.
SECONDS_PER_EFFORT = 1.0 / EFFORT
FORMULATIONS: dict[str, Formulation] = {
    "whole model, each room": whole_model(single_rooms),
    "whole model, kinds of rooms": whole_model(kinds_of_rooms),
    "coarse model, one kind": whole_model(one_kind, plans=False),
    "neighbourhoods, each room": search(single_rooms),
    "neighbourhoods, kinds of rooms": search(kinds_of_rooms),
}


def compared(instance: Instance, effort: float) -> Iterator[Row]:
    """A row for each formulation."""
    programme = programme_of(instance)
    for name, solve in FORMULATIONS.items():
        started = time.process_time()
        answer = solve(programme, effort)
        used = time.process_time() - started
        cost = None
        if answer.plan is not None:
            cost = objective(instance, solution_of(instance, answer.plan))
        yield {
            "instance": instance.name,
            "formulation": name,
            "objective": cost,
            "bound": answer.bound,
            "processor": round(used, 1),
        }


def main() -> None:
    """Compare, print the table, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cosplib.formulations")
    parser.add_argument("files", type=Path, nargs="+", metavar="INSTANCE.xlsx")
    parser.add_argument("--effort", type=float, default=20.0, help="deterministic time (20)")
    options = parser.parse_args()
    rows = [row for path in options.files for row in compared(read_instance(path), options.effort)]
    print(markdown(rows))
    record("cosplib-formulations", rows, seed=0, effort=options.effort)


if __name__ == "__main__":
    main()
