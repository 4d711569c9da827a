"""Hard: a session begins when those that come before it are over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.rules.base import Violation
from scheduler.year.domain import Calendar, Year
from scheduler.year.rules.base import HardRule

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan


class Order(HardRule):
    """As a committee comes after its working group."""

    id = "order"
    sentence = "A session begins when the sessions that it comes after are over."
    remedy = "take out an “after”"

    def post(self, plan: "Plan") -> None:
        """Whatever has begun by a half-day, what it comes after has ended before."""
        for later in plan.year.sessions:
            places = plan.places[later.id]
            for name in later.after:
                length = plan.year.session_by_id[name].meetings
                before = plan.places[name]
                for now in places:
                    over = [column for first, column in before.items() if first + length <= now]
                    if len(over) < len(before):
                        begun = [column for first, column in places.items() if first <= now]
                        plan.no_more_than(begun, over)

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """The first meeting of the one against the last of the other."""
        meetings = calendar.by_session()
        for later in year.sessions:
            for name in later.after:
                own, before = meetings.get(later.id), meetings.get(name)
                if own and before and own[0].when <= before[-1].when:
                    message = f"{later.id} begins before {name} is over"
                    yield self.broken(message, later.where)
