"""What a solver's user may set, and what is told while the search goes on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How long and how to search.

    `time_limit` is in seconds of wall-clock time. With the same `seed` and `workers` the same
    conference gives the same timetable, unless the time limit ends the search. With `repairs`,
    what would help is looked for where no timetable exists. With `improve_start`, what CP-SAT
    begins from is made better first. With `ties`, of the timetables that are
    as good the one whose parts come earliest is taken. `effort` is a limit in CP-SAT's
    deterministic time, about seconds, which ends a search alike on every machine.
    """

    time_limit: float = 60.0
    seed: int = 0
    workers: int = 1
    repairs: bool = True
    improve_start: bool = True
    ties: bool = True
    effort: float | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the search stands: the best objective so far (None: no timetable yet) and its bound."""

    objective: int | None
    bound: int | None
    seconds: float


Watch = Callable[[Progress], None]
