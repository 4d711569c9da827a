"""Graded slack: when the meetings are too short, by how many minutes, and for which items.

A model without a timetable tells nothing of how far it is from one. So the minimum of each item is
made a wish whose every missing minute costs one, and the sum is minimised.
"""

import time
from collections.abc import Collection, Iterator
from dataclasses import replace

from scheduler.domain.conference import Conference
from scheduler.model.balance import LinearExpr, Off
from scheduler.model.build import frame_of, hard_plan
from scheduler.model.plan import Plan
from scheduler.model.scope import with_parts
from scheduler.model.search import run
from scheduler.model.trial import SECONDS_A_STEP, Trials
from scheduler.rules.base import Case


def shortage(trials: Trials, cases: Collection[Case]) -> int:
    """The minutes that the items of a clash fall short of their minimums, as few as there can be.

    0 where minutes are not what is missing, or time ran out.
    """
    conference = with_parts(trials.conference, trials.concerned(cases))
    eased = replace(
        conference,
        parts=tuple(
            replace(part, minimum=conference.grid, desired=part.minimum, target=part.minimum)
            for part in conference.parts
        ),
    )
    frame = frame_of(eased)
    if trials.is_over or any(map(frame.is_nowhere, eased.parts)):
        return 0
    plan = hard_plan(frame)
    plan.cp.minimize(sum(_missing(plan)))
    left = max(0.01, min(SECONDS_A_STEP, trials.deadline - time.process_time()))
    outcome = run(plan, trials.options, left)
    return outcome.objective or 0 if outcome.is_proved else 0


def _missing(plan: Plan) -> Iterator[LinearExpr]:
    """What ways must fall short of the wish, and what their balance takes off beyond that."""
    for part in plan.conference.parts:
        for way, chosen in plan.choices(part):
            aim = plan.balance[part.body].aim(part, way) * plan.grid
            if aim < part.target:
                yield (part.target - aim) * chosen
    for balance in plan.balance.values():
        offs: list[Off] = list(balance.passing_off.values())
        for stretch in balance.stretches:
            offs += [*stretch.whole.values(), *stretch.carried.values()]
        for off in offs:
            yield plan.grid * off.under


def conference_is_short(conference: Conference, body: str) -> int:
    """By how many minutes a body's meetings are shorter than what its items need at the least."""
    drafting = conference.body_by_id[body].drafting
    needed = sum(part.minimum for part in conference.parts_of(body)) + drafting
    return max(0, needed - minutes_at_most(conference, body))


def minutes_at_most(conference: Conference, body: str) -> int:
    """The minutes of a body's meetings, as many of them as it may hold; the longest count."""
    minutes = {one.id: conference.working_minutes(one) for one in conference.meetings_of(body)}
    budgets = conference.body_by_id[body].budgets
    return min(
        [sum(minutes.values())]
        + [
            sum(sorted((minutes[one] for one in budget.meetings), reverse=True)[: budget.most])
            + sum(length for one, length in minutes.items() if one not in budget.meetings)
            for budget in budgets
        ]
    )
