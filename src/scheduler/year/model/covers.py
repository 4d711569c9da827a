"""Rows that say when a wish is met: a place of the one session together with one of the other.

Let each place that one of the wish's pairs has be joined with its partners. If places cover all
pairs, so that each pair has one of its two among them, a wish that is met takes one of these places
at the least. The cover of the smallest share is the strictest such row (Kőnig's theorem): the wish
is met by no more than a flow through the pairs brings (`Plan.wish`).
"""

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_TINY = 1e-12

Pairs = Mapping[int, Sequence[int]]
Node = tuple[bool, int]  # whether it is of the session that comes after; its place


def cover(pairs: Pairs, shares: NDArray[np.float64]) -> tuple[float, list[int]]:
    """The cover of the smallest share, with that share, of the pairs of a wish."""
    taken = {
        place: [other for other in others if shares[other] > _TINY]
        for place, others in pairs.items()
        if shares[place] > _TINY
    }
    flow, reached = _most(taken, shares)
    before = {place for place in taken if (False, place) not in reached}
    after = {place for is_after, place in reached if is_after}
    for place, others in pairs.items():
        rest = [other for other in others if other not in after]
        if place in before or not rest:
            continue
        if place in taken:
            after.update(rest)  # these have no share
        else:
            before.add(place)
    return flow, sorted(before | after)


def _most(pairs: Pairs, shares: NDArray[np.float64]) -> tuple[float, set[Node]]:
    """The largest flow through pairs, and what is reached when no more can flow."""
    left = {(False, place): float(shares[place]) for place in pairs}
    left |= {(True, other): float(shares[other]) for others in pairs.values() for other in others}
    through: dict[tuple[int, int], float] = {}
    total = 0.0
    while True:
        path, reached = _path(pairs, left, through)
        if not path:
            return total, reached
        steps = list(pairwise(path))
        back = [through[after[1], before[1]] for before, after in steps if before[0]]
        most = min(left[path[0]], left[path[-1]], *back)
        for before, after in steps:
            if before[0]:
                through[after[1], before[1]] -= most
            else:
                pair = before[1], after[1]
                through[pair] = through.get(pair, 0.0) + most
        left[path[0]] -= most
        left[path[-1]] -= most
        total += most


def _path(
    pairs: Pairs, left: Mapping[Node, float], through: Mapping[tuple[int, int], float]
) -> tuple[list[Node], set[Node]]:
    """A shortest way for more flow, none if there is none; and all that was reached."""
    came: dict[Node, Node | None] = {
        (False, place): None for place in pairs if left[False, place] > _TINY
    }
    queue = deque(came)
    while queue:
        node = queue.popleft()
        is_after, place = node
        if is_after and left[node] > _TINY:
            path = [node]
            while (before := came[path[-1]]) is not None:
                path.append(before)
            return path[::-1], set(came)
        nexts: list[Node] = (
            [(False, one) for one in pairs if through.get((one, place), 0.0) > _TINY]
            if is_after
            else [(True, other) for other in pairs[place]]
        )
        for one in nexts:
            if one not in came:
                came[one] = node
                queue.append(one)
    return [], set(came)
