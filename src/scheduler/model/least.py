"""The least that a clash needs."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def least(
    among: Sequence[T], is_enough: Callable[[list[T]], bool], most_at_once: int | None = None
) -> list[T]:
    """What is enough, and would not be without any one.

    Chunks are left out first, of half of all at the most, or `most_at_once`; then single ones.
    """
    kept = list(among)
    half = len(kept) // 2
    size = max(1, half if most_at_once is None else min(most_at_once, half))
    while True:
        start = 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            if is_enough(fewer):
                kept = fewer
            else:
                start += size
        if size == 1:
            return kept
        size = max(1, size // 2)
