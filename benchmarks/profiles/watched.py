"""A command of `scheduler` with a clock on its imports and its stages.

`python -m benchmarks.profiles.watched FILE ARGUMENTS…` runs the command with these arguments and
writes the seconds of each stage as JSON into FILE; imports are stages named `import PACKAGE`, each
without what it imports in turn. The program itself knows nothing of this: functions are replaced by
timed ones as soon as their module is loaded.
"""

import builtins
import importlib
import json
import re
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.profiles.clock import Clock

REST, PRESOLVE, SEARCH = "the rest", "presolve", "search"
STAGES = {
    ("scheduler.readers", "read_conference"): "reading",
    ("scheduler.model.solve", "solve"): "between the steps of solving",
    ("scheduler.model.build", "frame_of"): "building",
    ("scheduler.model.build", "full_plan"): "building",
    ("scheduler.model.build", "break_ties"): "building",
    ("scheduler.model.start", "start_of"): "paths",
    ("scheduler.verifier", "verify"): "verifying",
    ("scheduler.writers", "try_out"): "writing",
    ("scheduler.writers", "write"): "writing",
    # Another process writes: what counts is how long the command waits for it.
    ("scheduler.cli.ahead", "waited"): "writing",
    ("scheduler.calendars.versions", "next_version"): "writing",
}
SOLVER = ("ortools.sat.python.cp_model", "CpSolver")
_STARTS = re.compile(r"Starting (presolve|search) at ([\d.]+)s")


class Watch:
    """Puts stages around imports and functions."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._waiting = dict(STAGES)
        self._solver_waits = True

    def start(self) -> None:
        """From now on imports are timed."""
        plain, plain_module = builtins.__import__, importlib.import_module

        def imported(name: str, *args: Any, **options: Any) -> Any:
            if name in sys.modules and not (len(args) > 2 and args[2]):
                return plain(name, *args, **options)
            return self._load(name, args, lambda: plain(name, *args, **options))

        def imported_module(name: str, package: str | None = None) -> Any:
            whole = f"{package}{name}" if name.startswith(".") else name
            return self._load(whole, (), lambda: plain_module(name, package))

        builtins.__import__ = imported
        importlib.import_module = imported_module

    def _load(self, name: str, args: tuple[Any, ...], load: Callable[[], Any]) -> Any:
        before = len(sys.modules)
        # A relative import is told by the package it is made in.
        level = args[3] if len(args) > 3 else 0
        package = args[0].get("__package__") or args[0]["__name__"] if level else name
        # Our own modules are told apart one level deeper.
        levels = 2 if package.startswith("scheduler.") else 1
        with self.clock.stage(f"import {'.'.join(package.split('.')[:levels])}"):
            module = load()
        if len(sys.modules) != before:
            self._replace()
        return module

    def _replace(self) -> None:
        """Time the functions of modules that have been loaded since."""
        for key in list(self._waiting):
            module, name = sys.modules.get(key[0]), key[1]
            if module is not None and hasattr(module, name):
                stage = self._waiting.pop(key)
                setattr(module, name, self.clock.timed(stage, getattr(module, name)))
        solver = getattr(sys.modules.get(SOLVER[0]), SOLVER[1], None)
        if self._solver_waits and solver is not None:
            self._solver_waits = False
            solver.solve = self._timed_solver(solver.solve)

    def _timed_solver(self, solve: Callable[..., Any]) -> Callable[..., Any]:
        """Solve with a log, from which it is known when presolve ended."""

        def timed(solver: Any, *args: Any) -> Any:
            lines: list[str] = []
            solver.parameters.log_search_progress = True
            solver.parameters.log_to_stdout = False
            solver.log_callback = lines.append
            with self.clock.stage(SEARCH):
                status = solve(solver, *args)
            self.clock.move(SEARCH, PRESOLVE, presolve_seconds(lines, solver.wall_time))
            return status

        return timed


def presolve_seconds(lines: list[str], wall_time: float) -> float:
    """From the start of presolve to that of the search; to the end where nothing was left."""
    text = "\n".join(lines)
    at = {name: float(seconds) for name, seconds in _STARTS.findall(text)}
    return at.get("search", wall_time) - at["presolve"] if "presolve" in at else 0.0


def main() -> int:
    """Run the command, then write the seconds."""
    path, *arguments = sys.argv[1:]
    sys.argv = ["scheduler", *arguments]
    clock = Clock(REST)
    Watch(clock).start()
    from scheduler.__main__ import main as run

    code = run()
    seconds = clock.stop()
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 – pathlib is not loaded for us
        json.dump(seconds, file)
    return code


if __name__ == "__main__":
    sys.exit(main())
