import sys
from pathlib import Path

import pytest
from benchmarks.year.__main__ import main
from benchmarks.year.generate import year_file
from benchmarks.year.plot import plot
from benchmarks.year.runs import year_of

from scheduler.model.options import SolveOptions
from scheduler.year.domain import Year
from scheduler.year.solve import solve
from scheduler.year.verifier import verify


def generated(meetings: int, seed: int) -> Year:
    return year_of(year_file(meetings, seed))


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


def test_the_smoke_run_prints_all_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["year", "--smoke"])

    main()

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("| what | sessions | limit | seconds | processor | first | cost |")
    assert [line.split("|")[1].strip() for line in lines if "|" in line and "--" not in line] == [
        "what",
        "60 meetings",
        "60 meetings, two more days in June",
        "what",
        "60 meetings",
        "meetings",
        *["60"] * 6,
        "formulation",
        "relaxation, with counts",
        "relaxation, places alone",
        "relaxation, with counts and cuts",
        "CP-SAT, whole year",
        "HiGHS as a MIP, whole year",
    ]


def test_the_plot_is_the_same_for_the_same_figures(tmp_path: Path) -> None:
    rows = [
        {"what": "100 meetings", "cost": 9, "bound": 7, "first": 0.5, "processor": 2.0},
        {"what": "1,000 meetings", "cost": 90, "bound": 80, "first": 1.5, "processor": 9.0},
    ]

    for name in ("one.svg", "other.svg"):
        plot(rows, tmp_path / name)

    assert "proven bound" in (tmp_path / "one.svg").read_text("utf-8")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()
