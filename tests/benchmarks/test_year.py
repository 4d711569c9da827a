import pytest
from benchmarks.year.generate import year_file

from scheduler.model.options import SolveOptions
from scheduler.readers.yaml_source import source_from
from scheduler.year.domain import Year
from scheduler.year.read import year_from
from scheduler.year.solve import solve
from scheduler.year.verifier import verify


def generated(meetings: int, seed: int) -> Year:
    return year_from(source_from(year_file(meetings, seed), "generated.yaml"))


def test_a_seed_gives_the_same_year_every_time() -> None:
    assert year_file(150, 4) == year_file(150, 4)
    assert year_file(150, 4) != year_file(150, 5)


def test_a_generated_year_has_genevas_figures() -> None:
    year = generated(2700, 1)

    assert sum(session.meetings for session in year.sessions) == 2700
    assert (len(year.bodies), len(year.days), len(year.rooms)) == (120, 250, 20)
    assert year.interpretation is not None
    assert 95 <= sum(booth.people for booth in year.interpretation.booths) <= 105
    assert {4 <= session.meetings <= 40 for session in year.sessions} == {True}
    assert any(session.after for session in year.sessions)
    assert any(session.straight_after for session in year.sessions)
    assert any(body.not_with for body in year.bodies)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_generated_year_has_a_calendar(seed: int) -> None:
    year = generated(100, seed)

    calendar = solve(year, SolveOptions(time_limit=20))

    assert verify(year, calendar).is_all_right
    assert len(calendar.meetings) == 100
