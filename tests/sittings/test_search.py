from dataclasses import replace
from itertools import islice
from multiprocessing import Pipe

import pytest
from hypothesis import HealthCheck, given, settings
from tests.sittings.programmes import programmes

from scheduler.errors import Stopped
from scheduler.sittings.build import model_of
from scheduler.sittings.model import kinds_of_rooms, rough_kinds, single_rooms
from scheduler.sittings.programme import (
    Found,
    Hours,
    Item,
    Laid,
    Programme,
    Session,
    SubItem,
    faults,
)
from scheduler.sittings.prove import Prover
from scheduler.sittings.rules import RULES, costs
from scheduler.sittings.search import Search
from scheduler.sittings.solve import solve
from scheduler.sittings.start import sketches
from scheduler.sittings.worker import Task, Worker

SLOW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
# Three items of six slots each, in sessions of three; one person chairs two of them.
TIGHT = Programme(
    sessions=tuple(Session(name, 3, 600 + 120 * n, 690 + 120 * n) for n, name in enumerate("ABCD")),
    rooms=("R1", "R2", "R3"),
    items=(
        Item("I", frozenset({"X"}), {0: 2}, {0: 5, 1: 1}),
        Item("II", frozenset({"X"}), {}, {2: 9}),
        Item("III", frozenset(), {3: 1}, {}),
    ),
    sub_items=tuple(
        SubItem(f"{item}.{n}", item, 1 + n % 2, n + 1, speakers=frozenset({f"P{n}"}))
        for item in range(3)
        for n in range(4)
    ),
    weights={rule.id: 10 for rule in RULES},
    room_penalty={(1, 1): 4},
    similar={(0, 2): 3},
    suitable=Hours(),
    bearable=Hours(),
)


def first(search: Search, programme: Programme) -> None:
    for sketch in islice(sketches(search.model, 0), 20):
        search.begin(sketch, 10)
        if search.best is not None:
            return


def checked(programme: Programme, found: Found) -> int:
    assert faults(programme, found.plan) == []
    assert sum(costs(Laid(programme, found.plan)).values()) == found.cost
    return found.cost


@SLOW
@given(programmes())
def test_steps_never_make_a_plan_dearer(programme: Programme) -> None:
    search = Search(model_of(programme), 0)
    first(search, programme)
    if search.best is None:
        return
    cost = checked(programme, search.best)
    for _ in range(4):
        search.step(10)
        before, cost = cost, checked(programme, search.best)
        assert cost <= before


def test_a_bound_and_a_plan_meet() -> None:
    model = model_of(TIGHT)
    search = Search(model, 0)
    first(search, TIGHT)
    told: list[int] = []
    prover = Prover(model, told.append)
    for _ in range(10):
        search.step(10)
        assert search.best is not None
        values = prover.turn(search.best, 10)
        if values is not None:
            search.consider(values)
        assert prover.bound <= search.best.cost
    assert prover.bound == search.best.cost
    assert told == sorted(set(told))


def test_a_plan_of_another_is_gone_on_from_where_it_is_better() -> None:
    one, other = Search(model_of(TIGHT), 0), Search(model_of(TIGHT, rough_kinds(TIGHT)), 1)
    first(one, TIGHT)
    first(other, TIGHT)
    for _ in range(5):
        other.step(10)
    assert one.best is not None
    assert other.best is not None
    one.take(other.best)
    assert one.best.cost <= other.best.cost
    one.step(10)
    assert checked(TIGHT, one.best) <= other.best.cost


def test_rooms_are_told_apart_as_far_as_need_be() -> None:
    assert single_rooms(TIGHT) == ((0,), (1,), (2,))
    assert kinds_of_rooms(TIGHT) == ((0,), (1,), (2,))
    alike = replace(TIGHT, weights=dict(TIGHT.weights) | {"item-rooms": 0})
    assert kinds_of_rooms(alike) == ((0, 2), (1,))


def test_what_a_process_tells() -> None:
    here, there = Pipe()
    Worker(Task(TIGHT, 2.0, 0, proves=True), there).run()
    there.close()
    costs_told, bounds = [], []
    while True:
        try:
            kind, content = here.recv()
        except EOFError:
            break
        if kind == "found":
            costs_told.append(checked(TIGHT, content))
        else:
            bounds.append(content)
    assert costs_told == sorted(costs_told, reverse=True)
    assert bounds == sorted(bounds)
    assert not bounds or bounds[-1] <= costs_told[-1]


def test_a_search_without_time_has_no_plan() -> None:
    with pytest.raises(Stopped, match="before any plan was found"):
        solve(TIGHT, 0.0)
