"""`scheduler year` from file to files, and back for a re-plan."""

import csv
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.year.years import SMALL

MORE = "  - {session: Ports 2, meetings: 4, between: 2030-03-18 to 2030-03-29}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "year.yaml"
    path.write_text(SMALL, "utf-8")
    return path


def test_a_year_gets_its_files(run: Run, file: Path, tmp_path: Path) -> None:
    import openpyxl

    outcome = run("year", file, "-o", tmp_path / "out")

    assert outcome.code == 0
    assert outcome.err == (
        "note: An interpreter rests 12 hours between the meetings of two days.\n"
    )
    lines = outcome.out.splitlines()
    assert lines[:2] == ["16 meetings of 4 sessions.", "  wished-dates: 3 working days, costs 6"]
    assert lines[2].startswith("Costs 6")
    assert lines[3] == (
        f"Written into {tmp_path / 'out'}: calendar.csv, calendar.xlsx, calendar.md, "
        "calendar.json, interpreters.csv"
    )
    with (tmp_path / "out/calendar.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == 16
    assert rows[0] == {
        "date": "2030-03-07", "half_day": "morning", "start": "10:00", "end": "13:00",
        "body": "Working Group on Ports", "session": "Ports 1", "meeting": "1",
        "room": "Room 1", "languages": "en, fr",
    }  # fmt: skip
    with (tmp_path / "out/interpreters.csv").open(encoding="utf-8", newline="") as table:
        assert len(list(csv.DictReader(table))) == 10 * 4 + 6 * 2
    workbook = openpyxl.load_workbook(tmp_path / "out/calendar.xlsx")
    assert [sheet.title for sheet in workbook] == ["Sessions", "Meetings"]
    assert workbook["Sessions"]["A2"].value == "Ports 1"
    assert "## March 2030" in (tmp_path / "out/calendar.md").read_text("utf-8")


def test_the_same_year_gives_the_same_bytes(run: Run, file: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        assert run("year", file, "-o", tmp_path / name, "--quiet").code == 0

    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


def test_one_more_session_is_taken_in(run: Run, file: Path, tmp_path: Path) -> None:
    published = tmp_path / "out/calendar.json"
    run("year", file, "-o", tmp_path / "out", "--quiet")
    file.write_text(SMALL.replace("  sessions:\n", f"  sessions:\n{MORE}", 1), "utf-8")

    outcome = run("year", file, "--from", published)

    lines = outcome.out.splitlines()
    assert lines[0] == "Changes to the calendar:"
    assert lines[1].startswith("– Ports 2 is new: ")
    assert lines[2] == "20 meetings of 5 sessions."
    assert lines[-1] == "Proved: no calendar changes the dates of fewer sessions."
    assert len(json.loads(published.read_text("utf-8"))["meetings"]) == 16


def test_faults_and_impossible_years_have_their_codes(run: Run, file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "other.json"
    broken.write_text("{}", "utf-8")
    outcome = run("year", file, "--from", broken, "-q")
    assert (outcome.code, outcome.err) == (
        2,
        f"{broken}: This is not a calendar of a year.\n"
        "    Give the calendar.json that “scheduler year” wrote.\n",
    )
    file.write_text(SMALL.replace("seats: 300", "seats: 600"), "utf-8")
    assert run("year", file, "-q").code == 2
    file.write_text(SMALL.replace("wished: 2030-03-06", "begins: 2030-03-15"), "utf-8")
    outcome = run("year", file, "-o", tmp_path / "out", "-q")
    assert outcome.code == 1
    assert not (tmp_path / "out").exists()
