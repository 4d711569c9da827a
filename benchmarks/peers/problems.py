"""The conferences that are put to every peer: that of 2019, and generated ones."""

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.generators import ordered, unordered
from scheduler.api import read
from scheduler.domain.conference import Conference

SEED = 1
CONFERENCE_2019 = Path(__file__).parents[2] / "data" / "ctoc-cop-wg7-2019.yaml"

FULL = ("2019", "ordered 30 × 20", "unordered 30 × 20", "ordered 110 × 60")
SMOKE = ("2019", "ordered 7 × 4", "unordered 7 × 4")

PROBLEMS: Mapping[str, Callable[[], Conference]] = {
    "2019": lambda: read(CONFERENCE_2019),
    "ordered 7 × 4": lambda: ordered(7, 4, SEED),
    "unordered 7 × 4": lambda: unordered(7, 4, SEED),
    "ordered 30 × 20": lambda: ordered(30, 20, SEED),
    "unordered 30 × 20": lambda: unordered(30, 20, SEED),
    "ordered 110 × 60": lambda: ordered(110, 60, SEED),
}
