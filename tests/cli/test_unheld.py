"""Items that go on after half-days on which their body does not meet, from end to end."""

import csv
from pathlib import Path

import pytest
from tests.cli.conftest import Run

FILE = """\
zone: Europe/Vienna
dates: 9–10 September 2019
at_once: 1
bodies:
- body: Plenary
  short: P
  meetings: [Monday afternoon, Tuesday morning]
  agenda:
  - {number: 1, title: Opening, minimum: 30, pin: Monday afternoon}
  - {number: 2, title: General debate, minimum: 60, pin: Tuesday morning}
- body: Committee
  short: C
  meetings: half-days
  needs: 2
  agenda:
  - {number: 1, title: Trade, minimum: 300}
  - {number: 2, title: Transit, minimum: 30}
"""
TABLE = """\
date,start,end,body,item,title,continued
2019-09-09,10:00,13:00,Committee,1,Trade,no
2019-09-09,15:00,18:00,Plenary,1,Opening,no
2019-09-10,10:00,13:00,Plenary,2,General debate,no
2019-09-10,15:00,18:00,Committee,1,Trade,yes
2019-09-10,15:00,18:00,Committee,2,Transit,no
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "c.yaml"
    path.write_text(FILE, "utf-8")
    return path


def test_an_item_goes_on_in_the_next_meeting_that_is_held(
    run: Run, file: Path, tmp_path: Path
) -> None:
    outcome = run("solve", file, "-o", tmp_path / "out", "-f", "csv,md,json")
    assert outcome.code == 0
    assert "Optimal, proved" in outcome.out
    with (tmp_path / "out" / "organization-of-work.csv").open(encoding="utf-8") as lines:
        rows = [(row["date"], row["item"]) for row in csv.DictReader(lines)]
    monday, tuesday = "2019-09-09", "2019-09-10"
    assert rows == [(monday, "1"), (monday, "1"), (tuesday, "2"), (tuesday, "1"), (tuesday, "2")]
    told = (tmp_path / "out" / "organization-of-work.md").read_text("utf-8")
    assert told.count("(*continued*)") == 1
    assert "Trade (*continued*)" in told
    for name in ("organization-of-work.csv", "timetable.json"):
        assert run("verify", file, tmp_path / "out" / name).code == 0


def test_no_shortage_is_claimed(run: Run, file: Path) -> None:
    outcome = run("explain", file)
    assert outcome.code == 0
    assert "no demands clash" in outcome.out


def test_what_really_is_short_is_told(run: Run, file: Path) -> None:
    file.write_text(FILE.replace("minimum: 300", "minimum: 345"), "utf-8")
    outcome = run("explain", file)
    assert outcome.code == 1
    assert "15 minutes are short." in outcome.out


def test_half_days_that_are_given_are_not_left_out(run: Run, file: Path, tmp_path: Path) -> None:
    """Where all half-days are the body's meetings, an item takes those in between, too."""
    table = tmp_path / "table.csv"
    table.write_text(TABLE, "utf-8")
    assert run("verify", file, table).code == 0
    file.write_text(FILE.replace("  needs: 2\n", ""), "utf-8")
    outcome = run("verify", file, table)
    assert outcome.code == 1
    assert "is left on Monday 9 September, morning and taken up again after" in " ".join(
        outcome.out.split()
    )


def test_an_item_leaves_out_no_meeting_that_is_held(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_text(
        FILE.replace("needs: 2", "needs: 3").replace("at_once: 1", "at_once: 2"), "utf-8"
    )
    table = tmp_path / "table.csv"
    between = "2019-09-09,15:00,18:00,Committee,2,Transit,no\n"
    moved = TABLE.replace("2019-09-10,15:00,18:00,Committee,2,Transit,no\n", between)
    table.write_text(moved, "utf-8")
    outcome = run("verify", file, table)
    assert outcome.code == 1
    assert "continuity" in outcome.out
