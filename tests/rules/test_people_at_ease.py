"""Times that do not suit somebody."""

from pathlib import Path

import pytest
from tests.rules.working_group import FILE, PEOPLE, conference, placed

from scheduler.errors import InputFaults
from scheduler.rules.people_at_ease import PeopleAtEase


def test_times_that_do_not_suit(tmp_path: Path) -> None:
    its = conference(tmp_path, FILE + PEOPLE)
    timetable = placed(its, ("2", 0, 900), ("2", 1, 600), ("3", 1, 630), ("3", 2, 900))
    assert [charge.message for charge in PeopleAtEase().charges(its, timetable)] == [
        "item 2 is taken on Thursday 12 September, morning, not for Group A",
        "item 3 is taken on Thursday 12 September, morning, not for Mr. Afar",
    ]
    assert "Hours from 8 a.m. to 8 p.m. suit whoever takes part from afar, where they are." in (
        its.assumptions
    )


def test_hours_that_suit_may_be_said(tmp_path: Path) -> None:
    said = PEOPLE.replace("remote: yes", "remote: yes, rather_not: daily 9:00–10:00")
    its = conference(tmp_path, FILE + said)
    assert not [text for text in its.assumptions if text.startswith("Hours from 8 a.m.")]
    timetable = placed(its, ("3", 0, 900), ("3", 1, 600))
    assert [charge.message for charge in PeopleAtEase().charges(its, timetable)] == [
        "item 3 is taken on Wednesday 11 September, afternoon, not for Mr. Afar"
    ]


def test_what_is_no_time(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as caught:
        conference(tmp_path, FILE + "people:\n- {name: Group A, rather_not: someday}\n")
    assert [fault.message for fault in caught.value.faults] == [
        "“someday” is neither a day nor hours of one."
    ]
