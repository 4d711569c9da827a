"""Why there is no calendar: the fewest sessions that clash, and the rules in their way."""

import pytest

from scheduler.errors import NoTimetable
from scheduler.model.options import SolveOptions
from scheduler.year.solve import solve

from .years import SMALL, read

ROOMS = "rooms: One meeting is held in a room at a time, and the room has the seats and booths."
NOT_TOGETHER = (
    "not-together: A body does not meet in the same half-day as one that it must not meet beside."
)
ORDER = "order: A session begins when the sessions that it comes after are over."
INTERPRETERS = (
    "interpreters: Each booth of a meeting has its interpreters; one of them serves one meeting at "
    "a time, so many a day and so many in any seven days."
)
CLASHES = [
    (
        "{en: 4, fr: 4}, in_seven_days: 7",
        "{en: 4, fr: 2}, in_seven_days: 5",
        ("This session cannot be held within its dates:",
         "Transport 1: 6 meetings, Monday 4 March to Friday 22 March (year.yaml:22)", INTERPRETERS),
        "Give a session wider dates or fewer meetings, or add interpreters.",
    ),
    (
        "    between: 2030-03-04 to 2030-03-22\n",
        "    between: 2030-03-04 to 2030-03-07\n",
        ("These sessions cannot all be held within their dates:",
         "Ports 1: 4 meetings, Monday 4 March to Friday 15 March (year.yaml:15)",
         "Transport 1: 6 meetings, Monday 4 March to Thursday 7 March (year.yaml:22)", ORDER),
        "Give a session wider dates or fewer meetings, or take out an “after”.",
    ),
    (
        "meetings: 2, between: 2030-03-18 to 2030-03-29",
        "meetings: 2, begins: 2030-03-25, between: 2030-03-25 to 2030-03-25}\n"
        "- body: Board\n  not_with: [Commission on Rivers]\n  sessions:\n"
        "  - {session: Board 1, meetings: 1, between: 2030-03-25 to 2030-03-25",
        ("These sessions cannot all be held within their dates:",
         "Rivers 2: 2 meetings, Monday 25 March to Monday 25 March (year.yaml:34)",
         "Board 1: 1 meeting, Monday 25 March to Monday 25 March (year.yaml:38)", NOT_TOGETHER),
        "Give a session wider dates or fewer meetings, or take out a “not_with”.",
    ),
    (
        "meetings: 2, between: 2030-03-18 to 2030-03-29",
        "meetings: 2, seats: 200, between: 2030-03-25 to 2030-03-25}\n"
        "- body: Board\n  seats: 200\n  sessions:\n"
        "  - {session: Board 1, meetings: 1, between: 2030-03-25 to 2030-03-25",
        ("These sessions cannot all be held within their dates:",
         "Rivers 2: 2 meetings, Monday 25 March to Monday 25 March (year.yaml:34)",
         "Board 1: 1 meeting, Monday 25 March to Monday 25 March (year.yaml:38)", ROOMS),
        "Give a session wider dates or fewer meetings, or add a room that fits.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "told", "remedy"), CLASHES)
def test_the_sessions_that_clash_are_named_with_the_rules_in_their_way(
    right: str, wrong: str, told: tuple[str, ...], remedy: str
) -> None:
    assert SMALL.count(right) == 1
    year = read(SMALL.replace(right, wrong).replace(", wished: 2030-03-19}", "}").replace(
        "wished: 2030-03-11", "wished: 2030-03-05"))  # fmt: skip

    with pytest.raises(NoTimetable) as raised:
        solve(year, SolveOptions(time_limit=30))

    first, *lines = told
    assert str(raised.value).splitlines() == [
        f"No calendar exists. {first}", *(f"  – {line}" for line in lines), f"    {remedy}"
    ]  # fmt: skip
