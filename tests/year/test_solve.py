import itertools
import shutil
import signal
import sys
import time
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.year.generate import year_file
from benchmarks.year.runs import year_of
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.domain.timetable import Status
from scheduler.errors import NoTimetable
from scheduler.model.options import SolveOptions
from scheduler.year.domain import Calendar, Year, sittings
from scheduler.year.model.effort import Effort
from scheduler.year.model.exact import Outcome, put_anew
from scheduler.year.model.moves import Moves
from scheduler.year.model.parts import Parts
from scheduler.year.model.plan import Plan
from scheduler.year.model.proof import proof
from scheduler.year.model.relax import priced, relax
from scheduler.year.model.rooms import rooms
from scheduler.year.model.rounding import Rounding
from scheduler.year.model.state import State
from scheduler.year.solve import solve
from scheduler.year.teams import teams
from scheduler.year.verifier import verify

from .years import SMALL, cost, read

OPTIONS = SolveOptions(time_limit=60)


def calendar_of(year: Year, taken: dict[str, int]) -> Calendar:
    """Sessions at given half-days, with rooms and teams as the solver gives them."""
    where = rooms(year, taken, {}, Effort(10, 10, 0))
    meetings = tuple(
        replace(one, room=where.get((name, first + one.number - 1), ""))
        for name, first in taken.items()
        for one in sittings(year, year.session_by_id[name], first)
    )
    return Calendar(meetings, tuple(teams(year, meetings)))


def least_by_trying(year: Year) -> int | None:
    """The least cost of all calendars that the verifier accepts, one after another."""
    places, found = Plan(year).places, []
    for firsts in itertools.product(*places.values()):
        report = verify(year, calendar_of(year, dict(zip(places, firsts, strict=True))))
        if report.is_all_right:
            found.append(report.objective)
    return min(found, default=None)


def test_a_small_year_gets_the_calendar_one_would_make_by_hand() -> None:
    year = read()

    calendar = solve(year, OPTIONS)

    begins = {name: own[0].name for name, own in calendar.by_session().items()}
    assert begins == {
        "Ports 1": "Thursday 7 March, morning",
        "Transport 1": "Monday 11 March, morning",
        "Rivers 1": "Thursday 14 March, morning",
        "Rivers 2": "Wednesday 20 March, morning",
    }
    assert {one.room for one in calendar.by_session()["Transport 1"]} == {"Hall"}
    assert verify(year, calendar).is_all_right


@settings(max_examples=3, deadline=None)
@given(
    people=st.sampled_from([2, 4]),
    in_seven_days=st.integers(3, 7),
    lengths=st.tuples(*[st.integers(2, 5)] * 3),
    after=st.booleans(),
    straight_after=st.booleans(),
    not_with=st.booleans(),
    rooms=st.integers(1, 2),
)
def test_the_search_finds_the_least_cost_there_is_and_the_bound_is_below_it(
    people: int,
    in_seven_days: int,
    lengths: tuple[int, int, int],
    after: bool,
    straight_after: bool,
    not_with: bool,
    rooms: int,
) -> None:
    sessions = [
        f"{{session: {name} 1, meetings: {length}, between: 2030-03-06 to 2030-03-11, "
        f"wished: 2030-03-07{more}}}"
        for name, length, more in zip(
            "ABC",
            lengths,
            (
                "",
                ", after: [A 1]" if after else "",
                ", straight_after: [A 1]" if straight_after else "",
            ),
            strict=True,
        )
    ]
    text = "\n".join([
        "year: Three bodies", "zone: Europe/Zurich", "dates: 2030-03-06 to 2030-03-11",
        f"rooms: [{', '.join(f'Room {n}' for n in range(rooms))}]",
        f"interpreters: {{people: {{en: {people}}}, in_seven_days: {in_seven_days}}}",
        "bodies:",
        *(f"- {{body: {name}, languages: en, sessions: [{one}]"
          f"{', not_with: [A]' if not_with and name == 'B' else ''}}}"
          for name, one in zip("ABC", sessions, strict=True)),
    ])  # fmt: skip
    year = read(text)
    least = least_by_trying(year)
    if least is None:
        return

    calendar = solve(year, SolveOptions(time_limit=5))

    assert calendar.objective == least
    assert calendar.bound is not None
    assert calendar.bound <= least


