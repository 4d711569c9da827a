"""What each item costs: together all that the timetable costs."""

from pathlib import Path

import pytest
from tests.builders import conference_2019, fill

from scheduler import api
from scheduler.verifier import cost_by_part, verify
from scheduler.writers.timetable_json import document

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_items_share_the_whole_cost(path: Path) -> None:
    conference = api.read(path)
    timetable = api.read_timetable(DATA / "published" / f"{path.stem}.csv", conference)
    parts = cost_by_part(conference, timetable)
    assert sum(parts.values()) == verify(conference, timetable).objective
    assert {part for part in parts if part is not None} <= set(conference.part_by_id)


def test_item_1_is_not_taken_for_item_1_a() -> None:
    conference = conference_2019()
    found = cost_by_part(conference, fill(conference))
    assert set(found) <= {"2", "3", "4", "5", None}


def test_every_result_has_it() -> None:
    conference = conference_2019()
    timetable = api.solve(conference)
    listed = document(conference, timetable)["costs_by_item"]
    assert sum(entry["total"] for entry in listed) == timetable.objective
