"""People whom items need: chairs, panellists and small delegations, and when they are away."""

from dataclasses import dataclass, field
from datetime import datetime

# Roles of people who come for their items only.
TRAVELS = ("panellist", "panelist", "expert", "speaker")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has to be there for some parts; `away` are aware (begin, end), in order.

    Of a delegation, `persons` can be in so many places at once. `zone` is the clock by which
    absences were written. `rather_not` are further times, likewise, that do not suit it. Who is
    `remote` takes part from there.
    """

    name: str
    role: str
    parts: tuple[str, ...]
    away: tuple[tuple[datetime, datetime], ...] = ()
    where: str = field(default="", compare=False)
    persons: int = 1
    zone: str = ""
    rather_not: tuple[tuple[datetime, datetime], ...] = ()
    remote: bool = False

    @property
    def travels(self) -> bool:
        """Whether they come to the place of the conference for their items."""
        return not self.remote and self.role.strip().lower() in TRAVELS

    def away_during(self, begins: datetime, ends: datetime) -> tuple[datetime, datetime] | None:
        """The first absence that touches a time, None where there is none."""
        return next(((a, b) for a, b in self.away if a < ends and begins < b), None)

    def would_rather_not(self, begins: datetime, ends: datetime) -> bool:
        """Whether a time touches one that does not suit."""
        return any(a < ends and begins < b for a, b in self.rather_not)
