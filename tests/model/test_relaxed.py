"""The bound of free orders, against every order there is."""

from dataclasses import replace
from itertools import permutations

import pytest
from benchmarks.generators import read, unordered, unordered_file

from scheduler.domain.conference import Conference
from scheduler.domain.services import Budget
from scheduler.model.build import frame_of
from scheduler.model.orders import Orders
from scheduler.model.path import Programme
from scheduler.model.relaxed import Bounds, Relaxed

SIZES = [(6, 3, 0), (6, 3, 1), (6, 4, 2), (6, 4, 3)]


def bounds_of(conference: Conference) -> tuple[Orders, Bounds]:
    orders = Orders(frame_of(conference), conference.bodies[0])
    return orders, Relaxed(orders).bounds(orders.cost_of(orders.first()))


@pytest.mark.parametrize(("items", "meetings", "seed"), SIZES)
def test_no_order_costs_less_than_the_bounds(items: int, meetings: int, seed: int) -> None:
    conference = unordered(items, meetings, seed)
    orders, bounds = bounds_of(conference)
    body, frame = conference.bodies[0], orders.timeline.frame
    tried = 0
    for order in permutations(orders.parts):
        earlier: set[str] = set()
        for part in order:
            if not orders.before[part.id] <= earlier:
                break
            earlier.add(part.id)
        else:
            path = Programme(frame, body, order).solve(bounded=False)
            if path is None:
                continue
            tried += 1
            assert bounds.bound <= path.cost
            for part in order:
                way = path.ways[part.id]
                assert bounds.by_way[part.id][way.first, way.last] <= path.cost
    assert tried


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_no_order_costs_less_where_half_days_are_left_out(seed: int) -> None:
    """Five of seven half-days may be held; two of them suit nobody."""
    made = unordered(5, 7, seed)
    ids = [meeting.id for meeting in made.meetings]
    budget = Budget(frozenset(ids), 5, "at most 5 meetings are held")
    conference = replace(
        made,
        bodies=(replace(made.bodies[0], budgets=(budget,)),),
        parts=tuple(
            replace(part, avoids=frozenset((ids[1], ids[3])), minimum=min(part.target, 240))
            for part in made.parts
        ),
        weights=(("preferred-times", 1000),),
    )
    orders, bounds = bounds_of(conference)
    spread = 0
    for order in permutations(orders.parts):
        if any(orders.before[p.id] - {q.id for q in order[:k]} for k, p in enumerate(order)):
            continue
        path = Programme(orders.timeline.frame, conference.bodies[0], order).solve(leaps=True)
        assert path is not None
        assert bounds.bound <= path.cost
        for part in order:
            way = path.ways[part.id]
            if way.passes_over:
                begins, ends = bounds.spread[part.id]
                assert max(begins[way.first], ends[way.last]) <= path.cost
                spread += 1
            else:
                assert bounds.by_way[part.id][way.first, way.last] <= path.cost
    assert bounds.spread
    assert spread


def test_the_bound_proves_what_a_good_order_costs() -> None:
    """Where meetings cannot be filled, what each part costs by itself says little."""
    orders, bounds = bounds_of(unordered(14, 9, 0))
    alone = sum(min(int(orders.cost(p, i)[1].min()) for i in (True, False)) for p in orders.parts)
    found = orders.best(orders.first(), bounds.bound)
    assert found is not None
    assert alone < bounds.bound == orders.cost_of(found)


def test_items_that_are_not_alike_have_prices_of_their_own() -> None:
    """Two items of 90 minutes want the only meeting they both prefer; one has to go elsewhere."""
    lines = unordered_file(6, 3, 0).replace("number: 2,", "number: 2, prefers: Monday afternoon,")
    lines = lines.replace("number: 3,", "number: 3, prefers: Monday afternoon,")
    orders, bounds = bounds_of(read(lines))
    costs = [
        orders.cost_of(order)
        for order in permutations(orders.parts)
        if all(
            orders.before[part.id] <= {one.id for one in order[:position]}
            for position, part in enumerate(order)
        )
    ]
    assert 0 < bounds.bound <= min(costs)
