"""The independent verifier: what a timetable breaks and what it costs, from the timetable alone.

It shares no code with the constraint model beyond the domain types: each rule's check walks the
finished timetable, whoever made it, the solver or a planner with a spreadsheet.
"""

from dataclasses import dataclass

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Cost, Timetable
from scheduler.rules import HARD, SOFT
from scheduler.rules.base import Violation


@dataclass(frozen=True, slots=True)
class Report:
    """What the verifier finds: broken hard rules, and each soft rule's share of the objective."""

    violations: tuple[Violation, ...]
    costs: tuple[Cost, ...]

    @property
    def is_all_right(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.violations

    @property
    def objective(self) -> int:
        """The weighted sum of the costs."""
        return sum(cost.total for cost in self.costs)


def verify(conference: Conference, timetable: Timetable) -> Report:
    """Check every hard rule and recompute every soft one."""
    return Report(
        violations=tuple(v for rule in HARD for v in rule.check(conference, timetable)),
        costs=tuple(rule.cost(conference, timetable) for rule in SOFT),
    )
