"""Soft: meetings with interpretation are spread evenly over the half-days of a week."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class LevelLoad(SoftRule):
    """A wish, off by default: an even spread over week and year saves standing by.

    Auditors of the European Union name it among what saves most (ECA Special Report 5/2005). The
    mean of a week, over the half-days in which there may be such meetings, is rounded up to whole
    teams.
    """

    id = "level-load"
    sentence = (
        "No half-day has many more meetings with interpretation than its week has on average."
    )
    unit = "teams above the mean of a week"
    weight = 0

    def post(self, plan: "Plan") -> None:
        """The excess is at least that of each half-day of its week."""
        for week, half_days in _weeks(plan.conference).items():
            held = [sum(plan.held(meeting) for meeting in now) for now in half_days.values()]
            count, most = len(half_days), max(map(len, half_days.values()))
            mean = plan.amount(most, f"mean:{week}")
            plan.require(count * mean >= sum(held))
            plan.require(count * mean <= sum(held) + count - 1)
            excess = plan.amount(most, f"excess:{week}")
            for load in held:
                plan.require(excess >= load - mean)
            plan.charge(self.id, excess)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare the busiest half-day of each week with its mean."""
        held = {placed.meeting for placed in timetable.placements}
        for half_days in _weeks(conference).values():
            loads = {
                now[0].name: sum(meeting.id in held for meeting in now)
                for now in half_days.values()
            }
            mean = -(-sum(loads.values()) // len(loads))
            busiest = max(loads, key=lambda name: loads[name])
            if loads[busiest] > mean:
                message = f"{loads[busiest]} teams are at work on {busiest}, {mean} on average"
                yield Charge(loads[busiest] - mean, message)


def _weeks(
    conference: Conference,
) -> Mapping[tuple[int, int], Mapping[int, Sequence[Meeting]]]:
    """The meetings with interpretation of each week by half-day."""
    found: dict[tuple[int, int], dict[int, list[Meeting]]] = {}
    for meeting in conference.meetings:
        if meeting.languages:
            week = meeting.date.isocalendar()[:2]
            number = conference.half_day_number[meeting.id]
            found.setdefault(week, {}).setdefault(number, []).append(meeting)
    return found
