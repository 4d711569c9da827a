"""How many of some meetings may be held: what rules demand of the meetings of several bodies.

Shared by the rules that couple bodies (`HardRule.caps`). The model posts caps, and the start of a
search keeps to them; no check uses them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cap:
    """Of these meetings, named by their ids, at most `most` are held.

    With `parts`, at most so many of them take up any of these parts.
    """

    meetings: frozenset[str]
    most: int
    sentence: str = field(compare=False)
    where: str = field(default="", compare=False)
    parts: frozenset[str] | None = None


class Held:
    """Meetings that are held, with the parts that are taken up in them."""

    def __init__(self, taken: Iterable[tuple[str, str]]) -> None:
        """`taken` are pairs of a part and a meeting, by their ids."""
        self.parts: dict[str, set[str]] = {}
        for part, meeting in taken:
            self.parts.setdefault(meeting, set()).add(part)

    def under(self, cap: Cap) -> frozenset[str]:
        """The meetings that count under a cap."""
        held = cap.meetings & self.parts.keys()
        if cap.parts is None:
            return held
        return frozenset(meeting for meeting in held if cap.parts & self.parts[meeting])

    def broken(self, caps: Iterable[Cap]) -> Iterator[Cap]:
        """The caps under which more meetings are held than may be."""
        return (cap for cap in caps if len(self.under(cap)) > cap.most)


def tightest(caps: Iterable[Cap]) -> Iterator[Cap]:
    """Of caps on the same meetings and parts the tightest; none that could not be exceeded."""
    found: dict[tuple[frozenset[str], frozenset[str] | None], Cap] = {}
    for cap in caps:
        key = (cap.meetings, cap.parts)
        known = found.get(key)
        if cap.most < len(cap.meetings) and (known is None or cap.most < known.most):
            found[key] = cap
    yield from found.values()
