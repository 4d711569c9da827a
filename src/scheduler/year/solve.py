"""From a year to its calendar: bound, dates, rooms, teams, and the verifier over all of it.

The year is taken apart. First sessions get their half-days, in a model that counts rooms and
interpreters (`model.plan`): its relaxation with cuts gives the bound (`model.relax`,
`model.rounding`), which a second process raises by trees of branches (`model.proof`,
`model.trees`) and then one by one (`model.closing`). Meanwhile calendars are begun from it again
and again, made better by moves of sessions (`model.moves`) and an exact search over a few of them
at a time (`model.parts`), and crossed with one another (`model.restarts`, `model.crossing`). Then
meetings get rooms, and interpreters get meetings. The counting is exact: whatever keeps the model's
rows has rooms and teams (`rules.rooms`, `rules.interpreters`). Only a session's wish for one room
is looked after last; it costs less than any change of dates.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from scheduler.domain.clock import HalfDay
from scheduler.domain.timetable import Status
from scheduler.errors import ModelDisagrees, NoTimetable, Stopped
from scheduler.model.options import Progress, SolveOptions, Watch
from scheduler.model.search import interruptible
from scheduler.year.domain import HALVES, Calendar, Year, sittings
from scheduler.year.model.clash import clash, in_words
from scheduler.year.model.effort import Effort
from scheduler.year.model.moves import Moves
from scheduler.year.model.plan import Plan
from scheduler.year.model.proof import proof
from scheduler.year.model.relax import Relaxation, relax
from scheduler.year.model.restarts import Restarts
from scheduler.year.model.rooms import rooms
from scheduler.year.rules import SOFT
from scheduler.year.rules.fewest_changes import FewestChanges
from scheduler.year.teams import teams
from scheduler.year.verifier import verify

# The share of the time that the bound may take; and the share, but no more than so many seconds,
# that is kept for rooms, teams and checks.
_FOR_BOUND, _FOR_THE_REST, _SECONDS_FOR_IT = 0.2, 0.15, 15.0
_ALONE = 2.0  # seconds of search before a process for the bound is worth its start
_TRIES_EACH, _TO_REFUSE = 20, 60.0  # moves for each session; seconds
# How much longer than it works a search rests that gains nothing; seconds between looks meanwhile.
_RESTS, _LOOK_AGAIN = 4.0, 0.2
_SHAKES_ALONE = 20.0  # what may gain nothing, for each session, before the end
_ROOMS_WORK = 20.0  # in CP-SAT's deterministic time

_PROOF_FAILED = (
    "The process that raises the bound ended by a fault of the program: the calendar is checked "
    "as always, but may be nearer to the least cost than is said."
)


@dataclass(frozen=True)
class _Bound:
    """No calendar costs less than `cost`; what there is to say of that."""

    cost: int
    notices: tuple[str, ...] = ()


def solve(
    year: Year,
    options: SolveOptions,
    watch: Watch | None = None,
    earlier: Calendar | None = None,
) -> Calendar:
    """Find a calendar of low cost, checked by the verifier, with a proven bound.

    With an earlier calendar, as few sessions as can be change their dates. When the time limit or
    Ctrl-C ends the search, the best calendar so far is returned. Raises `NoTimetable` when none
    exists, `Stopped` when the search ended before it found one, and `ModelDisagrees` when the
    verifier refuses what was found.
    """
    began = time.monotonic()
    dates_by = options.time_limit - min(_FOR_THE_REST * options.time_limit, _SECONDS_FOR_IT)
    with interruptible() as interrupt:

        def left(until: float = options.time_limit) -> float:
            return 0.0 if interrupt.is_pressed else until - (time.monotonic() - began)

        def told(objective: int, bound: int | None) -> None:
            if watch is not None:
                watch(Progress(objective, bound, time.monotonic() - began))

        if earlier is not None:
            year = replace(year, earlier=_beginnings(earlier))
        plan = Plan(year)
        _check(plan)
        moves = _first(plan, options.seed, lambda: left(dates_by) > 0)
        told(moves.state.total(), None)
        bounded = relax if earlier is None else _relaxed_changes
        relaxation = bounded(plan, _FOR_BOUND * left(dates_by))
        bound = _Bound(relaxation.whole)
        if earlier is not None:
            _improved_alone(moves, bound.cost, lambda: left(dates_by), told)
            taken = moves.state.taken
        else:
            taken, bound = _improved(
                moves, plan, relaxation, options.seed, lambda: left(dates_by), told
            )
        effort = Effort(max(1.0, left()), _ROOMS_WORK, options.seed)
        calendar = _finished(year, taken, bound, _rooms_of(earlier), effort)
    return replace(calendar, seconds=time.monotonic() - began)


def fewest_changes(calendar: Calendar) -> int:
    """How many sessions have to change their dates, at the least, in a year planned anew.

    None as far as is known where the planner's weight makes that no matter.
    """
    weight = next(cost.weight for cost in calendar.costs if cost.rule == FewestChanges.id)
    return (calendar.bound or 0) // weight if weight else 0


def _check(plan: Plan) -> None:
    """A session that no half-day suits is named."""
    for session in plan.year.sessions:
        if not plan.places[session.id]:
            raise NoTimetable(
                f"No calendar exists: {session.id} cannot begin anywhere within its dates "
                f"({session.where}).\n    Correct “between” or “begins”."
            )


def _relaxed_changes(plan: Plan, seconds: float) -> Relaxation:
    """How many sessions have to change their dates, at the least, as a bound on the costs.

    Only the changes are relaxed, without what else costs something: shares of sessions that have
    moved are then rounded up to whole ones.
    """
    weights = {rule.id: 0 for rule in SOFT} | {FewestChanges.id: 1}
    relaxation = relax(Plan(replace(plan.year, weights=tuple(weights.items()))), seconds)
    (weight,) = (one.weight_in(plan.year) for one in SOFT if one.id == FewestChanges.id)
    bound = weight * relaxation.whole
    return Relaxation(float(bound), relaxation.added, relaxation.shares)


_IMPOSSIBLE = (
    "No calendar exists that keeps every hard rule; which sessions clash was not found out.\n"
    "    Give sessions wider dates, or add interpreters or rooms."
)


def _first(plan: Plan, seed: int, may_go_on: Callable[[], bool]) -> Moves:
    """A first calendar, from the earlier one if there is one."""
    year = plan.year
    before = {name: year.numbers(day, day).start + (half is not HALVES[0])
              for name, (day, half) in year.earlier}  # fmt: skip
    kept = {name: first for name, first in before.items() if first in plan.places.get(name, ())}
    moves = Moves(plan, seed, kept)
    tries = iter(range(_TRIES_EACH * len(year.sessions)))
    if moves.find(lambda: may_go_on() and next(tries, None) is not None):
        return moves
    # So many moves are rarely needed where there is a calendar: perhaps there is none.
    found = clash(plan, moves.state, seed, may_go_on)
    if found is not None:
        raise NoTimetable(in_words(found))
    if may_go_on() and relax(plan, _TO_REFUSE).is_impossible:
        raise NoTimetable(_IMPOSSIBLE)
    if not moves.find(may_go_on):
        raise Stopped(
            "The search was stopped before there was a calendar.\n"
            "    Give it more time with --time-limit, or give sessions wider dates."
        )
    return moves


Left = Callable[[], float]
Told = Callable[[int, int | None], None]


def _improved_alone(moves: Moves, bound: int, left: Left, told: Told) -> None:
    """Make the calendar better, with the bound that there is."""
    most = round(_SHAKES_ALONE * len(moves.state.taken))
    moves.search(lambda: bound, lambda: left() > 0, lambda total: told(total, bound), most)


def _improved(
    moves: Moves, plan: Plan, relaxation: Relaxation, seed: int, left: Left, told: Told
) -> tuple[dict[str, int], _Bound]:
    """Make the calendar better and raise the bound, until they meet or time is up."""
    later = left() - _ALONE
    # After Ctrl-C nothing is left, whatever `later` is.
    _improved_alone(moves, relaxation.whole, lambda: min(left(), left() - later), told)
    taken, total = moves.state.taken, moves.state.total()
    if total <= relaxation.whole or left() <= 0:
        return taken, _Bound(relaxation.whole)
    with proof(plan, relaxation.cuts, total, left()) as proved:

        def goal() -> int:
            return max(relaxation.whole, proved.bound)

        def tell(total: int) -> None:
            told(total, goal())
            proved.hear(total)

        def rest(seconds: float) -> None:
            """Leave the processor to the proof, as long as it makes use of it."""
            proved.hear(restarts.total, is_alone=True)
            until = time.monotonic() + _RESTS * seconds
            while restarts.total > goal() and left() > 0 and time.monotonic() < until:
                if proved.has_ended or proved.calendar is not None:
                    break
                told(restarts.total, goal())
                time.sleep(_LOOK_AGAIN)

        def given() -> dict[str, int] | None:
            """A calendar that the proof has come upon, once."""
            found, proved.calendar = proved.calendar, None
            return found

        restarts = Restarts(plan, relaxation, seed, taken)
        restarts.search(goal, left, tell, rest, given)
    return restarts.taken, _Bound(goal(), (_PROOF_FAILED,) if proved.has_failed else ())


def _finished(
    year: Year,
    taken: Mapping[str, int],
    bound: _Bound,
    earlier_rooms: Mapping[str, str],
    effort: Effort,
) -> Calendar:
    """The calendar with rooms, teams and costs, verified."""
    given = rooms(year, taken, earlier_rooms, effort)
    meetings = [
        replace(meeting, room=given.get((name, first + meeting.number - 1), ""))
        for name, first in taken.items()
        for meeting in sittings(year, year.session_by_id[name], first)
    ]
    meetings.sort(key=lambda one: (one.when, one.session))
    calendar = Calendar(tuple(meetings), tuple(teams(year, meetings)))
    report = verify(year, calendar)
    if not report.is_all_right or report.objective < bound.cost:
        found = "; ".join(violation.message for violation in report.violations[:3])
        raise ModelDisagrees(
            "This is a fault of the program, not of your file: the verifier refuses the calendar "
            f"({found or 'it costs less than the bound'})."
        )
    proved = report.objective == bound.cost
    return replace(
        calendar,
        status=Status.OPTIMAL if proved else Status.FEASIBLE,
        bound=bound.cost,
        costs=report.costs,
        notices=bound.notices,
    )


def _beginnings(calendar: Calendar) -> tuple[tuple[str, tuple[date, HalfDay]], ...]:
    found = calendar.by_session().items()
    return tuple((name, (meetings[0].day, meetings[0].half)) for name, meetings in found)


def _rooms_of(earlier: Calendar | None) -> dict[str, str]:
    """The room in which each session began."""
    found = earlier.by_session() if earlier is not None else {}
    return {name: meetings[0].room for name, meetings in found.items()}
