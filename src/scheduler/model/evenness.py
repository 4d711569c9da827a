"""How even a roster can be at the best: a bound, found as the cheapest flow of its duties.

Each seat of each booth is a unit that flows to somebody who may sit there, through the half-day,
the day and the seven days in which their meetings are limited; the k-th meeting of somebody costs
2k − 1, so a flow costs the sum of the squares of everybody's meetings (such costs grow, hence the
cheapest flow fills them in order: Ahuja, Magnanti and Orlin, Network Flows, chapter 14). A flow
knows nothing of relay, of nights or of seven days that begin in mid-week: every roster is a flow,
and a roster that costs no more than the cheapest flow is as even as any.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty
from scheduler.domain.meeting_times import in_order
from scheduler.domain.roster import needs_others
from scheduler.domain.services import Interpretation

# Where a unit comes through, as (what it is, of whom, when).
Node = tuple[str, str, int]


def unevenness(duties: Iterable[Duty]) -> int:
    """The sum of the squares of everybody's meetings."""
    return sum(count * count for count in Counter(duty.person for duty in duties).values())


def least_unevenness(
    conference: Conference, interpretation: Interpretation, meetings: Iterable[Meeting]
) -> int:
    """A lower bound of the unevenness of all rosters of meetings; 0 where none exists."""
    ordered = in_order(meetings)
    if not ordered:
        return 0
    network = _Network()
    first = ordered[0].date
    together = _without_rest(interpretation, ordered)
    most: Counter[str] = Counter()
    for meeting, group in zip(ordered, together, strict=True):
        for code in sorted(meeting.languages):
            seats = interpretation.booth_by_language[code].seats
            booth = (f"booth {code}", meeting.id, 0)
            network.supply(booth, seats)
            for one in interpretation.named:
                there = one.is_there(conference.begins(meeting), conference.ends(meeting))
                if code in one.booths and there:
                    network.arc(booth, ("group", one.name, group), 1)
                    most[one.name] += 1
    for one in interpretation.named:
        for meeting, group in zip(ordered, together, strict=True):
            day = (meeting.date - first).days
            network.arc(("group", one.name, group), ("day", one.name, day), 1)
            network.arc(("day", one.name, day), ("week", one.name, day // 7), one.a_day)
            network.arc(("week", one.name, day // 7), ("all", one.name, 0), one.in_seven_days)
        for k in range(most[one.name]):
            network.step(("all", one.name, 0), 2 * k + 1)
    return network.least_cost()


def _without_rest(interpretation: Interpretation, ordered: Sequence[Meeting]) -> list[int]:
    """Groups of meetings of one day, numbered, of which nobody can serve two."""
    found: list[int] = []
    group: list[Meeting] = []
    for meeting in ordered:
        joins = all(
            one.date == meeting.date and needs_others(interpretation, one, meeting) for one in group
        )
        group = [*group, meeting] if joins else [meeting]
        found.append((found[-1] if found else 0) + (not joins))
    return found


class _Network:
    """A network in which units flow to one sink; arcs that are named twice are laid once."""

    def __init__(self) -> None:
        self._flow = min_cost_flow.SimpleMinCostFlow()
        self._nodes: dict[Node, int] = {}
        self._laid: set[tuple[Node, Node]] = set()
        self._supplied = 0
        self._sink = self._node(("sink", "", 0))

    def _node(self, node: Node) -> int:
        return self._nodes.setdefault(node, len(self._nodes))

    def supply(self, node: Node, units: int) -> None:
        """So many units begin here."""
        self._flow.set_node_supply(self._node(node), units)
        self._supplied += units

    def arc(self, tail: Node, head: Node, most: int) -> None:
        """An arc for so many units at the most, without cost."""
        if (tail, head) not in self._laid:
            self._laid.add((tail, head))
            self._flow.add_arc_with_capacity_and_unit_cost(
                self._node(tail), self._node(head), most, 0
            )

    def step(self, tail: Node, cost: int) -> None:
        """An arc of one unit to the sink."""
        self._flow.add_arc_with_capacity_and_unit_cost(self._node(tail), self._sink, 1, cost)

    def least_cost(self) -> int:
        """The cost of the cheapest flow of all units; 0 where they cannot all flow."""
        self._flow.set_node_supply(self._sink, -self._supplied)
        is_solved = self._flow.solve() == self._flow.OPTIMAL
        return int(self._flow.optimal_cost()) if is_solved else 0
