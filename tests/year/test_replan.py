import pytest

from scheduler.domain.timetable import Cost
from scheduler.model.options import SolveOptions
from scheduler.year.changes import changes
from scheduler.year.domain import Calendar
from scheduler.year.solve import fewest_changes, solve
from scheduler.year.verifier import verify

from .years import SMALL, read

OPTIONS = SolveOptions(time_limit=60)
FURTHER = "  sessions:\n  - {session: Ports 1,"


def with_session(line: str) -> str:
    """The small year with one more session of the Working Group on Ports."""
    assert SMALL.count(FURTHER) == 1
    return SMALL.replace(FURTHER, f"  sessions:\n  - {line}\n  - {{session: Ports 1,")


def changed(calendar: Calendar) -> Cost:
    return next(cost for cost in calendar.costs if cost.rule == "fewest-changes")


def test_a_session_more_finds_its_place_and_nothing_else_moves() -> None:
    year = read(with_session("{session: Ports 2, meetings: 4, between: 2030-03-18 to 2030-03-29}"))
    earlier = solve(read(), OPTIONS)

    calendar = solve(year, OPTIONS, earlier=earlier)

    assert verify(year, calendar).is_all_right
    assert fewest_changes(calendar) == changed(calendar).amount == 0
    told = list(changes(earlier, calendar))
    assert len(told) == 1
    assert told[0].startswith("Ports 2 is new: ")


def test_where_it_must_one_session_gives_way_and_that_is_proved_to_be_the_fewest() -> None:
    line = "{session: Ports 2, meetings: 4, between: 2030-03-07 to 2030-03-11}"
    earlier = solve(read(), OPTIONS)
    year = read(with_session(line))

    calendar = solve(year, OPTIONS, earlier=earlier)

    assert verify(year, calendar).is_all_right
    assert changed(calendar).amount == 1
    assert fewest_changes(calendar) == 1
    assert any(one.startswith("Ports 1 begins on ") for one in changes(earlier, calendar))


def test_a_session_that_grows_or_goes_is_told() -> None:
    earlier = solve(read(), OPTIONS)
    rivers = "  - {session: Rivers 2, meetings: 2, between: 2030-03-18 to 2030-03-29"
    grown = read(SMALL.replace("Rivers 2, meetings: 2", "Rivers 2, meetings: 4"))
    gone = read("\n".join(line for line in SMALL.splitlines() if not line.startswith(rivers)))

    assert list(changes(earlier, solve(grown, OPTIONS, earlier=earlier))) == [
        "Rivers 2 holds 4 meetings, not 2; it ends on Thursday 21 March, afternoon."
    ]
    assert list(changes(earlier, solve(gone, OPTIONS, earlier=earlier))) == [
        "Rivers 2 is no longer held."
    ]


@pytest.mark.parametrize("seed", range(3))
def test_without_changes_to_the_year_nothing_changes(seed: int) -> None:
    earlier = solve(read(), OPTIONS)

    again = solve(read(), SolveOptions(time_limit=60, seed=seed), earlier=earlier)

    assert list(changes(earlier, again)) == []


def test_a_session_that_runs_over_a_new_holiday_ends_later_and_that_is_told() -> None:
    longer = SMALL.replace("Rivers 2, meetings: 2", "Rivers 2, meetings: 4")
    earlier = solve(read(longer), OPTIONS)
    year = read(longer.replace("closed: [2030-03-19]", "closed: [2030-03-19, 2030-03-21]"))

    told = list(changes(earlier, solve(year, OPTIONS, earlier=earlier)))

    assert told == [
        "Rivers 2 ends on Friday 22 March, afternoon, not on Thursday 21 March, afternoon."
    ]


@pytest.mark.parametrize(("weight", "least"), [(50, 1), (0, 0)])
def test_the_planner_may_weigh_changes_otherwise(weight: int, least: int) -> None:
    earlier = solve(read(), OPTIONS)
    text = SMALL.replace("closed: [2030-03-19]", "closed: [2030-03-07, 2030-03-19]")
    year = read(f"{text}weights: {{fewest-changes: {weight}}}\n")

    calendar = solve(year, OPTIONS, earlier=earlier)

    assert verify(year, calendar).is_all_right
    assert fewest_changes(calendar) == least
