"""Branches: a session begins by a half-day, or after it."""

from collections.abc import Iterator, Mapping
from math import floor, inf, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_LONGEST_WAY = 20  # half-days
_TINY = 1e-6

# The first and the last half-day in which sessions may begin, by number, where they are limited.
Spans = Mapping[int, tuple[int, float]]


class Way(NamedTuple):
    """A session begins by a half-day or after it; `split` is how much its shares are parted."""

    split: float
    session: int
    half_day: int


def way(session: int, meetings: int, shares: Floats, begins: Ints) -> Way | None:
    """How to branch on a session of which these shares begin then; None where it stands whole."""
    some = shares > _TINY
    if some.sum() < 2:
        return None
    shares, begins = shares[some] / shares[some].sum(), begins[some]
    mean = float(begins @ shares)
    half_day = min(floor(mean + _TINY), int(begins.max()) - 1)
    early = float(shares[begins <= half_day].sum())
    length = min(float(np.abs(begins - mean) @ shares), _LONGEST_WAY)
    return Way(min(early, 1 - early) * length * sqrt(meetings), session, half_day)


def parts(spans: Spans, way: Way) -> Iterator[Spans]:
    """Where sessions may begin in the two branches."""
    first, last = spans.get(way.session, (-1, inf))
    yield {**spans, way.session: (first, way.half_day)}
    yield {**spans, way.session: (way.half_day + 1, last)}


def promise(value: float, most: float, costs: Iterator[float]) -> float:
    """What a branch seems to be worth: what both its parts add to a value, multiplied."""
    worth = 1.0
    for cost in costs:
        worth *= max(0.0, min(cost - value, most)) + 1e-3
    return worth
