"""All scenarios of a file solved and compared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.errors import NoTimetable, Stopped
from scheduler.model.options import SolveOptions
from scheduler.scenarios.base import Base, read_base
from scheduler.scenarios.compare import WAITING, Compared, Solved, compare
from scheduler.scenarios.nearest import lines_of
from scheduler.scenarios.read import Scenario, read_scenarios
from scheduler.scenarios.solving import (
    Cache,
    Result,
    Solver,
    Task,
    Told,
    solve_all,
    task_of,
    timetable_of,
)


@dataclass(frozen=True)
class Comparison:
    """The base plan and the scenarios beside it; `is_whole` where none waits to be solved."""

    compared: tuple[Compared, ...]
    is_whole: bool


def what_if(
    file: Path, scenarios: Path, cache: Path, options: SolveOptions, solver: Solver, told: Told
) -> Comparison:
    """Solve the scenarios of a file, and compare them with the plan they change.

    What was solved before is taken from `cache`. Raises InputFaults for either file, NoTimetable
    where neither the plan nor any scenario has one, and Stopped where Ctrl-C, or the time limit of
    each, ended the searches before there was anything to compare.
    """
    base = read_base(file)
    listed = (None, *read_scenarios(scenarios, base))
    asked = [task_of(base, one, options) for one in listed]
    results, is_whole = _results(asked, base, Cache(cache), solver, told)
    found = [_solved(base, one, task, results) for one, task in zip(listed, asked, strict=True)]
    if all(one.outcome == "impossible" for one in found):
        raise NoTimetable(
            f"Neither the plan nor any scenario has a timetable: scheduler explain {file}"
        )
    if not is_whole and all(one.outcome in (WAITING, "stopped") for one in found[1:]):
        raise Stopped(
            "Stopped before any scenario was solved: there is nothing to compare.\n"
            "    The same command begins again.",
            by_hand=True,
        )
    if all(one.outcome == "stopped" for one in found):
        raise Stopped(
            f"No scenario has a timetable that was found within {options.time_limit:g} s.\n"
            "    Give each more time: --time-limit."
        )
    return Comparison(tuple(compare(found[0], found[1:])), is_whole)


def _results(
    asked: Sequence[Task | str], base: Base, cache: Cache, solver: Solver, told: Told
) -> tuple[dict[str, Result], bool]:
    """The results of tasks by key, and whether all are there: first the plan, then what is near it.

    Where the plan itself has no timetable, scenarios may be what gives it one.
    """
    tasks = {task.key: task for task in asked if isinstance(task, Task)}
    count, (first, *_) = len(tasks), tasks
    plan = {first: tasks.pop(first)}
    results, is_whole = solve_all(plan, cache, solver, lambda done, _: told(done, count))
    if not is_whole:
        return results, False
    timetable = timetable_of(results[first].record)
    if timetable is not None:
        lines = lines_of(base.conference, timetable)
        tasks = {key: replace(task, plan=lines) for key, task in tasks.items()}
    near, is_whole = solve_all(tasks, cache, solver, lambda done, _: told(1 + done, count))
    return results | near, is_whole


def _solved(
    base: Base, scenario: Scenario | None, task: Task | str, results: dict[str, Result]
) -> Solved:
    name = scenario.name if scenario else "The plan"
    sweep, value = (scenario.sweep, scenario.value) if scenario else ("", None)
    own = base.conference if scenario is None else None
    if isinstance(task, str):
        return Solved(name, "impossible", task, own, sweep=sweep, value=value)
    result = results.get(task.key)
    if result is None:
        return Solved(name, WAITING, "not solved yet", own, sweep=sweep, value=value)
    record = result.record
    timetable = timetable_of(record)
    if timetable is None:
        return Solved(name, record["outcome"], record["reason"], own, sweep=sweep, value=value)
    conference = own or result.conference or task.read()
    return Solved(name, record["outcome"], "", conference, timetable, sweep, value)
