"""Soft: an item sits in sessions that follow on one another."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class SessionsInARow(SittingRule):
    """An item sits in sessions that follow on one another."""

    id = "sessions-in-a-row"
    sentence = "An item sits in sessions that follow on one another."
    weight = 5

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each item that begins more than once."""
        for t, held in enumerate(model.held):
            broken = model.flag(f"broken:{t}")
            begins = [held[0]]
            for session in model.sessions[1:]:
                begin = model.flag(f"begins:{t}:{session}")
                model.cp.add(begin >= held[session] - held[session - 1])
                model.cp.add_implication(begin, held[session])
                model.cp.add_implication(begin, ~held[session - 1])
                begins.append(begin)
            model.cp.add_at_most_one(begins).only_enforce_if(~broken)
            model.cp.add(sum(begins) >= 1 + broken)
            model.cp.add(sum(begins) <= 1 + (len(begins) // 2) * broken)
            terms.add(broken)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The items with a gap between their sessions."""
        when: dict[int, set[int]] = defaultdict(set)
        for (session, _), item in laid.item_at.items():
            when[item].add(session)
        for item, used in when.items():
            if max(used) - min(used) + 1 > len(used):
                yield Charge(1, (item,))
