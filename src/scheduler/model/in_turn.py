"""Two wishes in turn: of all timetables that are best by one, the one that is best by another.

Changes against an announced plan are one wish, all else the other. A running conference is planned
anew with the fewest changes, and of such timetables the cheapest is taken (`scheduler.replan`); a
scenario is solved as cheaply as can be, and of such timetables that with the fewest changes is
taken (`scheduler.scenarios`).
"""

from collections.abc import Mapping
from dataclasses import replace

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve
from scheduler.rules import SOFT
from scheduler.rules.fewest_changes import FewestChanges
from scheduler.verifier import verify

# What each soft rule weighs.
Wish = Mapping[str, int]


def fewest_changes() -> Wish:
    """That as little as can be is changed of what was announced."""
    return {one.id: int(one.id == FewestChanges.id) for one in SOFT}


def all_else(conference: Conference) -> Wish:
    """What counts in a conference beside changes."""
    return {one.id: one.weight_in(conference) for one in SOFT} | {FewestChanges.id: 0}


def weighed(conference: Conference, wish: Wish) -> Conference:
    """A conference in which a wish is all that counts."""
    return replace(conference, weights=tuple(wish.items()))


def then_best(
    conference: Conference, found: Timetable, first: Wish, then: Wish, options: SolveOptions
) -> Timetable:
    """Of all timetables that cost no more than what was `found` by one wish, the best by another.

    One unit of the first wish weighs more than all that the second can save. So what comes of it
    costs no more by the first, nor, where it costs the same, by the second.
    """
    worth = verify(weighed(conference, then), found).objective + 1
    asked = weighed(conference, {rule: worth * first[rule] + then[rule] for rule in first})
    most = FewestChanges().cost(conference, found).amount
    return solve(replace(asked, most_changes=most), options, known=found.placements)
