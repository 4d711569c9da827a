"""`scheduler sittings` from file to files."""

import csv
from pathlib import Path

from tests.cli.conftest import ROOT, Run

CROWDED = """\
sittings: Side events
zone: Europe/Vienna
sessions:
- {session: Monday noon, date: 2030-05-06, hours: 13.00–14.30, slots: 3}
- {session: Tuesday noon, date: 2030-05-07, hours: 13.00–14.30, slots: 3}
rooms: [Room A, Room B]
items:
- item: Corruption
  sub_items:
  - {sub_item: One, slots: 2}
  - {sub_item: Two, slots: 2}
  - {sub_item: Three, slots: 2}
- item: Youth
  sub_items:
  - {sub_item: Four, slots: 2}
  - {sub_item: Five, slots: 2}
"""
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


def test_what_does_not_fit_is_told_at_once(run: Run, tmp_path: Path) -> None:
    """Five sub-items of two slots need a sitting of three slots each, and there are four."""
    file, out = tmp_path / "events.yaml", tmp_path / "out"
    file.write_text(CROWDED, encoding="utf-8")
    outcome = run("sittings", file, "-o", out, "--time-limit", "10")
    assert outcome.code == 1
    assert outcome.err.splitlines()[-4:] == [
        "No plan exists. These items do not fit into the sessions and rooms:",
        "  – Corruption has 3 sub-items of 6 slots in all",
        "  – Youth has 2 sub-items of 4 slots in all",
        "  – 2 sessions of at most 3 slots in 2 rooms make 4 sittings, each for one item",
    ]
    assert not out.exists()
    file.write_text(CROWDED.replace("  - {sub_item: Five, slots: 2}\n", ""), encoding="utf-8")
    assert run("sittings", file).code == 0
