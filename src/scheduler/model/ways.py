"""The ways that a part may go through the stretches of its body's meetings.

A *way* of a part is its first and last stretch; in those between it fills all that it goes through.
An item runs on out of a meeting at its end only, and into another one at its beginning. On its way
it goes through every meeting that is fit for it from beginning to end, and passes over the others:
in one of these, as where somebody whom it needs is there for some hours only, it may begin, if they
stay to the end, or end, if they are there at the beginning, or be taken as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Way:
    """From the `first` to the `last` stretch (indices), taking time in those of `stretches`.

    `least` and `most` are the steps of the grid it can hold; it goes through so many `meetings`.
    """

    first: int
    last: int
    stretches: tuple[int, ...]
    least: int
    most: int
    meetings: int

    @property
    def passes_over(self) -> bool:
        """Whether it leaves out a stretch on its way."""
        return len(self.stretches) != self.last - self.first + 1

    @property
    def continuations(self) -> int:
        """How often the part is carried over into a later meeting."""
        return self.meetings - 1


@dataclass(frozen=True, slots=True)
class Course:
    """Stretches that a part may fill one after the other: those `through` whole meetings.

    With a `head`, or a `tail`, in a meeting of which only some stretches are fit for it, a part
    that takes this course begins in the head, or ends in the tail.
    """

    head: tuple[int, ...]
    through: tuple[int, ...]
    tail: tuple[int, ...]

    @property
    def stretches(self) -> tuple[int, ...]:
        """All its stretches in order of time."""
        return (*self.head, *self.through, *self.tail)


@lru_cache(maxsize=4096)
def courses(
    capacity: tuple[int, ...], meeting_of: tuple[int, ...], fit: tuple[int, ...]
) -> tuple[Course, ...]:
    """The courses of a part for which some stretches are `fit`.

    `meeting_of` numbers the meeting of each stretch. Stretches without time are no part of any.
    """
    fits = set(fit)
    through: list[int] = []
    heads: list[tuple[int, ...]] = [()]
    tails: list[tuple[int, ...]] = [()]
    inside: list[Course] = []
    for _, group in groupby(
        (s for s in range(len(capacity)) if capacity[s]), meeting_of.__getitem__
    ):
        meeting = tuple(group)
        if fits.issuperset(meeting):
            through.extend(meeting)
            continue
        for is_fit, run in groupby(meeting, fits.__contains__):
            if is_fit:
                own = tuple(run)
                if own[-1] == meeting[-1]:
                    heads.append(own)
                elif own[0] == meeting[0]:
                    tails.append(own)
                else:
                    inside.append(Course(own, (), ()))
    found = [
        Course(head, _between(through, head, tail), tail)
        for head in heads
        for tail in tails
        if not (head and tail) or head[-1] < tail[0]
    ]
    return (*found, *inside)


def _between(through: list[int], head: tuple[int, ...], tail: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(s for s in through if (not head or s > head[-1]) and (not tail or s < tail[0]))


@lru_cache(maxsize=4096)
def ways_through(
    capacity: tuple[int, ...],
    meeting_of: tuple[int, ...],
    at_hours: tuple[int, ...],
    fit: tuple[int, ...],
    least: int,
    most: int,
) -> tuple[Way, ...]:
    """All ways of a part that gets `least` to `most` steps, through stretches that fit it.

    It does not run into a stretch that begins at a stated hour (`at_hours`). Most parts of a body
    have the same ways, in each of the many frames that an explanation tries.
    """
    found: dict[tuple[int, int], Way] = {}
    hours = set(at_hours)
    for course in courses(capacity, meeting_of, fit):
        for way in _along(course, capacity, meeting_of, hours, most):
            if way.most >= least:
                found.setdefault((way.first, way.last), way)
    return tuple(found[ends] for ends in sorted(found))


def _along(
    course: Course,
    capacity: tuple[int, ...],
    meeting_of: tuple[int, ...],
    hours: set[int],
    most: int,
) -> Iterator[Way]:
    """The ways along a course that begin in its head, and end in its tail."""
    stretches = course.stretches
    beginnings = range(len(course.head) or len(stretches))
    ends_from = len(stretches) - len(course.tail) if course.tail else 0
    for index in beginnings:
        first, inner = stretches[index], 0
        for end in range(index, len(stretches)):
            last = stretches[end]
            ends = 2 if last > first else 1
            if (last > first and last in hours) or inner + ends > most:
                break
            room = capacity[first] + (inner + capacity[last] if last > first else 0)
            if end >= ends_from:
                taken = stretches[index : end + 1]
                meetings = len({meeting_of[s] for s in taken})
                yield Way(first, last, taken, inner + ends, room, meetings)
            inner += capacity[last] if last > first else 0
