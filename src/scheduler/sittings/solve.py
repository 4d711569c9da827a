"""Search by several processes at once: all better the plan, and one also proves a bound.

They tell one another of better plans. The time limit, Ctrl-C or a proof ends the search; how far
it has come by then depends on the machine.
"""

import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from scheduler.errors import ModelDisagrees, NoTimetable, Stopped
from scheduler.model.signals import interrupt_ignored, interrupt_noted
from scheduler.sittings.crowded import crowded, told
from scheduler.sittings.programme import Found, Plan, Programme, faults
from scheduler.sittings.worker import Task, work

PATIENCE = 0.2  # seconds between looks at the clock
DOUBTFUL = 0.1  # share of the time after which a programme without a plan may have none


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best plan, its cost, a proven lower bound, and what ended the search."""

    plan: Plan
    cost: int
    bound: int
    interrupted: bool

    @property
    def is_proved(self) -> bool:
        """Whether no plan costs less."""
        return self.cost <= self.bound


Watch = Callable[[int | None, int], None]
"""Hears the best cost so far and the bound."""


@dataclass(slots=True)
class _Team:
    """The processes, the ends of their pipes that are still open, and what they have found."""

    processes: list[Any]
    pipes: list[Connection]
    best: Found | None = None
    bound: int = 0

    def hear(self, pipe: Connection) -> bool:
        """Take one message; whether it says something new."""
        try:
            kind, content = pipe.recv()
        except (EOFError, OSError):
            self.pipes.remove(pipe)
            return False
        if kind == "failed":
            raise ModelDisagrees(content)
        if kind == "bound":
            new = bool(content > self.bound)
            self.bound = max(self.bound, content)
            return new
        if self.best is not None and content.cost >= self.best.cost:
            return False
        self.best = content
        for other in self.pipes:
            if other is not pipe:
                _send(other, content)
        return True

    @property
    def is_done(self) -> bool:
        """Whether the best plan is proved, or nobody is left to better it."""
        return not self.pipes or (self.best is not None and self.best.cost <= self.bound)

    def end(self) -> None:
        """End all processes."""
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.join()


def solve(
    programme: Programme,
    seconds: float,
    workers: int = 1,
    seed: int = 0,
    watch: Watch | None = None,
) -> Outcome:
    """Search for at most so many seconds; Ctrl-C ends the search earlier and keeps the best plan.

    Raises `NoTimetable` where items do not fit into the sessions and rooms, `Stopped` where there
    is no plan by then.
    """
    until = time.monotonic() + seconds
    clash: Sequence[int] | None = None  # not yet looked for
    with interrupt_noted() as pressed:
        team = _begin(programme, seconds, workers, seed)
        try:
            while not pressed() and not team.is_done and not clash:
                left = until - time.monotonic()
                if left <= 0:
                    break
                if team.best is None and clash is None and left < (1 - DOUBTFUL) * seconds:
                    clash = crowded(programme, seed)
                    continue
                for pipe in wait(team.pipes, min(left, PATIENCE)):
                    if isinstance(pipe, Connection) and team.hear(pipe) and watch is not None:
                        watch(None if team.best is None else team.best.cost, team.bound)
        finally:
            team.end()
    if team.best is None and clash:
        raise NoTimetable(told(programme, clash))
    if team.best is None:
        raise Stopped("The search ended before any plan was found.")
    wrong = faults(programme, team.best.plan)
    if wrong:
        raise ModelDisagrees("\n".join(wrong))
    return Outcome(team.best.plan, team.best.cost, team.bound, pressed())


def _begin(programme: Programme, seconds: float, workers: int, seed: int) -> _Team:
    # Forking a process in which OR-Tools has threads may hang, so each starts afresh.
    context = multiprocessing.get_context("spawn")
    team = _Team([], [])
    with interrupt_ignored():
        _start(team, context, programme, seconds, workers, seed)
    return team


def _start(
    team: _Team, context: Any, programme: Programme, seconds: float, workers: int, seed: int
) -> None:
    for number in range(workers):
        here, there = context.Pipe()
        task = Task(programme, seconds, seed * workers + number, number == workers - 1)
        process = context.Process(target=work, args=(task, there), daemon=True)
        process.start()
        there.close()
        team.processes.append(process)
        team.pipes.append(here)


def _send(pipe: Connection, content: object) -> None:
    try:
        pipe.send(content)
    except OSError:
        return  # it has ended; its own pipe says so
