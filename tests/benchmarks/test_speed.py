import json
import sys
from pathlib import Path

import pytest

from benchmarks import record, speed
from scheduler.domain.timetable import Status, Timetable
from scheduler.errors import Stopped


def test_a_smoke_run_measures_all_and_proves_every_optimum() -> None:
    rows = speed.measure(smoke=True)

    assert [row["what"] for row in rows] == [
        "import CP-SAT alone, cold",
        "scheduler solve of 2019, cold",
        "solving 2019",
        "solving ordered 12 × 8",
        "solving unordered 8 × 5",
    ]
    assert [row["status"] for row in rows] == ["", "", "optimal", "optimal", "optimal"]
    assert all(row["seconds"] > 0 and row["processor"] >= 0 for row in rows)


def test_figures_are_kept_with_machine_versions_and_seeds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    row = {"what": "solving", "seed": 1, "seconds": 0.25, "target": None}
    readme = tmp_path / "README.md"
    readme.write_text("Before.\n<!-- speed: latest -->\nold\n<!-- speed: end -->\nAfter.\n")
    monkeypatch.setattr(record, "README", readme)
    monkeypatch.setattr(record, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(speed, "measure", lambda smoke: [row])
    monkeypatch.setattr(sys, "argv", ["speed"])
    speed.main()

    (path,) = (tmp_path / "results").iterdir()
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert path.name == f"{kept['date']}-speed.json"
    assert kept["rows"] == [row]
    assert kept["settings"] == {"seeds": [1, 2, 3], "repetitions": 7, "time_limit": 60.0}
    assert kept["machine"]["cores"] >= 1
    assert {"scheduler", "ortools"} <= set(kept["versions"])
    table = "| solving | 1 | 0.25 | – |\n"
    assert table in capsys.readouterr().out
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"Before.\n<!-- speed: latest -->\n\n{kept['date']}, ")
    assert text.endswith(f"{table}\n<!-- speed: end -->\nAfter.\n")


def test_a_target_is_met_by_a_proof_in_time_alone() -> None:
    met = [
        speed._row("a", 1, speed.Seconds(passed, 0.5), 2.0, Timetable((), status))["met"]
        for passed, status in (
            (1.0, Status.OPTIMAL),
            (3.0, Status.OPTIMAL),
            (1.0, Status.FEASIBLE),
        )
    ]

    assert met == ["yes", "no", "no"]


def test_a_search_without_a_timetable_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object, **_options: object) -> None:
        raise Stopped("No timetable was found.")

    monkeypatch.setattr(speed, "solve", stop)
    (row,) = speed.solving_generated("ordered", 2.0, speed.ordered, (8, 5), (1,))
    assert (row["status"], row["objective"], row["met"]) == ("stopped", None, "no")


def test_a_command_that_fails_ends_the_measurement_with_its_own_words() -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('no such thing')")
    with pytest.raises(SystemExit, match="ended with 1:\nno such thing"):
        speed._process(command)
