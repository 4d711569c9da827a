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

In the second half of the time, once the trees gain little, costs are tried one after another from
where they have come to (`closing`).

That a leaf has no calendar at all rests on HiGHS and its tolerances; the rows and the bound follow
from prices by arithmetic.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from scheduler.year.model.closing import Closing
from scheduler.year.model.disjunction import disjunction
from scheduler.year.model.effort import Left, Told
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
_RISE = 0.15  # of the bound in a round: less is nothing
_REST = 1.5  # of the bound, until a tree that was of no use is tried again

# What a calendar that is looked for first costs less than the known one, at the least.
_WORTH = 0.02
_LAST, _SLOW = 0.5, 1.0  # the share of the time in which a round that gains less is the last one


@dataclass
class Aim:
    """What may change meanwhile: the cost of a calendar that is known, and how many may work."""

    known: int
    threads: int = 1

    def below(self, bound: float) -> int:
        """What calendars cost less than that are looked for, where this is the bound."""
        first = ceil((1 - _WORTH) * self.known)
        return first if first > bound else self.known


def raised(plan: Plan, cuts: Sequence[Row], aim: Aim, left: Left, told: Told) -> None:
    """Raise the bound while there is time, up to the cost of a calendar that is known.

    `told` hears of each better one.
    """
    above, least, total = _ABOVE, 0, left()
    while left() > 0 and least < aim.known:
        shares = Shares(plan, cuts, aim.known, _ADDED)
        if not (shares.solve() and _cut(shares, _FIRST_CUT_ROUNDS, _FIRST_CUT_RISE, left, told)):
            told(aim.known)
            return
        least = max(least, ceil(shares.bound))
        more = ceil(above * max(shares.bound, _AT_LEAST))
        shares.below = min(aim.below(least), least + more)
        trees = _Trees(shares, aim, least, is_slow_at=_LAST * total)
        if not trees.raised(left, told):
            return
        least, above = shares.below, 2 * above
        told(least)


class _Trees:
    """Trees over all of the year, and the programme that they give rows."""

    def __init__(self, shares: Shares, aim: Aim, least: int, is_slow_at: float) -> None:
        """No calendar costs less than `least`; later, from then on, rounds have to gain more."""
        self._shares, self._aim, self._least, self._is_slow_at = shares, aim, least, is_slow_at
        half_days = len(shares.plan.year.half_days)
        starts = range(0, half_days, _HALF_DAYS)
        self._trees = [Tree(range(start, start + _HALF_DAYS)) for start in starts]

    def raised(self, left: Left, told: Told) -> bool:
        """Raise the bound; whether no calendar is left that costs less than what is looked at."""
        shares, is_last_try = self._shares, False
        while left() > 0:
            before = shares.bound
            shares.below = min(shares.below, self._aim.below(max(self._least, shares.bound)))
            learnt = self._round(is_last_try, left)
            if learnt is None or not shares.solve():
                return True
            told(min(shares.below, whole(shares.bound)))
            if not _cut(shares, _CUT_ROUNDS, _CUT_RISE, left, told):
                return True
            rise = shares.bound - before
            is_idle = rise < _RISE
            is_slow = rise < _SLOW and left() < self._is_slow_at
            if is_slow or (is_idle and is_last_try and not learnt):
                return Closing(shares).raised(lambda: self._aim.threads, left, told)
            is_last_try = is_idle and not is_last_try
        return False

    def _round(self, all_of_them: bool, left: Left) -> bool | None:
        """Grow the trees and take in their rows; whether there is anything new.

        None where a tree has no leaf left.
        """
        shares, used, rows = self._shares, set[int](), list[Held]()
        is_new = False
        awake = [tree for tree in self._trees if all_of_them or tree.sleeps_until <= shares.bound]
        for tree in awake:
            if left() <= 0:
                break
            try:
                if not tree.grow(shares):
                    return None
            except ArithmeticError:  # HiGHS comes to no end with it; another time it may
                continue
            used |= tree.used()
            is_new |= tree.has_branched
            if tree.is_stuck:
                rows += tree.broken()
                tree.sleeps_until = shares.bound + _REST
                is_new |= tree.widen(shares.plan.year.half_days)
            elif row := disjunction(tree.stretch, tree.leaves()):
                rows.append(shares.row(*row))
        shares.forget(used)
        return shares.take(rows) or is_new


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
