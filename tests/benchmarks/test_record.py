import json
from pathlib import Path

import pytest

from benchmarks import record

MACHINE = {"processor": "a chip", "cores": 2, "load": 0.25}


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(record, "RESULTS", tmp_path)
    for day, seconds in (("2026-11-24", 2.0), ("2026-11-25", 1.0)):
        rows = [{"what": "solving", "seconds": seconds, "bound": None}]
        text = json.dumps({"date": day, "machine": MACHINE, "rows": rows})
        (tmp_path / f"{day}-speed.json").write_text(text, "utf-8")
    return tmp_path


def test_the_latest_results_make_the_table(results: Path) -> None:
    text = "A\n<!-- speed: latest -->\nold\n<!-- speed: end -->\nB\n"
    assert record.with_tables(text) == (
        "A\n<!-- speed: latest -->\n\n"
        "2026-11-25, 2 cores of a chip, load 0.2:\n\n"
        "| what | seconds | bound |\n| --- | --: | --: |\n| solving | 1.00 | – |\n\n"
        "<!-- speed: end -->\nB\n"
    )


def test_a_benchmark_that_was_never_run_is_left_as_it_is(results: Path) -> None:
    text = "<!-- peers: latest -->\n<!-- peers: end -->\n"
    assert record.with_tables(text) == text


def test_the_readme_shows_the_latest_results() -> None:
    text = record.README.read_text(encoding="utf-8")
    assert record.with_tables(text) == text, "python -m benchmarks.tables writes the tables anew"


def test_every_benchmark_has_its_place_in_the_readme() -> None:
    text = record.README.read_text(encoding="utf-8")
    kept = {path.stem[len("2026-11-25-") :] for path in record.RESULTS.glob("*.json")}
    assert kept
    assert [name for name in kept if f"<!-- {name}: latest -->" not in text] == []
