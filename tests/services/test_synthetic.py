"""The synthetic conferences in `data/synthetic`: as the generator makes them, and feasible."""

from pathlib import Path

import pytest
from benchmarks.conferences import conference_file

from scheduler.domain.timetable import Status, Timetable
from scheduler.domain.utilization import load_of
from scheduler.model.build import frame_of
from scheduler.model.options import Progress
from scheduler.model.start import start_of
from scheduler.readers import read_conference
from scheduler.verifier import verify

DATA = Path(__file__).parents[2] / "data" / "synthetic"
KINDS = ("roomy", "tight")


@pytest.mark.parametrize("kind", [*KINDS, "individuals"])
def test_the_file_is_what_the_generator_makes(kind: str) -> None:
    text = (DATA / f"conference-{kind}.yaml").read_text("utf-8")
    assert text == conference_file(kind)
    assert "synthetic" in text.partition("\n")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_bodies_are_placed_beside_one_another(kind: str) -> None:
    conference = read_conference(DATA / f"conference-{kind}.yaml")
    assert len(conference.parts) == 110
    assert len(conference.services.rooms) == 6
    found: list[Progress] = []
    start = start_of(frame_of(conference), lambda: len(found) > 2, found.append)
    assert start.placements is not None
    timetable = Timetable(start.placements, Status.GIVEN)
    report = verify(conference, timetable)
    assert not report.violations
    assert start.bound <= start.objective == report.objective
    assert 58 <= len({placed.meeting for placed in start.placements}) <= 100
    loads = load_of(conference, timetable)
    assert all(load.most - load.fewest <= 1 for load in loads)
    assert all(load.most <= 2 * 7 for load in loads)
    if kind == "tight":
        used = sum(load.duties for load in loads) / sum(2 * 7 * load.people for load in loads)
        assert used > 0.95
