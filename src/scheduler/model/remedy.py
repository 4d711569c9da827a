"""What a remedy is: one thing to change in a conference, by degrees."""

from collections.abc import Callable
from dataclasses import dataclass

from scheduler.domain.conference import Conference
from scheduler.rules.base import Case

Change = Callable[[Conference], Conference]


@dataclass(frozen=True, slots=True)
class Degree:
    """One change: what it is in words, how much it asks, and the conference with it."""

    sentence: str
    burden: int
    change: Change


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing to change, by degrees; `eases` tells whether it could matter to a demand."""

    degrees: tuple[Degree, ...]
    eases: Callable[[Case], bool]
