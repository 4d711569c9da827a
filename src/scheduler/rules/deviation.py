"""Distance of a part's minutes from its target, posted and checked: for two soft rules."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge

if TYPE_CHECKING:
    from scheduler.model.path import Amounts, Places
    from scheduler.model.plan import Plan


def charge_deviation(plan: "Plan", rule: str, wished: bool) -> None:
    """Charge how far ways must be from the target, and what is over and under beyond that."""
    for part in plan.conference.parts:
        if part.has_wish is not wished:
            continue
        for way, chosen in plan.chosen[part.id]:
            aim = plan.balance[part.body].aim(part, way) * plan.grid
            if aim != part.target:
                plan.charge(rule, abs(aim - part.target) * chosen)
    for balance in plan.balance.values():
        for off in balance.off[wished]:
            plan.charge(rule, plan.grid * off)


def price_deviation(places: "Places", wished: bool) -> "Amounts":
    """The distance of a part's minutes from its target, for parts of the class."""
    if places.part.has_wish is not wished:
        return 0
    return abs(places.minutes - places.part.target)


def deviation(
    conference: Conference, timetable: Timetable, part: Part, word: str
) -> Iterator[Charge]:
    """The charge for one part, if its minutes differ from the target."""
    minutes = sum(
        conference.worked(conference.meeting_by_id[p.meeting], p.start, p.end)
        for p in timetable.of_part(part.id)
    )
    if minutes != part.target:
        yield Charge(
            abs(minutes - part.target), f"{part.name} gets {minutes} minutes, {word} {part.target}"
        )
