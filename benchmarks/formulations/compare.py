"""Runs formulations on the same problem and holds them against the verifier and one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter

from benchmarks.formulations import flow, minutes, path, shipped, timeline, ways
from benchmarks.formulations.problem import Answer, Formulation, Problem
from scheduler.domain.timetable import Status, Timetable
from scheduler.verifier import verify


@dataclass(frozen=True, slots=True)
class Contender:
    """A formulation under the name that tables use, and a package that it needs beyond ours."""

    name: str
    solve: Formulation
    needs: str = ""


CONTENDERS = (
    Contender("minutes per item and meeting", minutes.solve),
    Contender("start and size on a timeline", timeline.solve),
    Contender("time-indexed flow, relaxation", flow.solve_relaxation, needs="highspy"),
    Contender("time-indexed flow, integer", flow.solve, needs="highspy"),
    Contender("ways, usual relaxation", ways.solve),
    Contender("ways, all of the relaxation", ways.solve_all_linear),
    Contender("path along the agenda", path.solve),
    Contender("the program as it stands", shipped.solve),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run: `objective` is the verifier's; `bound` the formulation's own, rounded up."""

    problem: str
    formulation: str
    status: str
    objective: int | None
    bound: int | None
    seconds: float
    variables: int | None
    constraints: int | None
    faults: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, str | int | float | None]:
        """The run as a row of a table."""
        return {
            "problem": self.problem,
            "formulation": self.formulation,
            "status": self.status,
            "objective": self.objective,
            "bound": self.bound,
            "gap": self.gap,
            "seconds": round(self.seconds, 2),
            "variables": self.variables,
            "constraints": self.constraints,
        }

    @property
    def gap(self) -> str:
        """(objective − bound) ÷ objective in per cent, empty where there is no timetable."""
        if self.objective is None or self.bound is None:
            return ""
        return f"{(self.objective - self.bound) / max(1, self.objective):.0%}"


def run(name: str, problem: Problem, contender: Contender, seconds: float) -> Outcome:
    """Solve one problem by one formulation, and verify what it finds."""
    if contender.needs:
        if find_spec(contender.needs) is None:
            status = f"needs {contender.needs}"
            return Outcome(name, contender.name, status, None, None, 0.0, None, None)
        import_module(contender.needs)
    started = perf_counter()
    answer = contender.solve(problem, seconds)
    taken = perf_counter() - started
    objective, faults = _judge(problem, answer)
    return Outcome(
        problem=name,
        formulation=contender.name,
        status=answer.status,
        objective=objective,
        bound=None if answer.bound is None else round(answer.bound),
        seconds=taken,
        variables=answer.variables or None,
        constraints=answer.constraints or None,
        faults=faults,
    )


def _judge(problem: Problem, answer: Answer) -> tuple[int | None, tuple[str, ...]]:
    """The verifier's objective, and what is wrong with the answer."""
    if answer.placements is None:
        return None, ()
    report = verify(problem.conference, Timetable(answer.placements, Status.GIVEN))
    faults = [violation.message for violation in report.violations]
    counted = round(answer.objective or 0)
    # Short of the optimum a model may not yet have counted every cost as low as it can be.
    if report.objective > counted or (answer.status == "optimal" and report.objective != counted):
        faults.append(f"it counts {counted}, the verifier {report.objective}")
    return report.objective, tuple(faults)


def disagreements(outcomes: Sequence[Outcome]) -> list[str]:
    """Where a formulation contradicts the verifier, or another formulation's proof."""
    found = [f"{o.problem}, {o.formulation}: {fault}" for o in outcomes for fault in o.faults]
    best: Mapping[str, int] = {
        name: min(o.objective for o in outcomes if o.problem == name and o.objective is not None)
        for name in {o.problem for o in outcomes if o.objective is not None}
    }
    for outcome in outcomes:
        known = best.get(outcome.problem)
        if known is not None and outcome.bound is not None and outcome.bound > known:
            found.append(
                f"{outcome.problem}, {outcome.formulation}: its bound is {outcome.bound}, "
                f"but a timetable costs {known}"
            )
    return found
