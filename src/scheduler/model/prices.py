"""A better bound where a body may not hold all the meetings open to it.

A cap on the meetings of one body gets a price (Lagrangian relaxation): the body pays it for each of
these meetings that it opens, and is given back price × what the cap allows. Whatever the price, a
whole number, the cheapest path with it, less what is given back, costs no more than any path that
keeps to the cap. The price at which the path just keeps to it is found by halving.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.conference import Body, Conference
from scheduler.model.frame import Frame
from scheduler.model.path import Path, Programme
from scheduler.rules.caps import Cap

HIGHEST = 1 << 14


@dataclass(frozen=True, slots=True)
class Priced:
    """A body's lower bound, and its path with the prices in its cost and bounds."""

    bound: int
    path: Path


def priced(
    frame: Frame, body: Body, programme: Programme, alone: Path, caps: Sequence[Cap]
) -> Priced:
    """The best bound of one body that prices on its own caps give; `alone` has none."""
    best, prices = Priced(alone.bound, alone), dict[Cap, int]()
    if alone.bound < alone.cost:  # a free order: its path is no bound, with prices or without
        return best
    for cap in _own(frame.conference, body, caps):
        if len(cap.meetings & _held(frame, body, best.path)) <= cap.most:
            continue  # no price raises the bound of a path that keeps to the cap anyway
        low, high = 0, HIGHEST
        while high - low > 1:
            price = (low + high) // 2
            found = _with(programme, {**prices, cap: price}, bounded=False)
            if found is None:
                return best
            if found.bound > best.bound:
                best, prices = found, {**prices, cap: price}
            exceeded = len(cap.meetings & _held(frame, body, found.path)) > cap.most
            low, high = (price, high) if exceeded else (low, price)
    return (_with(programme, prices, bounded=True) if prices else None) or best


def _own(conference: Conference, body: Body, caps: Sequence[Cap]) -> list[Cap]:
    own = {meeting.id for meeting in conference.meetings_of(body.id)}
    return [cap for cap in caps if cap.parts is None and cap.meetings <= own]


def _with(programme: Programme, prices: Mapping[Cap, int], bounded: bool) -> Priced | None:
    of_meeting: dict[str, int] = {}
    for cap, price in prices.items():
        for meeting in cap.meetings:
            of_meeting[meeting] = of_meeting.get(meeting, 0) + price
    path = programme.solve(None, of_meeting, bounded, leaps=True)
    if path is None:
        return None
    return Priced(path.bound - sum(cap.most * price for cap, price in prices.items()), path)


def _held(frame: Frame, body: Body, path: Path) -> set[str]:
    return {frame.stretches[body.id][s].meeting for _, s in path.steps}
