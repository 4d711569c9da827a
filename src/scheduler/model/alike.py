"""Parts of which no rule tells one from another, and the blocks of an agenda (`relaxed`)."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.domain.agenda import Part
from scheduler.model.orders import Orders
from scheduler.model.places import Costs, Places


@dataclass(frozen=True, slots=True)
class Alike:
    """Parts that every rule treats alike, in one block of the agenda; `places` by what is before.

    The parts of a block come after all those of the blocks before it.
    """

    parts: tuple[Part, ...]
    block: int
    places: Mapping[bool, tuple[Places, Costs]]

    @property
    def introduces(self) -> bool:
        """Whether they are introductory, such as the adoption of the agenda."""
        return self.parts[0].kind.is_introductory

    @property
    def after(self) -> int:
        """The state after one of them."""
        return 1 + 2 * self.block + self.introduces


def is_introduced(state: int) -> bool:
    """Whether only introductory parts, or none, have been taken in a state."""
    return state == 0 or state % 2 == 0


def alike(orders: Orders) -> list[Alike]:
    """The parts by block, and within it by what rules make of each place."""
    found: dict[tuple[object, ...], list[Part]] = {}
    blocks = _blocks(orders)
    for part in orders.parts:
        costs = [orders.cost(part, introduced) for introduced in (False, True)]
        same = tuple((p.steps.tobytes(), p.lengths.tobytes(), c.tobytes()) for p, c in costs)
        spread = [orders.leaps(part, introduced) for introduced in (False, True)]
        leaps = tuple(None if one is None else one.key for one in spread)
        key = (blocks[part.id], part.kind.is_introductory, *same, *leaps)
        found.setdefault(key, []).append(part)
    return [
        Alike(
            tuple(parts),
            blocks[parts[0].id],
            {introduced: orders.cost(parts[0], introduced) for introduced in (False, True)},
        )
        for parts in found.values()
    ]


def _blocks(orders: Orders) -> dict[str, int]:
    """The block of each part: all parts of a block come after all those of the blocks before."""
    before = {part.id: set[str]() for part in orders.parts}
    waiting = list(before)
    order: list[str] = []
    while waiting:
        ready = [key for key in waiting if orders.before[key] <= set(order)]
        if not ready:  # a circle, which the checks of the file have named already
            return dict.fromkeys(before, 0)
        for key in ready:
            before[key] = set().union(*({one} | before[one] for one in orders.before[key]))
        order += ready
        waiting = [key for key in waiting if key not in ready]
    blocks, block = dict[str, int](), 0
    for position, key in enumerate(sorted(order, key=lambda one: len(before[one]))):
        rest = [one for one in before if one not in blocks]
        if position and all(len(before[one] & blocks.keys()) == position for one in rest):
            block += 1
        blocks[key] = block
    return blocks
