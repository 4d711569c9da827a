"""The bound by trees: what is cut off is no calendar, and it comes to the least cost there is."""

import itertools
import math
import re

import numpy as np
import pytest
from benchmarks.year.contenders import mip
from benchmarks.year.generate import year_file
from benchmarks.year.runs import year_of
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model.options import SolveOptions
from scheduler.year.domain import Year
from scheduler.year.model import linear
from scheduler.year.model.covers import cover
from scheduler.year.model.disjunction import disjunction
from scheduler.year.model.limits import Limits
from scheduler.year.model.moves import Moves
from scheduler.year.model.plan import Plan
from scheduler.year.model.relax import relax, whole
from scheduler.year.model.shares import Held, Shares
from scheduler.year.model.tree import Tree
from scheduler.year.model.trees import Aim, raised
from scheduler.year.solve import solve

from .years import SMALL, cost, read

OPTIONS = SolveOptions(time_limit=60)
NO_LIMIT = 10**6


def generated(meetings: int, seed: int) -> Year:
    """A duty station's year."""
    return year_of(year_file(meetings, seed))


def columns_of(shares: Shares, taken: dict[str, int]) -> np.ndarray:
    """A calendar by the columns of the programme, with no more paid for than is needed."""
    plan = shares.plan
    values = np.zeros(len(shares.cost))
    at = {name: plan.places[name][first] for name, first in taken.items()}
    values[list(at.values())] = 1
    first_unmet = len(values) - len(plan.wishes)
    for number, wish in enumerate(plan.wishes, start=first_unmet):
        values[number] = at[wish.after] not in wish.pairs.get(at[wish.before], [])
    limits = [limit for limit in Limits(plan).all if limit.paid]
    paid = sorted({column for limit in limits for column, _ in limit.paid})
    for limit in limits:
        for column, _ in limit.paid:
            over = limit.sizes @ values[limit.places] - limit.high
            values[shares.places + paid.index(column)] = max(0, over)
    return values


def is_kept(row: Held, values: np.ndarray) -> bool:
    """Whether a calendar keeps a row."""
    return bool(row.values @ values[row.columns] <= row.high + 1e-6)


def test_what_leaves_say_together_holds_for_every_calendar() -> None:
    plan = Plan(generated(250, 1))
    shares = Shares(plan, relax(plan, 20).cuts, NO_LIMIT, 2)
    assert shares.solve()
    trees = [Tree(range(start, start + 100)) for start in range(0, 500, 100)]
    rows, before = list[Held](), shares.bound
    for _ in range(3):
        new = list[Held]()
        for tree in trees:
            assert tree.grow(shares)
            found = disjunction(tree.stretch, tree.leaves())
            if found is not None:
                new.append(shares.row(*found))
                gained = float(found[1] @ shares.shares[found[0]]) - found[2]
                assert gained > 0  # the shares of now break it
        rows += new
        shares.take(new)
        assert shares.solve()

    assert len(rows) > 3
    assert shares.bound > before + 0.5
    for moved in range(8):
        moves = Moves(plan, moved, {})
        assert moves.find(lambda: True)
        values = columns_of(shares, moves.state.taken)
        assert all(is_kept(row, values) for row in [*rows, *shares.held])
        assert shares.bound <= moves.state.total()


def test_a_calendar_that_costs_less_than_is_looked_at_keeps_every_row() -> None:
    plan = Plan(generated(250, 3))
    best = solve(plan.year, OPTIONS)
    taken = {
        name: plan.year.numbers(meetings[0].day, meetings[0].day).start
        + (meetings[0].half.value != plan.year.half(0).value)
        for name, meetings in best.by_session().items()
    }
    shares = Shares(plan, [], best.objective + 1, 2)
    assert shares.solve()
    for tree in (Tree(range(start, start + 80)) for start in range(0, 500, 80)):
        assert tree.grow(shares)
        if (found := disjunction(tree.stretch, tree.leaves())) is not None:
            shares.take([shares.row(*found)])
            assert shares.solve()

    values = columns_of(shares, taken)
    assert all(is_kept(row, values) for row in shares.held)
    assert all(shares.is_open[plan.places[name][first]] for name, first in taken.items())
    assert shares.bound <= best.objective


