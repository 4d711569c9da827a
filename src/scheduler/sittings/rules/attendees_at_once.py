"""Soft: nobody misses in one session what he or she wants to hear."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class AttendeesAtOnce(SittingRule):
    """What one person wants to hear is not in two rooms in one session."""

    id = "attendees-at-once"
    sentence = "What one person wants to hear is not in two rooms in one session."
    weight = 1

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge pairs that clash in one session; those of one item may share a sitting."""
        subs = model.programme.sub_items
        for one, other in sorted(model.attendee_pairs):
            if subs[one].item != subs[other].item:
                terms.add(model.together(one, other))

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """Pairs in different rooms of one session that clash."""
        plan, subs = laid.plan, laid.programme.sub_items
        for one, other in laid.programme.attendee_pairs:
            if plan[one].session == plan[other].session and plan[one].room != plan[other].room:
                yield Charge(1, (subs[one].item, subs[other].item))
