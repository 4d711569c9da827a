"""Soft: a re-plan leaves sessions where they were."""

from collections.abc import Iterator

from scheduler.rules.base import Charge
from scheduler.year.domain import Calendar, Session, Year
from scheduler.year.rules.base import SoftRule


class FewestChanges(SoftRule):
    """Counts only where a year is planned anew from an earlier calendar.

    Its weight is more than the other costs of a whole year differ by, so that fewer changes come
    first and the other rules decide among calendars with as few.
    """

    id = "fewest-changes"
    sentence = "A session that was in the earlier calendar keeps its dates."
    unit = "session"
    weight = 10_000

    def price(self, year: Year, session: Session, first: int) -> int:
        """1 for every beginning but the earlier one."""
        begins = dict(year.earlier).get(session.id)
        return int(begins is not None and begins != (year.day(first), year.half(first)))

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Compare first meetings."""
        earlier = dict(year.earlier)
        for name, meetings in calendar.by_session().items():
            before = earlier.get(name)
            if before is not None and before != (meetings[0].day, meetings[0].half):
                yield Charge(1, f"{name} begins on {meetings[0].name}, not where it did")
