"""The bound of a year raised by trees over some weeks each, and the rows that follow from them.

Where the relaxation of a large year falls short, it does so in several places at once: shares of a
few sessions that contend for the same weeks, here and there. One tree of branches over the year
would have to combine what it tries in the one place with all that it tries in the others. Here each
stretch of weeks has a tree of its own, left open as to all else, and what its leaves say together
becomes a row of the year (`disjunction`). By such rows the trees hear of one another; with each
round all of them are solved anew and grow.

At first only calendars are looked at that cost little more than the relaxation: places that add
more than that are closed, and leaves that do are dropped. If there turns out to be none, calendars
that cost more are looked at, from the beginning.

Once the trees gain little, costs are tried one after another from where they have come to
(`closing`).

That a leaf has no calendar at all rests on HiGHS and its tolerances; the rows and the bound follow
from prices by arithmetic.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from scheduler.year.model.closing import Closing
from scheduler.year.model.disjunction import disjunction
from scheduler.year.model.effort import Given, Left, Told
from scheduler.year.model.linear import Unsolved
from scheduler.year.model.plan import Plan, Row
from scheduler.year.model.relax import whole
from scheduler.year.model.shares import Held, Shares
from scheduler.year.model.tree import Tree

_HALF_DAYS = 50  # of a tree
_ABOVE = 0.06  # what calendars may cost more than the relaxation, of those looked at first
_AT_LEAST = 100  # what they are reckoned from where the relaxation costs less
_ADDED = 2  # limits that are added up for a cut
# Times that cuts are sought before there are trees, and in a round of these; what they are to add.
_FIRST_CUT_ROUNDS, _FIRST_CUT_RISE = 20, 0.3
_CUT_ROUNDS, _CUT_RISE = 3, 0.02
_RISE = 0.3  # of the bound in a round: less is no longer worth it
_REST = 1.5  # of the bound, until a tree that was of no use is tried again

# What a calendar that is looked for first costs less than the known one, at the least; and once
# there is none, how much more the next may cost. The more may, the longer it takes.
_WORTH, _NEXT = 0.02, 0.005


@dataclass
class Aim:
    """What may change meanwhile: the cost of a calendar that is known, and how many may work."""

    known: int
    threads: int = 1

    def below(self, bound: float) -> int:
        """What calendars cost less than that are looked for, where this is the bound."""
        first, following = (1 - _WORTH) * self.known, bound + _NEXT * self.known
        return min(self.known, ceil(first if first > bound else following))


def raised(plan: Plan, cuts: Sequence[Row], aim: Aim, left: Left, told: Told, given: Given) -> None:
    """Raise the bound while there is time, up to the cost of a calendar that is known.

    `told` hears of each better one; `given` is given a calendar that costs as little, if one is
    come upon.
    """
    above, least = _ABOVE, 0
    while left() > 0 and least < aim.known:
        shares = Shares(plan, cuts, aim.known, _ADDED)
        if not (shares.solve() and _cut(shares, _FIRST_CUT_ROUNDS, _FIRST_CUT_RISE, left, told)):
            told(aim.known)
            return
        least = max(least, ceil(shares.bound))
        shares.below = least + ceil(above * max(shares.bound, _AT_LEAST))
        if not _Trees(shares, aim, least).raised(left, told, given):
            return
        least, above = shares.below, 2 * above
        told(least)


class _Trees:
    """Trees over all of the year, and the programme that they give rows."""

    def __init__(self, shares: Shares, aim: Aim, least: int) -> None:
        """No calendar costs less than `least`."""
        self._shares, self._aim, self._least = shares, aim, least
        half_days = len(shares.plan.year.half_days)
        starts = range(0, half_days, _HALF_DAYS)
        self._trees = [Tree(range(start, start + _HALF_DAYS)) for start in starts]

    def raised(self, left: Left, told: Told, given: Given) -> bool:
        """Raise the bound; whether no calendar is left that costs less than what is looked at."""
        shares = self._shares
        while left() > 0:
            before = shares.bound
            shares.below = min(shares.below, self._aim.below(max(self._least, shares.bound)))
            if not self._round(left) or not shares.solve():
                return True
            told(min(shares.below, whole(shares.bound)))
            if not _cut(shares, _CUT_ROUNDS, _CUT_RISE, left, told):
                return True
            if shares.bound < before + _RISE:
                return Closing(shares).raised(lambda: self._aim.threads, left, told, given)
        return False

    def _round(self, left: Left) -> bool:
        """Grow the trees and take in their rows; False where a tree has no leaf left."""
        shares, used, rows = self._shares, set[int](), list[Held]()
        for tree in [tree for tree in self._trees if tree.sleeps_until <= shares.bound]:
            if left() <= 0:
                break
            try:
                if not tree.grow(shares):
                    return False
            except Unsolved:  # HiGHS comes to no end with it; another time it may
                continue
            used |= tree.used()
            if tree.is_stuck:
                rows += tree.broken()
                tree.sleeps_until = shares.bound + _REST
                tree.widen()
            elif row := disjunction(tree.stretch, tree.leaves()):
                rows.append(shares.row(*row))
        shares.forget(used)
        shares.take(rows)
        return True


def _cut(shares: Shares, most: int, rise: float, left: Left, told: Told) -> bool:
    """Cuts, while they raise the bound; False where no shares keep all rows."""
    for _ in range(most):
        before = shares.bound
        if left() <= 0 or not shares.cut():
            break
        if not shares.solve():
            return False
        told(min(shares.below, whole(shares.bound)))
        if shares.bound < before + rise:
            break
    return True
