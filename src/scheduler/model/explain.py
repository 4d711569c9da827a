"""Why no timetable exists: a smallest set of demands that clash, each as a plain sentence.

First arithmetic, which a planner can follow with a pencil; then deletion: demands are left out one
after the other, first whole rules, then case by case, and whatever is not needed for the clash
stays out. What is left is minimal: without any one of the demands shown a timetable exists. A
CP-SAT core taken from assumptions is not, once presolve has joined constraints.
"""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body, Conference
from scheduler.model.build import frame_of, hard_plan
from scheduler.model.options import SolveOptions
from scheduler.model.search import run
from scheduler.rules.base import Case

# Part of what a timetable is; never what a planner could give up.
ALWAYS = ("half-days", "meeting-capacity", "one-at-a-time")
TAKES_TIME = ("item-duration", "report-drafting")
SECONDS_A_STEP = 5.0

T = TypeVar("T")


def clash(conference: Conference, options: SolveOptions) -> tuple[str, tuple[str, ...]]:
    """The message and the reasons of `NoTimetable` for a conference that has no timetable."""
    for find in (_shortage, _nowhere):
        reasons = find(conference)
        if reasons:
            return "No timetable exists.", reasons
    return _minimal(conference, options)


def _shortage(conference: Conference) -> tuple[str, ...]:
    """Meetings that are too short for what the items need at the least, body by body."""
    reasons: list[str] = []
    for body in conference.bodies:
        parts = conference.parts_of(body.id)
        needed = sum(part.minimum for part in parts)
        meetings = conference.meetings_of(body.id)
        time_of_meetings = sum(conference.working_minutes(meeting) for meeting in meetings)
        if needed + body.drafting <= time_of_meetings:
            continue
        drafting = f" and {body.drafting} for drafting the report" if body.drafting else ""
        reasons.append(
            f"The items of {body.name} need at least {needed} minutes{drafting}, but its "
            f"{len(meetings)} meetings have {time_of_meetings}: "
            f"{needed + body.drafting - time_of_meetings} minutes are short."
        )
        left = time_of_meetings - body.drafting
        for part in sorted(parts, key=lambda part: -part.minimum):
            if left >= 0:
                reasons.append(_told(f"{part.name} needs {part.minimum} minutes", part.where))
                left -= part.minimum
    return tuple(reasons)


def _nowhere(conference: Conference) -> tuple[str, ...]:
    """Items for which no meeting is left, with all that keeps them out of each."""
    frame = frame_of(conference)
    lost = [part for part in conference.parts if not frame.ways(part)]
    reasons: list[str] = []
    for part in lost:
        own = [case for case in frame.cases if _concerns(case, part)]

        def has_none(kept: Sequence[Case], part: Part = part, own: list[Case] = own) -> bool:
            without = frame_of(conference, dropped=[case for case in own if case not in kept])
            return not without.ways(part)

        reasons.extend(_told(case.sentence, case.where) for case in _needed(own, has_none))
    return tuple(dict.fromkeys(reasons))


def _concerns(case: Case, part: Part) -> bool:
    return case.sentence.startswith(f"{part.name} ")


def _minimal(conference: Conference, options: SolveOptions) -> tuple[str, tuple[str, ...]]:
    """Deletion over whole rules, then over the cases of those that are needed."""
    deadline = time.monotonic() + max(options.time_limit, SECONDS_A_STEP)
    plan = hard_plan(frame_of(conference))
    cases = list(plan.frame.cases)
    undecided = False

    def clashes(kept: Sequence[Case]) -> bool:
        nonlocal undecided
        kept_set = {*kept, *(case for case in cases if case.rule in ALWAYS)}
        frame = frame_of(conference, dropped=[case for case in cases if case not in kept_set])
        if any(not frame.ways(part) for part in conference.parts):
            return True
        left = min(SECONDS_A_STEP, deadline - time.monotonic())
        if left <= 0:
            undecided = True
            return False
        status = run(hard_plan(frame), options, left).status
        undecided |= status == "UNKNOWN"
        return status == "INFEASIBLE"

    open_cases = [case for case in cases if case.rule not in ALWAYS]
    rules = list(dict.fromkeys(case.rule for case in open_cases))

    def rules_clash(kept: Sequence[str]) -> bool:
        return clashes([case for case in open_cases if case.rule in kept])

    needed_rules = _needed(rules, rules_clash)
    found = _needed([case for case in open_cases if case.rule in needed_rules], clashes)
    reasons = [_told(case.sentence, case.where) for case in found]
    if any(case.rule in TAKES_TIME for case in found):
        reasons.extend(_room(conference, body) for body in conference.bodies)
    smallest = "These demands clash" if not undecided else "Among these demands is a clash"
    return f"No timetable exists. {smallest}:", tuple(reasons)


def _needed(among: Sequence[T], clashes: Callable[[Sequence[T]], bool]) -> list[T]:
    """The elements that a clash needs: chunks are left out first, then one at a time."""
    kept = list(among)
    size = max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept):
            without = kept[:start] + kept[start + size :]
            if clashes(without):
                kept = without
            else:
                start += size
        if size == 1:
            return kept
        size = max(1, size // 2)


def _room(conference: Conference, body: Body) -> str:
    meetings = conference.meetings_of(body.id)
    minutes = sum(conference.working_minutes(meeting) for meeting in meetings)
    return f"{body.name} has {len(meetings)} meetings of {minutes} minutes together."


def _told(sentence: str, where: str) -> str:
    text = sentence[0].upper() + sentence[1:]
    return f"{text} ({where})" if where else text
