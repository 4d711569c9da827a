"""A conference, or some parts of one, on which demands are tried: its frames without some."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property

from scheduler.domain.conference import Conference
from scheduler.domain.keeping import keeping
from scheduler.model.build import caps_of, frame_of
from scheduler.model.frame import Demands, Frame, every
from scheduler.model.impossible import is_impossible
from scheduler.model.plan import Plan
from scheduler.rules import HARD
from scheduler.rules.base import Case
from scheduler.rules.caps import Cap

# Part of what a timetable is; never what a planner could give up.
ALWAYS = ("half-days", "meeting-capacity", "one-at-a-time")


class Scope:
    """What is tried, and all that is demanded of it; `learned` are caps beyond those of rules.

    Of its `whole` frame nothing is struck out any more.
    """

    def __init__(self, conference: Conference, learned: Iterable[Cap] = ()) -> None:
        self.conference = conference
        self.caps = caps_of(conference, learned)
        self.whole = frame_of(conference, caps=self.caps)
        self._last: tuple[frozenset[Case], Frame] = (frozenset(self.whole.cases), self.whole)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """All demands that a planner could give up, also those that only the model states."""
        plan = Plan(self.frame(every))
        for rule in (rule for rule in HARD if rule.id not in ALWAYS):
            rule.post(plan)
            for id_, cap in self.caps:
                if id_ == rule.id:
                    plan.case(id_, cap.sentence, cap.where)
        return tuple(case for case in plan.frame.cases if case.rule not in ALWAYS)

    def frame(self, makes: Demands) -> Frame:
        """A frame in which just these demands are made."""
        return frame_of(self.conference, makes, self.caps)

    def is_impossible(self, makes: Demands) -> bool:
        """Whether these demands, and no others, are seen to leave no timetable."""
        made = frozenset(filter(makes, self.whole.cases))
        if self._last[0] != made:
            self._last = (made, self.frame(makes))  # the last one is enough
        return is_impossible(self._last[1].making(makes))


def only(kept: Collection[Case]) -> Demands:
    """These demands, and what a timetable always is."""
    return lambda case: case.rule in ALWAYS or case in kept


def with_parts(conference: Conference, parts: frozenset[str]) -> Conference:
    """A conference without its other parts, and without the bodies that have none of these."""
    kept = keeping(conference, parts)
    bodies = {part.body for part in kept.parts}
    return replace(
        kept,
        bodies=tuple(body for body in conference.bodies if body.id in bodies),
        meetings=tuple(meeting for meeting in conference.meetings if meeting.body in bodies),
    )
