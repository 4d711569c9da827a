"""What can be brought forward when a meeting ends early."""

from pathlib import Path

from tests.rules.working_group import FILE, conference, placed

from scheduler.rules.item_to_fill_in import ItemToFillIn


def test_nothing_is_left_to_fill_in(tmp_path: Path) -> None:
    its = conference(tmp_path, FILE)
    opening, end = ("1", 0, 900), [("4", 4, 900), ("6", 4, 930)]
    timetable = placed(its, opening, ("2", 0, 930), ("5", 1, 600), ("3", 2, 900), *end)
    assert [charge.message for charge in ItemToFillIn().charges(its, timetable)] == [
        "nothing can be brought forward into Wednesday 11 September, afternoon",
        "nothing can be brought forward into Thursday 12 September, morning",
        "nothing can be brought forward into Thursday 12 September, afternoon",
    ]
