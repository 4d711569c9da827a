"""Distance of a part's minutes from its target, posted and checked: for two soft rules."""

from collections.abc import Iterator

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import Charge


def charge_deviation(plan: Plan, rule: str, part: Part) -> None:
    """Charge minutes over and under the target, which a deviation of at least bounds."""
    capacity = sum(stretch.minutes for stretch in plan.stretches[part.body])
    away = plan.slack(max(capacity, part.target), f"{rule}:{part.id}")
    total = plan.minutes(part)
    plan.cp.add(away >= total - part.target)
    plan.cp.add(away >= part.target - total)
    plan.charge(rule, away)


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
