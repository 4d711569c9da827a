"""Soft: sub-items come in their order."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms, Variable


class SubItemOrder(SittingRule):
    """The sub-items of an item come in their order, and not at the same time."""

    id = "sub-item-order"
    sentence = "The sub-items of an item come in their order, and not at the same time."
    weight = 5

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each sub-item whose place among those of its item cannot be the wished one.

        In its session those before it number fewer than its order, and with those of the session
        they number as many at least. Of parallel sittings, what is longer than the session
        together cannot come one after another.
        """
        subs = model.programme.sub_items
        for t, own in enumerate(model.programme.sub_items_of):
            ordered = [n for n in own if subs[n].order]
            if not ordered:
                continue
            _post_places(model, terms, t, ordered)
            for s, session in enumerate(model.programme.sessions):
                load = sum(subs[n].slots * model.taken_by(n)[s] for n in ordered)
                most = sum(subs[n].slots for n in ordered) - session.slots
                if most > 0:
                    excess = model.cp.new_int_var(0, most, f"excess:{t}:{s}")
                    model.cp.add(excess >= load - session.slots)
                    terms.add(excess)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """Sub-items in another place than their order says, and pairs of ordered ones at once."""
        subs = laid.programme.sub_items
        for item, own in enumerate(laid.programme.sub_items_of):
            listed = sorted(own, key=lambda n: laid.plan[n])
            wrong = sum(subs[n].order not in (0, place) for place, n in enumerate(listed, 1))
            if wrong:
                yield Charge(wrong, (item,))
        for group in laid.in_slot.values():
            ordered = Counter(subs[n].item for n in group if subs[n].order)
            for item, count in ordered.items():
                if count > 1:
                    yield Charge(count * (count - 1) // 2, (item,))


def _post_places(model: "SittingModel", terms: "Terms", item: int, ordered: list[int]) -> None:
    subs = model.programme.sub_items
    total = len(model.programme.sub_items_of[item])
    through = [model.cp.new_int_var(0, total, f"through:{item}:{s}") for s in model.sessions]
    for s, count in enumerate(through):
        new = sum(model.taken[g][s] for g in model.groups_of[item])
        model.cp.add(count == new + (through[s - 1] if s else 0))
    per_place = Counter(subs[n].order for n in ordered)
    right: dict[int, list[Variable]] = {place: [] for place in per_place}
    for n in ordered:
        place = subs[n].order
        if place > total:
            continue
        fits = model.flag(f"fits:{n}")
        right[place].append(fits)
        for s, taken in enumerate(model.taken_by(n)):
            here = [fits, taken]
            model.cp.add(through[s] >= place).only_enforce_if(here)
            if s:
                model.cp.add(through[s - 1] < place).only_enforce_if(here)
    for same in right.values():
        if len(same) > 1:
            model.cp.add_at_most_one(same)
    # No two have the same place, so so many are wrong at least.
    fitting = sum(fits for same in right.values() for fits in same)
    wrong = model.amount(f"wrong:{item}", len(ordered) - fitting, len(ordered))
    model.cp.add(wrong >= len(ordered) - sum(map(bool, right.values())))
    terms.add(wrong)
