"""An order of a body's parts in which what must be over soonest comes first.

By Jackson's rule with due dates handed on to what must come before (Lawler 1973), at each moment
the most urgent of the parts that may begin is taken. It keeps every order that is demanded, and
where orders were given up it finds one that a timetable may follow; no proof hangs on it.
"""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body
from scheduler.model.frame import Frame
from scheduler.model.impossible import pairs


def soonest_first(frame: Frame, body: Body) -> list[Part]:
    """The parts of a body, each with its least time, the most urgent first."""
    parts = frame.conference.parts_of(body.id)
    before: Mapping[str, set[str]] = {part.id: set() for part in parts}
    for one, two in pairs(frame):
        if two.id in before:
            before[two.id].add(one.id)
    due, release = _due(frame, parts, before), _release(frame, parts)
    ends = list(accumulate(frame.capacity[body.id]))
    order: list[Part] = []
    left, taken = {part.id: part for part in parts}, 0
    while left:
        now = bisect_right(ends, taken)
        free = [part for part in left.values() if left.keys().isdisjoint(before[part.id])]
        free = free or list(left.values())  # a circle: the agenda's order
        ready = [part for part in free if release[part.id] <= now]
        chosen = min(ready, key=lambda part: due[part.id], default=None) or min(
            free, key=lambda part: (release[part.id], due[part.id])
        )
        order.append(left.pop(chosen.id))
        begun = ends[release[chosen.id] - 1] if release[chosen.id] else 0
        taken = max(taken, begun) + frame.least(chosen)
    return order


def _release(frame: Frame, parts: tuple[Part, ...]) -> dict[str, int]:
    """The first stretch in which each part may begin."""
    return {
        part.id: min((first for first, _ in frame.ends_of_ways(part)), default=0) for part in parts
    }


def _due(frame: Frame, parts: tuple[Part, ...], before: Mapping[str, set[str]]) -> dict[str, int]:
    """The last stretch in which each part may begin, and all that must come before others may."""
    due = {
        part.id: max((first for first, _ in frame.ends_of_ways(part)), default=0) for part in parts
    }
    for _ in parts:
        known = dict(due)
        for after, earlier in before.items():
            for one in earlier:
                due[one] = min(due[one], due[after])
        if due == known:
            break
    return due
