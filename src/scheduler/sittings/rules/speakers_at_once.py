"""Soft: nobody is to speak or preside in two rooms in one session."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class SpeakersAtOnce(SittingRule):
    """Nobody speaks or presides in two rooms in one session."""

    id = "speakers-at-once"
    sentence = "Nobody speaks or presides in two rooms in one session."
    weight = 10

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge pairs that clash in one session; those of one item may share a sitting."""
        subs = model.programme.sub_items
        for one, other in sorted(model.speaker_pairs):
            if subs[one].item != subs[other].item:
                terms.add(model.together(one, other))

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """Pairs in different rooms of one session that clash."""
        plan, subs = laid.plan, laid.programme.sub_items
        for one, other in laid.programme.speaker_pairs:
            if plan[one].session == plan[other].session and plan[one].room != plan[other].room:
                yield Charge(1, (subs[one].item, subs[other].item))
