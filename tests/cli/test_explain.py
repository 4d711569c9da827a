"""`scheduler explain` on the real search."""

from pathlib import Path

from tests.cli.conftest import FILE_2019, Run
from tests.explanations.conferences import PIN


def test_names_the_clash_and_the_repairs(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    file.write_text(PIN, "utf-8")
    outcome = run("explain", file)
    assert outcome.code == 1
    assert outcome.out.startswith("No timetable exists.\nThese demands clash:\n")
    assert f"  – Item 4 is pinned to Thursday 12 September, morning ({file}:13)\n" in outcome.out
    assert "  1. The pin on item 4 is dropped.\n" in outcome.out


def test_a_conference_with_a_timetable(run: Run) -> None:
    outcome = run("explain", FILE_2019)
    assert outcome.code == 0
    assert outcome.out == (
        f"{FILE_2019}: no demands clash.\n    Find the timetable: scheduler solve {FILE_2019}\n"
    )
