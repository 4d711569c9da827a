"""People whom items need: chairs and panellists, with the times at which they are away."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has to be there for some parts; `away` are aware (begin, end), in order."""

    name: str
    role: str
    parts: tuple[str, ...]
    away: tuple[tuple[datetime, datetime], ...] = ()
    where: str = field(default="", compare=False)

    def away_during(self, begins: datetime, ends: datetime) -> tuple[datetime, datetime] | None:
        """The first absence that touches a time, None where there is none."""
        return next(((a, b) for a, b in self.away if a < ends and begins < b), None)
