from datetime import date

import pytest

from scheduler.domain.clock import HalfDay
from scheduler.domain.timetable import Status, Timetable
from scheduler.wording import days_and_hours, wording
from scheduler.writers import status

ENGLISH = wording("en")
NOON, MIDNIGHT = 12 * 60, 24 * 60


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        (15 * 60, 18 * 60, "3–6 p.m."),
        (10 * 60, 13 * 60, "10 a.m.–1 p.m."),
        (10 * 60, 11 * 60 + 30, "10–11:30 a.m."),
        (9 * 60 + 30, 12 * 60 + 30, "9:30 a.m.–12:30 p.m."),
        (14 * 60 + 30, 17 * 60 + 30, "2:30–5:30 p.m."),
        (9 * 60, NOON, "9 a.m.–12 noon"),
        (NOON, 15 * 60, "12 noon–3 p.m."),
        (NOON + 30, 14 * 60, "12:30–2 p.m."),
        (19 * 60, 22 * 60, "7–10 p.m."),
        (21 * 60, MIDNIGHT, "9 p.m.–12 midnight"),
        (22 * 60, MIDNIGHT + 60, "10 p.m.–1 a.m."),
        (0, 90, "12 midnight–1:30 a.m."),
        (30, 90, "12:30–1:30 a.m."),
        (9 * 60 + 30, None, "9:30 a.m."),
        (NOON, None, "12 noon"),
        (18 * 60, None, "6 p.m."),
    ],
)
def test_hours_are_printed_as_in_annexes(start: int, end: int | None, printed: str) -> None:
    assert days_and_hours.hours(ENGLISH, start, end) == printed


def test_where_no_hours_are_stated_the_half_day_is_named() -> None:
    assert days_and_hours.hours(ENGLISH, None, None, HalfDay.MORNING) == "Morning"
    assert days_and_hours.hours(ENGLISH, None, None, HalfDay.AFTERNOON) == "Afternoon"
    assert days_and_hours.hours(ENGLISH, None, None) == ""


def test_a_day_is_headed_without_its_year() -> None:
    assert days_and_hours.day_heading(ENGLISH, date(2019, 9, 11)) == "Wednesday, 11 September"
    assert (
        days_and_hours.day_heading(ENGLISH, date(2020, 1, 3), with_year=True)
        == "Friday, 3 January 2020"
    )


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (date(2019, 9, 11), date(2019, 9, 13), "11–13 September 2019"),
        (date(2018, 4, 30), date(2018, 5, 1), "30 April–1 May 2018"),
        (date(2019, 12, 30), date(2020, 1, 3), "30 December 2019–3 January 2020"),
        (date(2019, 9, 11), date(2019, 9, 11), "11 September 2019"),
    ],
)
def test_the_dates_of_a_conference(first: date, last: date, printed: str) -> None:
    assert days_and_hours.date_range(ENGLISH, first, last) == printed


def test_only_what_was_not_proved_is_marked() -> None:
    assert status.note(ENGLISH, Timetable((), Status.OPTIMAL)) == ""
    assert status.note(ENGLISH, Timetable((), Status.GIVEN)) == ""
    unproved = Timetable((), Status.FEASIBLE, objective=100, bound=88, stopped_by="time limit")
    assert status.note(ENGLISH, unproved) == (
        "Best timetable so far, not proved optimal (gap 12.0%; stopped by time limit)"
    )
    assert status.note(ENGLISH, Timetable((), Status.FEASIBLE)) == (
        "Best timetable so far, not proved optimal"
    )
