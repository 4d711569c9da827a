from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from scheduler.domain.clock import HalfDay
from scheduler.domain.interpreters import Duty
from scheduler.model.options import SolveOptions
from scheduler.year.domain import Calendar, Meeting, Year
from scheduler.year.rules import HARD, SOFT
from scheduler.year.solve import solve
from scheduler.year.verifier import verify

from .years import read

YEAR = read()
SOLVED = solve(YEAR, SolveOptions(time_limit=60))


def moved(session: str, number: int, **changes: object) -> Calendar:
    """The calendar with one meeting changed."""
    return replace(
        SOLVED,
        meetings=tuple(
            replace(one, **changes) if (one.session, one.number) == (session, number) else one  # type: ignore[arg-type]
            for one in SOLVED.meetings
        ),
    )


def without(session: str, number: int) -> Calendar:
    kept = tuple(m for m in SOLVED.meetings if (m.session, m.number) != (session, number))
    return replace(SOLVED, meetings=kept)


def more(duty: Duty) -> Calendar:
    return replace(SOLVED, duties=(*SOLVED.duties, duty))


def broken(calendar: Calendar, year: Year = YEAR) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for violation in verify(year, calendar).violations:
        found.setdefault(violation.rule, []).append(violation.message)
    return found


BREAKS: list[tuple[str, Callable[[], Calendar], str]] = [
    (
        "dates",
        lambda: moved("Rivers 2", 1, day=date(2030, 3, 19)),
        "Rivers 2 meets on Tuesday 19 March, morning, when the house is closed",
    ),
    (
        "dates",
        lambda: moved("Rivers 2", 2, day=date(2030, 4, 1)),
        "Rivers 2 meets on Monday 1 April, afternoon, when the house is closed",
    ),
    (
        "dates",
        lambda: moved("Ports 1", 4, day=date(2030, 3, 18)),
        "Ports 1 meets on Monday 18 March, afternoon, outside its dates",
    ),
    (
        "whole-sessions",
        lambda: without("Rivers 2", 2),
        "Rivers 2 holds 1 of its 2 meetings",
    ),
    (
        "whole-sessions",
        lambda: moved("Rivers 2", 2, day=date(2030, 3, 21)),
        "Rivers 2 does not go straight on from Wednesday 20 March, morning",
    ),
    (
        "one-at-a-time",
        lambda: moved("Rivers 2", 1, day=date(2030, 3, 15)),
        "Rivers 1 and Rivers 2 are of one body and meet on Friday 15 March, morning",
    ),
    (
        "not-together",
        lambda: moved("Rivers 1", 1, day=date(2030, 3, 12)),
        "Rivers and Transport both meet on Tuesday 12 March, morning",
    ),
    (
        "order",
        lambda: moved("Ports 1", 4, day=date(2030, 3, 11)),
        "Transport 1 begins before Ports 1 is over",
    ),
    (
        "rooms",
        lambda: moved("Transport 1", 1, room="Room 1"),
        "Transport 1 does not fit into Room 1 on Monday 11 March, morning",
    ),
    (
        "rooms",
        lambda: moved("Transport 1", 1, room="Room 9"),
        "Transport 1 has no room on Monday 11 March, morning",
    ),
    (
        "interpreters",
        lambda: replace(SOLVED, duties=SOLVED.duties[1:]),
        "Ports 1 has 1 interpreters in the en booth on Thursday 7 March, morning, not 2",
    ),
    (
        "interpreters",
        lambda: without("Rivers 2", 2),
        "en 3 serves Rivers 2 / 2, which is not held",
    ),
    (
        "interpreters",
        lambda: more(Duty("en 5", "en", "Ports 1 / 1")),
        "5 people serve in the en booth",
    ),
    (
        "interpreters",
        lambda: replace(
            SOLVED, duties=tuple(replace(one, person=f"{one.language} 1") for one in SOLVED.duties)
        ),
        "en 1 serves 2 meetings on Thursday 7 March, morning",
    ),
]


@pytest.mark.parametrize(("rule", "calendar", "message"), BREAKS)
def test_a_broken_rule_is_found(rule: str, calendar: Callable[[], Calendar], message: str) -> None:
    assert broken(SOLVED) == {}
    assert message in broken(calendar())[rule]


def test_two_sessions_in_one_room_are_found() -> None:
    twin = Meeting("Rivers 1", 1, date(2030, 3, 14), HalfDay.MORNING, "Hall")
    other = Meeting("Ports 1", 1, date(2030, 3, 14), HalfDay.MORNING, "Hall")

    found = broken(Calendar((twin, other)))["rooms"]

    assert found == ["Rivers 1 and Ports 1 both have Hall on Thursday 14 March, morning"]


def test_too_many_meetings_in_seven_days_are_found() -> None:
    assert YEAR.interpretation is not None
    strict = replace(YEAR, interpretation=replace(YEAR.interpretation, in_seven_days=2))

    assert (
        "en 1 serves 5 meetings in the seven days from Thursday 7 March"
        in broken(SOLVED, strict)["interpreters"]
    )


def test_soft_rules_say_what_they_charge() -> None:
    told = {cost.rule: cost.details for cost in verify(YEAR, SOLVED).costs if cost.details}

    assert told == {
        "wished-dates": (
            "Ports 1 begins 1 working day later than wished",
            "Rivers 1 begins 2 working days later than wished",
        )
    }
    late = moved("Ports 1", 1, day=date(2030, 3, 6), half=HalfDay.AFTERNOON)
    opened = {cost.rule: cost.details for cost in verify(YEAR, late).costs}
    assert opened["morning-openings"] == ("Ports 1 opens in the afternoon",)
    split = moved("Rivers 2", 2, day=date(2030, 3, 25))
    weeks = {cost.rule: cost.details for cost in verify(YEAR, split).costs}
    assert weeks["whole-weeks"] == ("Rivers 2 runs over 2 weeks from 20 March",)


def test_rules_have_names_and_sentences_of_their_own() -> None:
    assert len({rule.id for rule in (*HARD, *SOFT)}) == len(HARD) + len(SOFT)
    for rule in (*HARD, *SOFT):
        assert rule.sentence.endswith(".")
        assert rule.id.replace("-", "").isalpha()