@settings(max_examples=5, deadline=None)
@given(
    wished=st.tuples(
        st.sampled_from((4, 6, 8, 13)), st.integers(4, 8), st.integers(11, 15), st.integers(18, 22)
    ),
    people=st.sampled_from((2, 4)),
)
def test_the_trees_come_to_the_least_cost_and_not_above_it(
    wished: tuple[int, ...], people: int
) -> None:
    text = SMALL.replace("en: 4, fr: 4", f"en: {people}, fr: {people}")
    days = iter(wished)
    text = re.sub(r"wished: 2030-03-\d\d", lambda _: f"wished: 2030-03-{next(days):02}", text)
    plan, least = Plan(read(text)), solve(read(text), OPTIONS)
    assert least.bound == least.objective

    for known in (least.objective, least.objective + 7)[people == 2 :]:
        told, found = [0], list[dict[str, int]]()
        raised(plan, [], Aim(known), lambda: 60, told.append, found.append)
        assert max(told) == least.objective


@pytest.mark.parametrize("seed", [4, 5, 7])
def test_without_a_known_calendar_they_come_to_the_one_that_highs_finds(seed: int) -> None:
    plan = Plan(generated(200, seed))
    told, found = [0], list[dict[str, int]]()
    raised(plan, [], Aim(NO_LIMIT), lambda: 60, told.append, found.append)

    assert cost(plan, found[0]) == max(told) == round(mip(plan, 60).objective_function_value)


def test_a_bound_that_was_looked_at_first_is_left_behind() -> None:
    # Calendars cost a third more than the relaxation: the first looks find none.
    plan = Plan(generated(100, 5))
    known, told, found = solve(plan.year, OPTIONS).objective, [0], list[dict[str, int]]()
    raised(plan, [], Aim(known + 1), lambda: 60, told.append, found.append)

    relaxed = Shares(plan, [], known + 1, 2)
    assert relaxed.solve()
    assert max(told) > 1.06 * relaxed.bound
    assert max(told) == known


@given(data=st.data())
def test_a_cover_is_one_and_none_has_a_smaller_share(data: st.DataObject) -> None:
    places = [*range(4)], [*range(4, 8)]
    some = data.draw(st.lists(st.tuples(*map(st.sampled_from, places)), min_size=1, unique=True))
    pairs: dict[int, list[int]] = {}
    for before, after in some:
        pairs.setdefault(before, []).append(after)
    parts = st.lists(st.sampled_from((0.0, 0.1, 0.25, 0.5)), min_size=8, max_size=8)
    shares = np.array(data.draw(parts))

    share, found = cover(pairs, shares)

    covers = (
        chosen
        for count in range(9)
        for chosen in itertools.combinations(range(8), count)
        if all(before in chosen or after in chosen for before, after in some)
    )
    assert all(before in found or after in found for before, after in some)
    assert math.isclose(share, min(sum(shares[list(one)]) for one in covers), abs_tol=1e-9)
    assert math.isclose(share, sum(shares[found]), abs_tol=1e-9)


def test_a_programme_that_goes_round_in_circles_is_solved_from_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = Plan(generated(120, 1))
    bound = relax(plan, 60).whole
    monkeypatch.setattr(linear, "_MOST_STEPS", 3)
    shares = Shares(plan, (), NO_LIMIT, 1)
    assert shares.solve()
    assert whole(shares.bound) <= bound
    monkeypatch.undo()
    again = Shares(plan, (), NO_LIMIT, 1)
    assert again.solve()
    assert math.isclose(shares.bound, again.bound, abs_tol=1e-6)
