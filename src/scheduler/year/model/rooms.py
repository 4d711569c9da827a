"""Which room each meeting has: a session keeps its room where that can be.

The model leaves as many rooms as meetings need in each half-day (the rule `rooms`), so that rooms
can always be given out half-day by half-day. What is searched for is a room that is free for the
whole of each session; the few that find none are fitted in around the others, which then may have
to give way for a meeting.
"""

from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from scheduler.domain.matching import matched
from scheduler.year.domain import Year
from scheduler.year.model.effort import Effort, solver

# What counts first: that a session has one room, then that it is the one it had before, then that
# it is no larger than it need be.
_ONE_ROOM, _AS_BEFORE = 100_000, 1_000


def rooms(
    year: Year, taken: Mapping[str, int], earlier: Mapping[str, str], effort: Effort
) -> dict[tuple[str, int], str]:
    """The room of each session in each half-day in which it meets; none where the year has none.

    `earlier` are rooms that sessions had, and keep where they can.
    """
    if not year.rooms:
        return {}
    usual = _usual(year, taken, earlier, effort)
    at: dict[int, list[str]] = {}
    for name, first in taken.items():
        for half_day in range(first, first + year.session_by_id[name].meetings):
            at.setdefault(half_day, []).append(name)
    return {
        (name, half_day): room
        for half_day, names in sorted(at.items())
        for room, name in _matched(year, names, usual).items()
    }


def _usual(
    year: Year, taken: Mapping[str, int], earlier: Mapping[str, str], effort: Effort
) -> dict[str, str]:
    """A room for the whole of each session, for as many sessions as it is found."""
    cp = cp_model.CpModel()
    literals: dict[tuple[str, str], cp_model.IntVar] = {}
    gains: list[int] = []
    in_use: dict[tuple[str, int], list[cp_model.IntVar]] = {}
    for name, first in taken.items():
        session = year.session_by_id[name]
        for rank, room in enumerate(fitting(year, name)):
            literal = literals[name, room] = cp.new_bool_var("")
            gains.append(_ONE_ROOM + _AS_BEFORE * (earlier.get(name) == room) - rank)
            for half_day in range(first, first + session.meetings):
                in_use.setdefault((room, half_day), []).append(literal)
        cp.add_at_most_one(literals[name, room] for room in fitting(year, name))
    for together in in_use.values():
        cp.add_at_most_one(together)
    cp.maximize(cp_model.LinearExpr.weighted_sum(list(literals.values()), gains))
    search = solver(effort)
    if search.solve(cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {}
    return {name: room for (name, room), one in literals.items() if search.boolean_value(one)}


def fitting(year: Year, session: str) -> list[str]:
    """The rooms in which a session fits, the smallest first."""
    one = year.session_by_id[session]
    found = [room for room in year.rooms if room.fits(one.seats, one.booths)]
    return [room.name for room in sorted(found, key=lambda room: (room.seats or 0, room.name))]


def _matched(year: Year, names: Sequence[str], usual: Mapping[str, str]) -> dict[str, str]:
    """For each room in use in a half-day the session that has it: its usual one if it can."""
    holder = {usual[name]: name for name in names if name in usual}
    others = [name for name in names if name not in usual]
    return matched(others, lambda name: fitting(year, name), holder)
