"""What can go wrong, told in the planner's words; each error knows its exit code."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file, and what would be right.

    `line` counts from 1 and is 0 where the fault has no line of its own.
    """

    file: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" + (f"\n    {self.hint}" if self.hint else "")


class SchedulerError(Exception):
    """Anything the planner is told instead of a traceback."""

    exit_code = 2


class InputFaults(SchedulerError):
    """One or more faults in what the planner gave, all of them together."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def refused(file: str | Path, message: str, hint: str = "", line: int = 0) -> InputFaults:
    """The error for a file that cannot be read as a whole."""
    return InputFaults([Fault(str(file), line, message, hint)])


class UsageError(SchedulerError):
    """An option or argument that cannot be used as given."""


class NoTimetable(SchedulerError):
    """No timetable exists; the message names a smallest set of rules that clash."""

    exit_code = 1

    def __init__(self, message: str, reasons: tuple[str, ...] = ()) -> None:
        self.reasons = reasons
        super().__init__(message)


class Stopped(SchedulerError):
    """The search ended (time limit or Ctrl-C) before any timetable was found.

    `by_hand` tells that it was Ctrl-C, so that nobody goes on searching.
    """

    exit_code = 3

    def __init__(self, message: str, by_hand: bool = False) -> None:
        self.by_hand = by_hand
        super().__init__(message)


class ModelDisagrees(SchedulerError):
    """The verifier refuses what the model found: a bug of ours, so nothing is written."""

    exit_code = 4
