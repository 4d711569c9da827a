"""The cheapest timetable so far, while bodies are placed beside one another (`turns`)."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from scheduler.model.known import Placed
from scheduler.model.options import Progress, Watch
from scheduler.model.path import Path

if TYPE_CHECKING:
    from scheduler.model.turns import Turns


class Search:
    """The cheapest timetable so far, and whether to go on; `best` is what is known before."""

    def __init__(
        self,
        turns: "Turns",
        best: Placed | None,
        is_over: Callable[[], bool],
        watch: Watch | None,
    ) -> None:
        self.turns, self.is_over, self.watch = turns, is_over, watch
        self.started, self.best = time.monotonic(), best
        self.bound = sum(turns.least.values())

    @property
    def goes_on(self) -> bool:
        """Whether something cheaper may still be found in time; also where nothing was found."""
        if self.best is None:
            return True
        has_time = self.turns.has_work_left and not self.is_over()
        return has_time and self.best.objective > self.bound

    def take(self, tries: Iterator[Mapping[str, Path]]) -> None:
        """Take the cheapest of some tries, while it goes on."""
        while self.goes_on and (paths := next(tries, None)) is not None:
            self._see(paths)

    def improve(self, most: int) -> None:
        """Take a few bodies out and place them anew, until that has not helped so many times."""
        rounds = 0
        while self.best is not None and self.best.paths and rounds < most and self.goes_on:
            paths = self.turns.anew(self.best.paths)
            rounds = 0 if paths is not None and self._see(paths) else rounds + 1

    def _see(self, paths: Mapping[str, Path]) -> bool:
        placed = self.turns.better(paths, self.best)
        if placed is None:
            return False
        self.best = placed
        if self.watch is not None:
            seconds = time.monotonic() - self.started
            self.watch(Progress(placed.objective, self.bound, seconds))
        return True
