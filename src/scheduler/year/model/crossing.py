"""Several calendars crossed: each session lies as it lies in one of them, all at the least cost.

A search ends in a calendar that is good in some weeks and bad in others, each time in others. As
sessions that lie far apart hardly meet, the good weeks of all can be put together. Most sessions
have one place in all good calendars, the others a few: so little is left to be chosen that CP-SAT
finds the best of it in a moment (Rothberg, "An evolutionary algorithm for polishing mixed integer
programming solutions", 2007).
"""

from collections.abc import Mapping

from scheduler.year.model.effort import Effort
from scheduler.year.model.exact import put_anew
from scheduler.year.model.plan import Plan
from scheduler.year.model.state import State

_KEPT = 20  # calendars that are crossed, at the most


class Crossing:
    """The best calendar that there is, and the others that it is crossed with."""

    def __init__(self, plan: Plan, taken: Mapping[str, int]) -> None:
        self._plan, self._state = plan, State(plan)
        self._parents: list[tuple[int, dict[str, int]]] = []
        self._state.put_all(taken)
        self.taken, self.total = dict(taken), self._state.total()

    def add(self, taken: Mapping[str, int], effort: Effort) -> bool:
        """Cross one more calendar with the others; whether there is a better one now."""
        before = self.total
        self._keep(taken)
        among = {
            name: {self._plan.places[name][one[name]] for _, one in self._parents}
            | {self._plan.places[name][first]}
            for name, first in self.taken.items()
        }
        self._state.put_all(self.taken)
        names = [name for name, places in among.items() if len(places) > 1]
        put_anew(self._plan, self._state, names, effort, among)
        if self._state.total() < self.total:
            self.taken, self.total = self._state.taken, self._state.total()
        return self.total < before

    def _keep(self, taken: Mapping[str, int]) -> None:
        self._state.put_all(taken)
        total = self._state.total()
        if total < self.total:
            self.taken, self.total = dict(taken), total
        self._parents.append((total, dict(taken)))
        self._parents.sort(key=lambda parent: parent[0])
        del self._parents[_KEPT:]
