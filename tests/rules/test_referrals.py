"""What is referred to another body is over there in time."""

import pytest
from tests.services.conferences import meeting, several

from scheduler.domain.services import Referral, Services
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules.referrals import Referrals


def conference(half_days: int):
    return several(
        {"a": ["First"], "b": ["Second"]},
        [meeting(body, half_day) for body in "ab" for half_day in range(4)],
        Services(referrals=(Referral("a1", "b1", half_days),)),
    )


def broken(half_days: int, first: int, second: int) -> list[str]:
    its = conference(half_days)
    placed = tuple(
        Placement(f"{key}1", f"{key}{number}", its.meeting_by_id[f"{key}{number}"].start, 1000)
        for key, number in (("a", first), ("b", second))
    )
    return [v.message for v in Referrals().check(its, Timetable(placed, Status.GIVEN))]


@pytest.mark.parametrize(
    ("half_days", "first", "second"), [(0, 0, 1), (1, 0, 1), (1, 1, 2), (2, 0, 2), (2, 1, 3)]
)
def test_in_time(half_days: int, first: int, second: int) -> None:
    assert not broken(half_days, first, second)


@pytest.mark.parametrize(
    ("half_days", "first", "second"), [(0, 1, 1), (0, 2, 1), (1, 1, 1), (2, 0, 1), (2, 2, 3)]
)
def test_too_late(half_days: int, first: int, second: int) -> None:
    assert broken(half_days, first, second)


def test_half_days_between_two_items_of_one_body() -> None:
    its = several(
        {"a": ["First", "Second"]},
        [meeting("a", half_day) for half_day in range(4)],
        Services(referrals=(Referral("a1", "a2", 2),)),
    )

    def told(second: int) -> list[str]:
        placed = (Placement("a1", "a0", 600, 780), Placement("a2", f"a{second}", 600, 780))
        return [v.message for v in Referrals().check(its, Timetable(placed, Status.GIVEN))]

    assert not told(2)
    assert told(1) == [
        "item a1 is over 2 half-days or more before item a2 is taken up, but they are taken on "
        "Monday 1 March, morning, and on Monday 1 March, afternoon"
    ]


def test_message() -> None:
    assert broken(1, 1, 1) == [
        "item a1 is over in Body a a half-day or more before item b1 is taken up in Body b, "
        "but they are taken on Monday 1 March, afternoon, and on Monday 1 March, afternoon"
    ]
    assert broken(2, 0, 1)[0].startswith(
        "item a1 is over in Body a 2 half-days or more before item b1 is taken up in Body b"
    )
    assert broken(0, 1, 1)[0].startswith(
        "item a1 is over in Body a before item b1 is taken up in Body b"
    )
