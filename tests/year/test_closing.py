"""Costs that are tried one after another, down to where no branch is left."""

import pytest
from benchmarks.year.generate import year_file
from benchmarks.year.runs import year_of

from scheduler.model.options import SolveOptions
from scheduler.year.domain import Year
from scheduler.year.model.closing import Closing
from scheduler.year.model.linear import Linear, Unsolved
from scheduler.year.model.plan import Plan
from scheduler.year.model.relax import whole
from scheduler.year.model.shares import Shares
from scheduler.year.solve import solve

from .years import SMALL, cost, read

Taken = dict[str, int]


def years() -> list[Year]:
    texts = (SMALL, SMALL.replace("en: 4, fr: 4", "en: 2, fr: 2"))
    return [*map(read, texts), *(year_of(year_file(120, seed)) for seed in (5, 8))]


def begun(year: Year, below: int) -> Shares:
    shares = Shares(Plan(year), [], below, 2)
    assert shares.solve()
    return shares


@pytest.mark.parametrize("threads", [1, 2])
def test_it_comes_to_the_least_cost_and_not_above_it(threads: int) -> None:
    branched = 0
    for year in years():
        best = solve(year, SolveOptions(time_limit=60))
        assert best.bound == best.objective

        for more in (0, 4):
            shares, told, found = begun(year, best.objective + more), list[int](), list[Taken]()
            is_all = Closing(shares).raised(
                lambda: threads, lambda: 60.0, told.append, found.append
            )

            assert is_all == (more == 0)
            assert {cost(shares.plan, taken) for taken in found} <= {best.objective}
            assert bool(found) == (more > 0)
            assert max([whole(shares.bound), *told]) == best.objective
            assert told == list(range(whole(shares.bound) + 1, best.objective + 1))
            branched += len(told)
    assert branched > 10


def test_it_says_nothing_that_it_had_no_time_for() -> None:
    year = read(SMALL.replace("en: 4, fr: 4", "en: 2, fr: 2"))
    shares, told, found = begun(year, 1000), list[int](), list[Taken]()

    assert not Closing(shares).raised(lambda: 2, lambda: 0.0, told.append, found.append)
    assert not told
    assert not found


def test_a_programme_that_highs_does_not_solve_ends_it_without_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    year = read(SMALL.replace("en: 4, fr: 4", "en: 2, fr: 2"))
    closing, told, found = Closing(begun(year, 1000)), list[int](), list[Taken]()

    def solve_nothing(self: Linear) -> None:
        raise Unsolved

    monkeypatch.setattr(Linear, "solve", solve_nothing)

    assert not closing.raised(lambda: 1, lambda: 60.0, told.append, found.append)
    assert not told
    assert not found
