"""Pages set in two columns: the left one is read before the right one.

A table has columns too; those of a page are of equal width, and most of their lines are full.
"""

from collections.abc import Iterable, Iterator, Sequence

from scheduler.documents.clocks import is_timed
from scheduler.documents.pdf_letters import Segment

_FEWEST = 10  # lines on either side
_MIDDLE = 0.06  # of the width of the text: how far the gap may lie from its middle
_FULL = 0.7  # of the width of a column: the length of its long lines


def in_columns(found: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The segments of a page, or those of each column, with what runs across them in between."""
    gap = _gap(found)
    if gap is None:
        yield [*found]
        return
    across = sorted((part for part in found if part.left < gap < part.right), key=_from_top)
    rest = [part for part in found if not part.left < gap < part.right]
    for line in [*across, None]:
        above = [part for part in rest if line is None or part.base > line.base]
        rest = [part for part in rest if part not in above]
        yield [part for part in above if part.right <= gap]
        yield [part for part in above if part.right > gap]
        yield [line] if line is not None else []


def _from_top(part: Segment) -> float:
    return -part.base


def _gap(found: Sequence[Segment]) -> float | None:
    """Where the gap between two columns lies, None where a page has one."""
    if len(found) < 2 * _FEWEST:
        return None
    left, right = min(part.left for part in found), max(part.right for part in found)
    middle, slack = (left + right) / 2, _MIDDLE * (right - left)
    starts = [part.left for part in found if middle - slack < part.left < middle + 2 * slack]
    if len(starts) < _FEWEST:
        return None
    gap = min(starts) - 1
    sides = (
        [part for part in found if part.right <= gap],
        [part for part in found if part.left >= gap],
    )
    crossing = len(found) - len(sides[0]) - len(sides[1])
    if crossing > len(found) / 10 or any(len(side) < _FEWEST for side in sides):
        return None
    widths = gap - left, right - gap
    full = all(
        _upper(part.right - part.left for part in side) > _FULL * width
        for side, width in zip(sides, widths, strict=True)
    )
    table = any(is_timed(part.text) and _has_beside(part, sides[1]) for part in sides[0])
    return gap if full and not table else None


def _upper(lengths: Iterable[float]) -> float:
    """What most lengths lie below; numbers and titles are short."""
    found = sorted(lengths)
    return found[len(found) * 5 // 6]


def _has_beside(part: Segment, others: Iterable[Segment]) -> bool:
    return any(abs(part.base - other.base) < 0.25 * part.size for other in others)
