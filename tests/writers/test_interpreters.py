"""Who serves where, by person and by meeting, and how services are used."""

import csv
import io
import json
from pathlib import Path

from tests.services.conferences import meeting, several

from scheduler.domain.services import Booth, Interpretation, Services
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.writers import USUAL, interpreters_csv, interpreters_json, interpreters_md, write

FR = frozenset({"fr"})
CONFERENCE = several(
    {"a": ["First"], "b": ["Second"]},
    [meeting(body, half_day, languages=FR) for body in "ab" for half_day in range(3)],
    Services(interpretation=Interpretation((Booth("fr", 3, 2),))),
)
TIMETABLE = Timetable(
    (
        Placement("a1", "a0", 600, 780),
        Placement("b1", "b1", 900, 990),
        Placement("b1", "b2", 600, 780),
    ),
    Status.GIVEN,
)


def test_the_table_by_person() -> None:
    text = interpreters_csv.render(CONFERENCE, TIMETABLE).decode()
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [
        ["person", "booth", "date", "start", "end", "body", "meeting"],
        ["fr 1", "fr", "2027-03-01", "10:00", "13:00", "a", "a0"],
        ["fr 1", "fr", "2027-03-01", "15:00", "18:00", "b", "b1"],
        ["fr 2", "fr", "2027-03-01", "10:00", "13:00", "a", "a0"],
        ["fr 2", "fr", "2027-03-02", "10:00", "13:00", "b", "b2"],
        ["fr 3", "fr", "2027-03-01", "15:00", "18:00", "b", "b1"],
        ["fr 3", "fr", "2027-03-02", "10:00", "13:00", "b", "b2"],
    ]


def test_meetings_loads_and_use() -> None:
    found = json.loads(interpreters_json.render(CONFERENCE, TIMETABLE))
    assert found["by_person"]["fr 1"] == ["a0", "b1"]
    assert [(m["meeting"], m["booths"]["fr"]) for m in found["by_meeting"]] == [
        ("a0", ["fr 1", "fr 2"]),
        ("b1", ["fr 3", "fr 1"]),
        ("b2", ["fr 2", "fr 3"]),
    ]
    assert found["booths"] == [
        {
            "language": "fr",
            "interpreters": 3,
            "duties": 6,
            "fewest": 2,
            "most": 2,
            "meetings_left": 0,
        }
    ]
    assert [
        (use["body"], use["meetings_held"], use["half_days_released"], use["per_cent"])
        for use in found["utilization"]
    ] == [("a", 1, 2, 100.0), ("b", 2, 1, 75.0)]


def test_they_are_among_the_usual_files_where_interpreters_are_known(tmp_path: Path) -> None:
    names = {path.name for path in write(CONFERENCE, TIMETABLE, tmp_path, USUAL)}
    assert {f"interpreters.{suffix}" for suffix in ("csv", "json", "md", "html")} <= names


def test_tables_to_read() -> None:
    text = interpreters_md.render(CONFERENCE, TIMETABLE).decode()
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        "# Interpreters",
        "## By meeting",
        "## By person",
        "## Booths",
        "## Use of the meetings with interpretation",
    ]
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    names = {
        row[0]
        for row in csv.reader(
            interpreters_csv.render(CONFERENCE, TIMETABLE).decode().splitlines()[1:]
        )
    }
    assert names
    assert all(any(row.startswith(f"| {name} |") for row in rows) for name in names)