def test_a_year_of_one_session_without_services() -> None:
    year = read("""\
year: One session
zone: Europe/Zurich
dates: 2030-03-04 to 2030-03-08
bodies: [{body: WG, sessions: [{session: WG 1, meetings: 3, between: 2030-03-04 to 2030-03-08}]}]
""")

    calendar = solve(year, OPTIONS)

    assert (calendar.gap, len(calendar.meetings), calendar.duties) == (0, 3, ())


def test_any_prices_give_a_bound() -> None:
    plan = Plan(read())
    cost = solve(read(), OPTIONS).objective

    for seed in range(20):
        prices = np.random.default_rng(seed).normal(0, 2, len(plan.rows))
        bound, _ = priced(plan, prices)
        assert bound <= cost
    assert 0 < relax(plan, 10).bound <= cost


def test_what_is_cut_off_is_no_calendar() -> None:
    year = year_of(year_file(150, 3))
    plan, random = Plan(year), np.random.default_rng(5)
    rounding, cuts = Rounding(plan, 3), []
    for _ in range(10):
        shares = np.zeros(len(plan.upper))
        for own in plan.places.values():
            some = random.choice(list(own.values()), 3)
            shares[some] = 1 / len(set(some))
        cuts += rounding.cuts(shares)

    for seed in range(5):
        moves = Moves(plan, seed, {})
        assert moves.find(lambda: True)
        values = columns_of(plan, moves.state.taken)
        for row in cuts:
            assert values[list(row.columns)] @ np.array(row.coefficients) <= (row.high or 0)
    assert len(cuts) > 20


def columns_of(plan: Plan, taken: dict[str, int]) -> np.ndarray:
    """The values of all columns but those of wishes, with no more of any amount than is needed."""
    values = np.zeros(len(plan.upper))
    for name, first in taken.items():
        values[plan.places[name][first]] = 1
    for column, number in plan.defines.items():
        values[column] = values[plan.rows[number].columns[:-1]].sum()
    for number in plan.limits:
        row = plan.rows[number]
        amount = row.columns[-1]
        if amount >= sum(map(len, plan.places.values())) and amount not in plan.defines:
            values[amount] = max(0, values[row.columns[:-1]].sum() - (row.high or 0))
    return values


