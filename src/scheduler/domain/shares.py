"""How long each part should take where the planner does not say: usual times and shares.

Procedural items have a usual time; what is left of a body's meetings is shared among its
substantive items, equally or by their weights.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.agenda import Part
from scheduler.domain.kinds import Kind

# Minutes in a session of at least two and a half days. UNCITRAL gives opening, officers and agenda
# 30 minutes together (A/CN.9/962); the rest are our own starting values, open to the planner.
INTRODUCTION_MINUTES = 30
USUAL_MINUTES = {Kind.OTHER_MATTERS: 60, Kind.REPORT: 120, Kind.CLOSING: 15}
FULL_SESSION_MINUTES = 900
# What an item takes even in a short session, as in the two half-days of APFIC 2021: ten minutes to
# open or adopt something, a quarter of an hour for other matters.
LEAST_MINUTES = {Kind.OPENING: 10, Kind.ORGANIZATIONAL: 10, Kind.OTHER_MATTERS: 15}


_USUALLY = {
    Kind.OTHER_MATTERS: "other matters",
    Kind.REPORT: "the adoption of a report",
    Kind.CLOSING: "a closing",
}


def usual_times(parts: Iterable[Part]) -> Iterator[str]:
    """What is assumed of parts that have a usual time, as a sentence, where there are such."""
    open_wishes = {part.kind for part in parts if part.desired is None}
    told = [
        f"{words} {USUAL_MINUTES[kind]} minutes"
        for kind, words in _USUALLY.items()
        if kind in open_wishes
    ]
    if told:
        names = ", ".join(told[:-1]) + (" and " if told[1:] else "") + told[-1]
        yield f"A session of two and a half days gives {names}, a shorter one less."


def usual_grid(minutes: int, items: int) -> int:
    """The step, in minutes, in which time is given out where the planner does not say.

    A quarter of an hour, as tables show it; five minutes where an item gets less than an hour.
    """
    return 15 if minutes >= 60 * items else 5


@dataclass(frozen=True, slots=True)
class Demand:
    """What is known of a part's time: its kind, stated wish (or None), limits and weight."""

    id: str
    kind: Kind
    desired: int | None
    minimum: int
    maximum: int | None
    weight: int


def targets(
    demands: Sequence[Demand], available: int, grid: int, session: int | None = None
) -> Mapping[str, int]:
    """Minutes to aim at for each part of one body, given its `available` working minutes.

    Short sessions have short procedures: the usual times shrink with the `session`, whose minutes
    are those available unless some are kept for drafting or in reserve. Targets are
    multiples of the grid and lie within the part's limits.
    """
    usual = _procedural(demands, session or available, grid)
    stated = {d.id: d.desired for d in demands if d.desired is not None}
    fixed = {**usual, **stated}
    left = available - sum(fixed.values())
    sharing = [d for d in demands if d.id not in fixed]
    return {**fixed, **_share(sharing, max(left, 0), grid)}


def _procedural(demands: Iterable[Demand], session: int, grid: int) -> dict[str, int]:
    open_wishes = [d for d in demands if d.desired is None and d.kind is not Kind.SUBSTANTIVE]
    introductory = sum(d.kind.is_introductory for d in open_wishes)
    scale = min(1.0, session / FULL_SESSION_MINUTES)
    usual = {}
    for demand in open_wishes:
        minutes = (
            INTRODUCTION_MINUTES / introductory
            if demand.kind.is_introductory
            else USUAL_MINUTES[demand.kind] / sum(d.kind is demand.kind for d in open_wishes)
        )
        minutes = max(minutes * scale, LEAST_MINUTES.get(demand.kind, 0))
        usual[demand.id] = _within(demand, round(minutes / grid) * grid, grid)
    return usual


def _share(demands: Sequence[Demand], minutes: int, grid: int) -> dict[str, int]:
    """Share minutes by weight, giving what a part's limits refuse to the others."""
    shares: dict[str, int] = {}
    open_demands = list(demands)
    while open_demands:
        total = sum(d.weight for d in open_demands)
        rest = minutes - sum(shares.values())
        fair = {d.id: max(0, rest) * d.weight // total // grid * grid for d in open_demands}
        bound = [d for d in open_demands if _within(d, fair[d.id], grid) != fair[d.id]]
        for demand in bound or open_demands:
            shares[demand.id] = _within(demand, fair[demand.id], grid)
        open_demands = [d for d in open_demands if d.id not in shares]
    return shares


def _within(demand: Demand, minutes: int, grid: int) -> int:
    upper = minutes if demand.maximum is None else min(minutes, demand.maximum)
    return max(upper, demand.minimum, grid)
