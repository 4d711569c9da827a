"""Whether any calendar costs less than so much: branches, each down to where none is left.

The rows of trees (`trees`) say all that their leaves say together. So a bound hardly moves when one
branches from there: the first branches cost as much as the whole; but a few more, and the cost
jumps. Hence no branch is chosen by its bound here. One more than what is proved is tried, then one
more again: each branch is gone into until what is left of it costs as much (depth first), and from
where it ended the next cost goes on. That takes a few dozen branches where a cost is near what is
proved, and about half as many again with each more (benchmarks/README.md).

That nothing is left in a branch rests on HiGHS and its tolerances, as with the leaves of trees.
"""

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from scheduler.year.model.branches import Spans, Way, promise
from scheduler.year.model.effort import Given, Left, Told
from scheduler.year.model.linear import Unsolved
from scheduler.year.model.programme import Branch, Programme, Rows
from scheduler.year.model.relax import EPSILON, whole
from scheduler.year.model.shares import Shares

if TYPE_CHECKING:
    import highspy

_TRIED = 20  # sessions, before one is branched on

End = tuple[Spans, "highspy.HighsBasis"]


class Closing:
    """Tries one cost after another, from the bound of the shares on, which have been solved."""

    def __init__(self, shares: Shares) -> None:
        import highspy

        self._shares = shares
        before, used = len(shares.plan.places), shares.reached()
        columns, rows = shares.basis.col_status, shares.basis.row_status
        self._rows = Rows(shares, set(used))
        self._idle = [Programme(shares, self._rows)]
        self._basis = highspy.HighsBasis()
        self._basis.col_status = [columns[n] for n in self._idle[0].columns.tolist()]
        self._basis.row_status = [*rows[:before], *(rows[before + n] for n in used)]
        self._basis.valid = True

    def raised(self, threads: Callable[[], int], left: Left, told: Told, given: Given) -> bool:
        """Tell of each cost that none is below; whether that is so of all that are looked at.

        `given` is given the calendar that costs as little as is proved, if it is come upon.
        """
        ends: list[End] = [({}, self._basis)]
        for below in range(whole(self._shares.bound) + 1, self._shares.below + 1):
            more = self._closed(below, ends, threads, left, given)
            if more is None:
                return False
            ends = more
            told(below)
        return True

    def _closed(
        self, below: int, begin: list[End], threads: Callable[[], int], left: Left, given: Given
    ) -> list[End] | None:
        """Where the branches end; None where time is up, or a calendar costs less."""
        some = self._idle[0]
        dear = some.too_dear(below)
        stack = [Branch(spans, dear | some.barred(spans), basis) for spans, basis in begin]
        ends: list[End] = []
        running: dict[Future[list[Branch] | None], tuple[Branch, Programme]] = {}
        with ThreadPoolExecutor() as pool:
            while stack or running:
                while stack and len(running) < threads() and left() > 0:
                    branch, programme = stack.pop(), self._programme()
                    future = pool.submit(self._gone_into, programme, branch, below, given)
                    running[future] = branch, programme
                if not running:
                    return None
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    branch, programme = running.pop(future)
                    self._idle.append(programme)
                    try:
                        more = future.result()
                    except Unsolved:  # HiGHS comes to no end with it
                        more = None
                    if more is None:
                        return None
                    stack += more
                    if not more:
                        ends.append((branch.spans, branch.basis))
        return ends

    def _programme(self) -> Programme:
        return self._idle.pop() if self._idle else Programme(self._shares, self._rows)

    def _gone_into(
        self, programme: Programme, branch: Branch, below: int, given: Given
    ) -> list[Branch] | None:
        """The parts of a branch in which there may be something cheaper; None where there is."""
        most = below - 1 + EPSILON
        found = programme.solve(branch, most)
        if found is None:
            return []
        ways = sorted(programme.ways(found), reverse=True)[:_TRIED]
        if not ways:
            given(programme.calendar(found))
            return None
        dear = programme.is_place & (found.reduced > most - found.value)
        branch = Branch(branch.spans, branch.closed | dear, found.basis)

        def worth(way: Way) -> float:
            costs = (programme.at_least(one) for one in programme.branches(branch, way))
            return promise(found.value, below, costs)

        return list(programme.branches(branch, max(ways, key=worth)))
