"""Some sessions put anew together, as well as can be while the others stay: an exact search.

A place is left out where it alone would make the part dearer than it is now, even if every other
session of the part came to its cheapest place. Where a session costs little more than it must, so
few places are left that CP-SAT, which is helpless before a whole year, tries all in a moment.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from scheduler.year.model.effort import Effort, solver
from scheduler.year.model.plan import Plan, Wish
from scheduler.year.model.state import State

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_FORBIDDEN = 1e7  # what a broken hard row counts, more than any calendar costs
_TINY = 1e-6


class Outcome(Enum):
    """What came of it: nothing is cheaper, or there may be something still."""

    THE_BEST = "the best"
    STOPPED = "stopped"


@dataclass(frozen=True)
class _Choice:
    """The places a session may take: its first column, which of its columns, and their prices."""

    start: int
    some: Ints
    prices: Ints


@dataclass
class _Programme:
    """What CP-SAT is given; `is_at` are literals by session and column."""

    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    is_at: dict[str, dict[int, cp_model.IntVar]] = field(default_factory=dict)
    columns: list[cp_model.IntVar] = field(default_factory=list)
    prices: list[int] = field(default_factory=list)

    def charge(self, column: cp_model.IntVar, price: int) -> None:
        """Make a column cost something."""
        self.columns.append(column)
        self.prices.append(price)


def put_anew(
    plan: Plan,
    state: State,
    names: Sequence[str],
    effort: Effort,
    among: Mapping[str, Collection[int]] | None = None,
) -> Outcome:
    """Put sessions where all costs the least, or where they are; no hard row may be broken.

    If columns are given for each session, only these are looked at.
    """
    before, total = {name: state.at[name] for name in names}, state.total()
    for name in names:
        state.take_out(name)
    choices = _choices(state, before, total - state.total(), among)
    found, outcome = before, Outcome.THE_BEST
    if any(len(one.some) > 1 for one in choices.values()):
        found, outcome = _solved(_programme(plan, state, choices), before, effort)
    for name, place in found.items():
        state.put(name, place)
    if state.total() > total or state.broken().size:
        for name, place in before.items():
            state.put(name, place)
    return outcome


def _choices(
    state: State,
    before: Mapping[str, int],
    cost: float,
    among: Mapping[str, Collection[int]] | None,
) -> dict[str, _Choice]:
    """The places that may be part of something no dearer than what the part costs now."""
    least = _least(state, list(before))
    if among is not None:
        for name, prices in least.items():
            prices[~np.isin(list(state.places(name)), list(among[name]))] = np.inf
    spare = cost - sum(float(prices.min()) for prices in least.values())
    found = {}
    for name, prices in least.items():
        start = state.places(name).start
        kept = prices <= prices.min() + spare + _TINY
        kept[before[name] - start] = True
        some = np.flatnonzero(kept)
        found[name] = _Choice(start, some, np.rint(state.own_prices(name)[some]).astype(np.int64))
    return found


def _least(state: State, names: Sequence[str]) -> dict[str, Floats]:
    """What each place costs at the least, wherever the others of the part come to be."""
    price, over = state.price, state.over
    # A session may stand where another one of the part has to make that possible, as by going
    # before it.
    helped = over.copy()
    for name in names:
        rows, amounts, _ = state.entries(name)
        most = np.zeros_like(over)
        np.minimum.at(most, rows, amounts)
        helped += most
    state.price, state.over = np.where(state.is_hard, _FORBIDDEN, price), helped
    found = {name: state.prices(name) for name in names}
    state.price, state.over = price, over
    return found


def _programme(plan: Plan, state: State, choices: Mapping[str, _Choice]) -> _Programme:
    made = _Programme()
    for name, choice in choices.items():
        own = {int(n) + choice.start: made.cp.new_bool_var("") for n in choice.some}
        made.is_at[name] = own
        made.cp.add_exactly_one(own.values())
        for literal, price in zip(own.values(), choice.prices.tolist(), strict=True):
            made.charge(literal, price)
    _add_rows(made, state, choices)
    for wish in plan.wishes:
        if wish.before in choices and wish.after in choices:
            _add_wish(made, wish)
    made.cp.minimize(cp_model.LinearExpr.weighted_sum(made.columns, made.prices))
    return made


def _add_rows(made: _Programme, state: State, choices: Mapping[str, _Choice]) -> None:
    """The rows that the part could bring over their limits."""
    taking, most = {}, state.over.copy()
    for name, choice in choices.items():
        rows, amounts, places = state.entries(name)
        kept = np.isin(places, choice.some)
        taking[name] = rows[kept], amounts[kept], places[kept] + choice.start
        own = np.full_like(most, np.iinfo(np.int64).min)
        np.maximum.at(own, taking[name][0], taking[name][1])
        # Where a session has a place that leaves a row alone, it may take nothing of it.
        touched = np.bincount(taking[name][0], minlength=len(most)) == len(choice.some)
        most += np.where(touched, own, np.maximum(0, own))
    terms: dict[int, list[tuple[cp_model.IntVar, int]]] = {}
    for name, (rows, amounts, places) in taking.items():
        tight = most[rows] > 0
        for row, amount, place in zip(
            rows[tight].tolist(), amounts[tight].tolist(), places[tight].tolist(), strict=True
        ):
            terms.setdefault(row, []).append((made.is_at[name][place], amount))
    strictest: dict[tuple[tuple[int, int], ...], int] = {}
    for row, loads in terms.items():
        room, key = -int(state.over[row]), tuple((literal.index, k) for literal, k in loads)
        load = cp_model.LinearExpr.weighted_sum([one for one, _ in loads], [k for _, k in loads])
        if not state.is_hard[row]:
            over = made.cp.new_int_var(0, int(most[row]), "")
            made.cp.add(load - over <= room)
            made.charge(over, round(state.price[row]))
        elif room < strictest.get(key, room + 1):
            strictest[key] = room
            made.cp.add(load <= room)


def _add_wish(made: _Programme, wish: Wish) -> None:
    before, after = made.is_at[wish.before], made.is_at[wish.after]
    unmet = made.cp.new_bool_var("")
    made.charge(unmet, wish.weight)
    for place, literal in before.items():
        fitting = [after[one] for one in wish.pairs.get(place, ()) if one in after]
        made.cp.add_bool_or([literal.negated(), unmet, *fitting])


def _solved(
    made: _Programme, before: Mapping[str, int], effort: Effort
) -> tuple[dict[str, int], Outcome]:
    for name, own in made.is_at.items():
        for place, literal in own.items():
            made.cp.add_hint(literal, place == before[name])
    search = solver(effort)
    status = search.solve(made.cp)
    outcome = Outcome.THE_BEST if status == cp_model.OPTIMAL else Outcome.STOPPED
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return dict(before), outcome
    return {
        name: next(place for place, literal in own.items() if search.boolean_value(literal))
        for name, own in made.is_at.items()
    }, outcome
