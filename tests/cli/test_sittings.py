"""`scheduler sittings` from file to files."""

import csv
from pathlib import Path

from tests.cli.conftest import ROOT, Run

EXAMPLE = ROOT / "data/synthetic/side-events.yaml"


def test_side_events_get_their_files(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcome = run("sittings", EXAMPLE, "-o", out)
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "7 sub-items of 4 items."
    assert "proved to be the least" in outcome.out
    with (out / "sittings.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == 7
    # Nobody speaks twice at once, no room has two at once, and the first comes first.
    spans = [(row["date"], row["start"], row["end"], row) for row in rows]
    for day, start, end, one in spans:
        for other_day, begin, finish, other in spans:
            if one is other or day != other_day or end <= begin or finish <= start:
                continue
            assert one["room"] != other["room"]
            assert not set(one["speakers"].split(", ")) & set(other["speakers"].split(", "))
    when = {row["sub_item"]: (row["date"], row["start"]) for row in rows}
    assert when["Whistle-blowers"] < when["Public procurement"]
    assert {path.suffix for path in out.iterdir()} == {".html", ".xlsx", ".csv", ".ics", ".json"}
