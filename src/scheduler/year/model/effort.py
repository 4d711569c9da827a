"""How long to search, and a solver that does so."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

# What a calendar may cost so that no better one need be looked for; seconds that are left; who
# hears of each better cost or bound; and who is given a calendar, where sessions begin.
Goal = Callable[[], int]
Left = Callable[[], float]
Told = Callable[[int], None]
Given = Callable[[dict[str, int]], None]


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds, CP-SAT's deterministic time, which is the same on every machine, and the seed."""

    seconds: float
    work: float
    seed: int


def solver(effort: Effort) -> "cp_model.CpSolver":
    """A solver on one thread that stops when either limit is reached."""
    from ortools.sat.python import cp_model

    found = cp_model.CpSolver()
    found.parameters.max_time_in_seconds = max(0.01, effort.seconds)
    found.parameters.max_deterministic_time = effort.work
    found.parameters.random_seed = effort.seed
    found.parameters.num_workers = 1
    # Rooms over runs of half-days are intervals, whose relaxation is all but whole: at 2,700
    # meetings it takes a fifth of a second where the usual part of it takes six.
    found.parameters.linearization_level = 2
    found.parameters.catch_sigint_signal = False
    return found
