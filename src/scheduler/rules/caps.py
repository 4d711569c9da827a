"""How many of some meetings may be held: what rules demand of the meetings of several bodies.

Shared by the rules that couple bodies (`HardRule.caps`). The model posts caps, and the start of a
search keeps to them; no check uses them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cap:
    """Of these meetings, named by their ids, at most `most` are held."""

    meetings: frozenset[str]
    most: int
    sentence: str = field(compare=False)
    where: str = field(default="", compare=False)


def tightest(caps: Iterable[Cap]) -> Iterator[Cap]:
    """Of caps on the same meetings the tightest; none that could not be exceeded."""
    found: dict[frozenset[str], Cap] = {}
    for cap in caps:
        known = found.get(cap.meetings)
        if cap.most < len(cap.meetings) and (known is None or cap.most < known.most):
            found[cap.meetings] = cap
    yield from found.values()
