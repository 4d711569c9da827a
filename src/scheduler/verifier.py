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


def cost_by_part(conference: Conference, timetable: Timetable) -> dict[str | None, int]:
    """What each part is charged by all soft rules; None for what concerns no one part.

    A charge's message begins with the name of the part that it is about.
    """
    names = {f"{part.name} ": part.id for part in conference.parts}
    found: dict[str | None, int] = {}
    for rule in SOFT:
        weight = rule.weight_in(conference)
        for charge in rule.charges(conference, timetable) if weight else ():
            own = [name for name in names if charge.message.startswith(name)]
            part = names[max(own, key=len)] if own else None
            found[part] = found.get(part, 0) + weight * charge.amount
    return found
