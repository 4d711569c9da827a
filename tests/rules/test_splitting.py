"""How far items are split, and that a right of reply ends a day."""

from pathlib import Path

import pytest
from tests.rules.working_group import FILE, conference, placed

from scheduler.api import solve
from scheduler.errors import InputFaults
from scheduler.rules.splitting import Splitting


def test_pieces_are_few_and_not_short(tmp_path: Path) -> None:
    its = conference(tmp_path, FILE + "pieces: {least: 60, most: 2}\n")
    timetable = placed(its, ("2", 0, 900), ("2", 1, 600), ("2", 2, 900), ("3", 3, 600))
    assert [one.message for one in Splitting().check(its, timetable)] == [
        "item 2 is taken in 3 meetings, not in 2 meetings at the most",
        *(
            f"item 2 has 30 minutes on {day} September, {half}, not 60"
            for day, half in (
                ("Wednesday 11", "afternoon"),
                ("Thursday 12", "morning"),
                ("Thursday 12", "afternoon"),
            )
        ),
    ]
    pieces = {one.meeting for one in solve(its).of_part("2")}
    assert len(pieces) == 2


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        ("{}", "An item that is split gets 60 minutes in each meeting and runs over four meetings "
               "at the most."),
        ("{most: 2}", "An item that is split gets 60 minutes in each meeting."),
        ("{least: 30}", "An item that is split runs over four meetings at the most."),
    ],
)  # fmt: skip
def test_what_is_assumed_of_pieces_is_said(tmp_path: Path, pieces: str, told: str) -> None:
    assert told in conference(tmp_path, f"{FILE}pieces: {pieces}\n").assumptions


def test_a_right_of_reply_ends_a_day(tmp_path: Path) -> None:
    its = conference(tmp_path, FILE)
    mornings = {one.id for one in its.meetings if one.half_day == "morning"}
    assert its.part_by_id["4"].avoids == mornings
    assert {one.meeting for one in solve(its).of_part("4")}.isdisjoint(mornings)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("pieces: {most: 0}\n", "0 is too little here."),
        ("pieces: {least: long}\n", "“long” is not a length of time."),
    ],
)
def test_what_is_wrong(tmp_path: Path, lines: str, told: str) -> None:
    with pytest.raises(InputFaults) as caught:
        conference(tmp_path, FILE + lines)
    assert [fault.message for fault in caught.value.faults] == [told]
