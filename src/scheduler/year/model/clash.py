"""Why no calendar exists: sessions that cannot all be held, and the rules that are in their way.

Where no calendar is found, few sessions have a part in it as a rule: those that load the limits
whose prices rose the highest while it was looked for (`model.moves`). CP-SAT, which is helpless
before a whole year, refutes so few in a moment; then whatever is not needed for that is left out.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from ortools.sat.python import cp_model

from scheduler.domain.clock import day_name
from scheduler.domain.counting import counted
from scheduler.model.least import least
from scheduler.year.domain import Session, Year
from scheduler.year.model.effort import Effort, solver
from scheduler.year.model.plan import Plan
from scheduler.year.model.state import State
from scheduler.year.rules import HARD
from scheduler.year.rules.base import HardRule

_WORK = 2.0  # of one trial, in CP-SAT's deterministic time
_SECONDS = 10.0
_MOST = 100  # sessions of one trial


@dataclass(frozen=True)
class Clash:
    """Sessions that cannot all be held, though all but any one of them could.

    Within their dates they could all be held, too, if it were not for `rules`.
    """

    sessions: tuple[Session, ...]
    rules: tuple[HardRule, ...]


def clash(plan: Plan, state: State, seed: int, may_go_on: Callable[[], bool]) -> Clash | None:
    """A clash around limits that a search could not keep; None where none was found out."""

    def is_refuted(names: Collection[str], rules: Sequence[HardRule]) -> bool:
        return may_go_on() and _is_refuted(_of(plan.year, names), rules, seed)

    for names in _suspects(state):
        if is_refuted(names, HARD):
            break
    else:
        return None
    kept = least(names, lambda fewer: bool(fewer) and is_refuted(fewer, HARD))
    dates, *others = HARD
    rules = least(others, lambda fewer: bool(fewer) and is_refuted(kept, [dates, *fewer]))
    return Clash(tuple(one for one in plan.year.sessions if one.id in kept), tuple(rules))


def in_words(found: Clash) -> str:
    """What clashes, in words, and what would be right."""
    lines = ["No calendar exists. These sessions cannot all be held within their dates:"]
    if len(found.sessions) == 1:
        lines = ["No calendar exists. This session cannot be held within its dates:"]
    for one in found.sessions:
        lines.append(
            f"  – {one.id}: {counted(one.meetings, 'meeting')}, {day_name(one.earliest)} to "
            f"{day_name(one.latest)} ({one.where})"
        )
    lines += [f"  – {rule.id}: {rule.sentence}" for rule in found.rules]
    remedies = ["Give a session wider dates or fewer meetings"]
    remedies += [rule.remedy for rule in found.rules if rule.remedy]
    return "\n".join([*lines, f"    {', or '.join(remedies)}."])


def _suspects(state: State) -> Iterator[list[str]]:
    """Ever more sessions: those that could load the limit with the highest price first."""
    hard = np.flatnonzero(state.is_hard)
    rows = hard[np.argsort(-state.price[hard], kind="stable")].tolist()
    found: dict[str, None] = {}
    last = 0
    for row in rows:
        found.update(dict.fromkeys(state.could_load(row)))
        if len(found) > _MOST:
            break
        if len(found) >= 2 * last and len(found) > last:
            last = len(found)
            yield list(found)
    if last < len(found) <= _MOST:
        yield list(found)


def _of(year: Year, names: Collection[str]) -> Year:
    """The year with some of its sessions alone."""
    kept = set(names)
    sessions = (
        replace(one, after=tuple(name for name in one.after if name in kept))
        for one in year.sessions
        if one.id in kept
    )
    return replace(year, sessions=tuple(sessions))


def _is_refuted(year: Year, rules: Sequence[HardRule], seed: int) -> bool:
    """Whether it is proved that no calendar keeps the rules."""
    plan, cp = Plan(year, rules=rules), cp_model.CpModel()
    columns = [cp.new_int_var(0, upper, "") for upper in plan.upper]
    for row in plan.rows:
        terms = cp_model.LinearExpr.weighted_sum(
            [columns[column] for column in row.columns], list(row.coefficients)
        )
        low = cp_model.INT_MIN if row.low is None else row.low
        high = cp_model.INT_MAX if row.high is None else row.high
        cp.add_linear_constraint(terms, low, high)
    return solver(Effort(_SECONDS, _WORK, seed)).solve(cp) == cp_model.INFEASIBLE
