"""Soft: what meetings cost in money, where the file says what interpreters and evenings cost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.expenses import expenses_of, is_extra, seats_of
from scheduler.domain.meeting_times import at_once
from scheduler.domain.roster import days, serviced, weeks
from scheduler.domain.timetable import Cost, Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.cp_sat import cp_model
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class CostInMoney(SoftRule):
    """Fees, travel and meetings beyond the usual hours, in the currency of the file.

    Counted in amounts that a point of the objective is worth, a hundred if the file does not say;
    what is begun counts. Without prices nothing is charged.
    """

    id = "cost-in-money"
    sentence = "Meetings cost as little money as may be: fees, travel, evenings and weekends."
    unit = "times what a point is worth in money"
    weight = 1

    def post(self, plan: "Plan") -> None:
        """Add up what each meeting held costs, and how many interpreters must travel."""
        conference = plan.conference
        prices = conference.services.prices
        if prices is None:
            return
        total: cp_model.LinearExpr | int = sum(
            _price(conference, m) * plan.held(m) for m in conference.meetings
        )
        coming = _travelling(plan).values() if prices.travel else ()
        total += prices.travel * sum(coming)
        most = sum(_price(conference, meeting) for meeting in conference.meetings)
        people = sum(seats_of(conference, code) for code in conference.languages)
        most += prices.travel * people * len(conference.meetings)
        points = plan.amount(-(-most // prices.a_point), "cost")
        plan.require(prices.a_point * points >= total)
        plan.charge(self.id, points)

    def price(self, places: "Places") -> "Amounts":
        """The fees of the meetings that a part opens; one whose first minutes stay idle is free."""
        conference = places.conference
        prices = conference.services.prices
        if prices is None:
            return 0
        held = conference.meetings_of(places.part.body)
        return places.opened({m.id: _price(conference, m) // prices.a_point for m in held})

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Recompute the expenses of what is held."""
        prices = conference.services.prices
        if prices is None:
            return
        expenses = expenses_of(conference, timetable)
        if expenses.total:
            yield Charge(-(-expenses.total // prices.a_point), str(expenses))

    def cost(self, conference: Conference, timetable: Timetable) -> Cost:
        """The rule's share of the objective, with its unit in the file's own currency."""
        found = super().cost(conference, timetable)
        prices = conference.services.prices
        if prices is None:
            return found
        return replace(found, unit=f"× {prices.currency} {prices.a_point:,}")


def _price(conference: Conference, meeting: Meeting) -> int:
    """What a meeting costs where it is held: the fees, and the price of an evening."""
    prices = conference.services.prices
    assert prices is not None
    fees = prices.interpreter * sum(seats_of(conference, code) for code in meeting.languages)
    return fees + (prices.extra if is_extra(meeting) else 0)


def _travelling(plan: "Plan") -> Mapping[str, "cp_model.IntVar"]:
    """By language, the interpreters needed beyond those who are there, or more."""
    conference = plan.conference
    prices, interpretation = conference.services.prices, conference.services.interpretation
    assert prices is not None
    a_day, in_seven = (
        (interpretation.a_day, interpretation.in_seven_days) if interpretation else (2, 7)
    )
    found = {}
    for code in conference.languages:
        seats, here = seats_of(conference, code), prices.here_of(code)
        meetings = serviced(conference, code)
        coming = found[code] = plan.amount(seats * len(meetings), f"travel:{code}")
        groups: list[tuple[int, Sequence[Meeting]]] = [(1, now) for now in at_once(meetings)]
        groups += [(a_day, on_day) for _, on_day in days(meetings)]
        groups += [(in_seven, in_week) for _, in_week in weeks(meetings)]
        for times, group in groups:
            held = sum(plan.held(meeting) for meeting in group)
            plan.require(times * (coming + here) >= seats * held)
    return found
