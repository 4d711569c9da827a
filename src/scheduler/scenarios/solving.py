"""Solves scenarios: what a scenario comes to, remembered by its content.

The record of a scenario is plain JSON. Its key is a hash of all that the record follows from: the
contents of the changed file, the plan that it is to stay near to, the options and the version of
the program.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from scheduler import __version__
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Cost, Placement, Status, Timetable
from scheduler.errors import InputFaults, NoTimetable, SchedulerError, Stopped
from scheduler.model.options import SolveOptions
from scheduler.readers.assemble import conference_from
from scheduler.readers.yaml_source import Place, Source
from scheduler.scenarios.base import Base, canonical
from scheduler.scenarios.changes import changed
from scheduler.scenarios.nearest import Line, nearest
from scheduler.scenarios.read import Scenario

Record = dict[str, Any]


class Result(NamedTuple):
    """What a worker has found, and the conference that it read, so that nobody reads it again."""

    record: Record
    conference: Conference | None = None


@dataclass(frozen=True)
class Task:
    """All that a worker needs to solve one scenario; it stays near to the lines of a `plan`."""

    file: str
    data: dict[str, Any]
    lines: dict[Place, int]
    options: SolveOptions
    plan: tuple[Line, ...] = ()

    @property
    def key(self) -> str:
        """The same for the same contents, plan, options and version."""
        options = (self.options.time_limit, self.options.seed, self.options.workers)
        contents = canonical([__version__, options, self.data, self.plan])
        return sha256(contents.encode()).hexdigest()

    def read(self) -> Conference:
        """The conference to solve; raises InputFaults."""
        return conference_from(Source(self.file, deepcopy(self.data), dict(self.lines)))


def task_of(base: Base, scenario: Scenario | None, options: SolveOptions) -> Task | str:
    """What is to be solved; or what is wrong with a change."""
    try:
        data = changed(base, scenario.changes if scenario else ())
    except InputFaults as error:
        return _plain(error)
    except SchedulerError as error:
        return str(error)
    return Task(base.name, data, base.lines, options)


def solved(task: Task) -> Result:
    """Solve one scenario."""
    try:
        conference = task.read()
    except InputFaults as error:
        return Result({"outcome": "impossible", "reason": _plain(error)})
    return Result(_record(conference, task.plan, task.options), conference)


def _record(conference: Conference, plan: Sequence[Line], options: SolveOptions) -> Record:
    """The `outcome` is optimal, feasible, impossible or stopped."""
    try:
        timetable = nearest(conference, plan, replace(options, repairs=False))
    except NoTimetable as error:
        return {"outcome": "impossible", "reason": "; ".join(error.reasons) or str(error)}
    except Stopped as error:
        return {"outcome": "stopped", "reason": str(error)}
    return {
        "outcome": timetable.status.value,
        "reason": "",
        "objective": timetable.objective,
        "bound": timetable.bound,
        "placements": [[p.part, p.meeting, p.start, p.end] for p in timetable.placements],
        "costs": [[c.rule, c.amount, c.weight, c.unit] for c in timetable.costs],
    }


def timetable_of(record: Record) -> Timetable | None:
    """The timetable of a record, None where it has none."""
    if "placements" not in record:
        return None
    return Timetable(
        placements=tuple(Placement(*one) for one in record["placements"]),
        status=Status(record["outcome"]),
        objective=record["objective"],
        bound=record["bound"],
        costs=tuple(Cost(*one) for one in record["costs"]),
    )


def _plain(error: InputFaults) -> str:
    return " ".join(fault.message for fault in error.faults)


class Cache:
    """Records in a directory, a file each, named by their keys."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def get(self, key: str) -> Record | None:
        """The record of a key; None where there is none that can be read."""
        try:
            found = json.loads((self._directory / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) and "outcome" in found else None

    def put(self, key: str, record: Record) -> None:
        """Keep a record, whole or not at all."""
        self._directory.mkdir(parents=True, exist_ok=True)
        temporary = self._directory / f".{key}.part"
        temporary.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        temporary.replace(self._directory / f"{key}.json")


Told = Callable[[int, int], None]
Solver = Callable[[Sequence[Task]], Iterator[tuple[int, Result]]]


def solve_all(
    tasks: Mapping[str, Task], cache: Cache, solver: Solver, told: Told
) -> tuple[dict[str, Result], bool]:
    """The results of tasks by name, and whether all are there; Ctrl-C keeps what is done.

    `told` hears how many of how many are solved.
    """
    keys = {name: task.key for name, task in tasks.items()}
    kept = {name: cache.get(key) for name, key in keys.items()}
    found = {name: Result(record) for name, record in kept.items() if record is not None}
    waiting = [name for name in tasks if name not in found]
    told(len(found), len(tasks))
    results = solver([tasks[name] for name in waiting])
    try:
        for index, result in results:
            cache.put(keys[waiting[index]], result.record)
            found[waiting[index]] = result
            told(len(found), len(tasks))
    except KeyboardInterrupt:
        results.close()  # type: ignore[attr-defined]
    return found, len(found) == len(tasks)
