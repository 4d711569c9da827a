"""Soft: sessions open in the morning."""

from collections.abc import Iterator

from scheduler.domain.clock import HalfDay
from scheduler.rules.base import Charge
from scheduler.year.domain import Calendar, Session, Year
from scheduler.year.rules.base import SoftRule


class MorningOpenings(SoftRule):
    """An opening in the afternoon leaves a morning idle in a room that is set up already."""

    id = "morning-openings"
    sentence = "A session opens in the morning."
    unit = "session"
    weight = 3

    def price(self, year: Year, session: Session, first: int) -> int:
        """1 in the afternoon."""
        return int(year.half(first) is HalfDay.AFTERNOON)

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Look at each first meeting."""
        for name, meetings in calendar.by_session().items():
            if meetings[0].half is HalfDay.AFTERNOON:
                yield Charge(1, f"{name} opens in the afternoon")
