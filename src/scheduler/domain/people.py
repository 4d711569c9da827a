"""People whom items need: chairs, panellists and small delegations, and when they are away."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has to be there for some parts; `away` are aware (begin, end), in order.

    Of a delegation, `persons` can be in so many places at once. `zone` is the clock by which
    absences were written.
    """

    name: str
    role: str
    parts: tuple[str, ...]
    away: tuple[tuple[datetime, datetime], ...] = ()
    where: str = field(default="", compare=False)
    persons: int = 1
    zone: str = ""

    def away_during(self, begins: datetime, ends: datetime) -> tuple[datetime, datetime] | None:
        """The first absence that touches a time, None where there is none."""
        return next(((a, b) for a, b in self.away if a < ends and begins < b), None)
