"""Soft: nobody speaks in the middle of the night."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid, Programme
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms

DAY = 24 * 60


class TimeZones(SittingRule):
    """Speakers who are far away speak at an hour that suits them."""

    id = "time-zones"
    sentence = "Speakers who are far away speak at an hour that suits them."
    weight = 5

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each slot of a sub-item how its session’s hours suit its speakers."""
        for group, taken in zip(model.groups, model.taken, strict=True):
            zone = model.programme.sub_items[group.first].zone
            for session, count in enumerate(taken):
                terms.add(count, group.slots * discomfort(model.programme, session, zone))

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """What the hours cost the slots of all sub-items."""
        programme = laid.programme
        for one, place in zip(programme.sub_items, laid.plan, strict=True):
            if penalty := discomfort(programme, place.session, one.zone):
                yield Charge(one.slots * penalty, (one.item,))


def discomfort(programme: Programme, session: int, zone: int) -> int:
    """What a session costs speakers in a zone; the hours are taken as times of their day."""
    shift, hours = zone - programme.zone, programme.sessions[session]
    start, end = (hours.start + shift) % DAY, (hours.end + shift) % DAY
    bearable, suitable = programme.bearable, programme.suitable
    if start < bearable.start or not bearable.start <= end <= bearable.end:
        return bearable.outside
    return suitable.outside if start < suitable.start or end > suitable.end else 0