def test_the_process_that_proves_comes_to_the_least_cost_and_to_its_calendar() -> None:
    plan = Plan(read())
    least = solve(read(), OPTIONS).objective

    for known in (least, least + 5):
        with proof(plan, relax(plan, 10).cuts, known, 10) as proved:
            until = time.monotonic() + 10
            while not proved.has_ended and time.monotonic() < until:
                time.sleep(0.01)
            assert proved.bound == least
        assert not proved.has_failed
        if known == least:
            assert proved.calendar is None
        else:
            assert proved.calendar is not None
            assert cost(plan, proved.calendar) == least


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="Windows has no SIGPIPE.")
def test_a_process_that_cannot_prove_is_told_of_and_does_not_end_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The commands are ended by a reader of their output that goes away, as others are."""
    year = year_of(year_file(250, 1))
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        calendar = solve(year, SolveOptions(time_limit=5))
        assert signal.getsignal(signal.SIGPIPE) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGPIPE, before)

    assert calendar.bound is not None
    assert calendar.bound < calendar.objective
    assert "ended by a fault of the program" in calendar.notices[0]
    assert verify(year, calendar).is_all_right


def test_moves_count_what_the_verifier_counts() -> None:
    year = read()
    plan = Plan(year)
    moves = Moves(plan, 3, {})

    assert moves.find(lambda: True)
    assert verify(year, calendar_of(year, moves.state.taken)).objective == moves.state.total()
    moves.search(lambda: 0, iter([True] * 500 + [False] * 99).__next__, lambda total: None, 99)
    report = verify(year, calendar_of(year, moves.state.taken))
    assert report.is_all_right
    assert report.objective == moves.state.total()


def test_parts_are_put_anew_without_breaking_a_rule_and_down_to_the_least_cost() -> None:
    for year in (read(), year_of(year_file(150, 3))):
        plan = Plan(year)
        moves = Moves(plan, 3, {})
        assert moves.find(lambda: True)
        parts = Parts(plan, 3, moves.state.taken)
        assert parts.state.total() == moves.state.total()

        parts.search(lambda: 0, lambda: 10.0, lambda total: None, 30)

        report = verify(year, calendar_of(year, parts.state.taken))
        assert report.is_all_right
        assert report.objective == parts.state.total() <= moves.state.total()


def test_all_sessions_together_are_put_where_the_cost_is_least() -> None:
    year = read()
    plan, least = Plan(year), solve(year, OPTIONS).objective
    for seed in range(5):
        moves, state = Moves(plan, seed, {}), State(plan)
        assert moves.find(lambda: True)
        state.put_all(moves.state.taken)

        outcome = put_anew(plan, state, list(state.at), Effort(10, 10, 0))

        assert outcome is Outcome.THE_BEST
        assert round(state.total()) == least


def test_the_same_year_and_seed_give_the_same_calendar() -> None:
    assert solve(read(), OPTIONS) == solve(read(), OPTIONS)


def test_a_proved_calendar_says_so() -> None:
    calendar = solve(read(SMALL.replace("wished: 2030-03-11", "wished: 2030-03-08")), OPTIONS)

    assert (calendar.status is Status.OPTIMAL) == (calendar.gap == 0)


def test_no_one_of_a_booth_serves_two_meetings_more_than_another() -> None:
    duties = solve(read(), OPTIONS).duties

    for booth in ("en", "fr"):
        loads = Counter(one.person for one in duties if one.language == booth)
        assert max(loads.values()) - min(loads.values()) <= 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("wished: 2030-03-06", "begins: 2030-03-15"),
            "No calendar exists: Ports 1 cannot begin anywhere within its dates (year.yaml:15).",
        ),
        (
            ("en: 4, fr: 4}, in_seven_days: 7", "en: 2, fr: 2}, in_seven_days: 3"),
            "No calendar exists. This session cannot be held within its dates:",
        ),
    ],
)
def test_a_year_without_a_calendar_says_so(change: tuple[str, str], message: str) -> None:
    with pytest.raises(NoTimetable) as raised:
        solve(read(SMALL.replace(*change)), OPTIONS)
    assert str(raised.value).splitlines()[0] == message


def test_a_room_that_no_session_can_keep_changes_hands() -> None:
    """A and D, then A and B, then B and C, of which C and D need the large room."""
    text = """\
year: Two rooms
zone: Europe/Zurich
dates: 2030-03-04 to 2030-03-05
rooms: [{name: Hall, seats: 500}, {name: Room 1, seats: 100}]
bodies:
- {body: A, sessions: [{session: A, meetings: 2, between: 2030-03-04 to 2030-03-05}]}
- {body: B, sessions: [{session: B, meetings: 2, between: 2030-03-04 to 2030-03-05}]}
- {body: C, seats: 300, sessions: [{session: C, meetings: 1, between: 2030-03-04 to 2030-03-05}]}
- {body: D, seats: 300, sessions: [{session: D, meetings: 1, between: 2030-03-04 to 2030-03-05}]}
"""
    year = read(text)

    report = verify(year, calendar_of(year, {"A": 0, "D": 0, "B": 1, "C": 2}))

    assert report.is_all_right
    assert {cost.rule: cost.amount for cost in report.costs}["one-room"] == 1
