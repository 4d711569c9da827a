"""Agenda items from a CSV table that a conference file names."""

from pathlib import Path

import pytest

from scheduler.api import read
from scheduler.errors import InputFaults

FILE = """\
body: Working Group
place: Vienna
dates: 7–9 September 2027
meetings: half-days from Tuesday afternoon to Thursday afternoon
agenda: items.csv
"""
TABLE = """\
Number;Title;Desired;Documents;Title (French)
1;Organizational matters;;;
1 (a);Opening of the meeting;;;
1 (b);Adoption of the agenda;15;;
2;"Fish; chips";4 hours;EX/1, EX/2;Poisson
3;Adoption of the report;;;
"""


def conference_file(tmp_path: Path, table: str) -> Path:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE, encoding="utf-8")
    (tmp_path / "items.csv").write_text(table, encoding="utf-8-sig")
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(InputFaults) as error:
        read(path)
    return [str(fault).removeprefix(f"{path.parent}/") for fault in error.value.faults]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_items(delimiter: str, tmp_path: Path) -> None:
    table = TABLE.replace("EX/1, EX/2", '"EX/1, EX/2"').replace(";", delimiter)
    table = table.replace(f"Fish{delimiter} chips", "Fish; chips")
    conference = read(conference_file(tmp_path, table))
    assert [(part.number, part.desired) for part in conference.parts] == [
        *(("1 (a)", None), ("1 (b)", 15), ("2", 240), ("3", None))
    ]
    fish = conference.item_by_key["2"]
    assert fish.titles == (("en", "Fish; chips"), ("fr", "Poisson"))
    assert [document.symbol for document in fish.documents] == ["EX/1", "EX/2"]


def test_faults_by_line(tmp_path: Path) -> None:
    path = conference_file(tmp_path, TABLE.replace("4 hours", "4 horus"))
    assert faults(path) == [
        "items.csv:5: “4 horus” is not a length of time.\n"
        "    Write minutes (90), or “1h30”, “2 hours”, “1 half-day”."
    ]
    path = conference_file(tmp_path, TABLE.replace("3;Adop", "2;Adop"))
    assert faults(path) == [
        f"items.csv:6: There are two of item 2, the first in {tmp_path / 'items.csv'}:5.\n"
        "    Give each its own number."
    ]


def test_columns(tmp_path: Path) -> None:
    path = conference_file(tmp_path, TABLE.replace("Title;", "Titel;", 1))
    assert faults(path) == [
        "items.csv:1: The column “Titel” is not known here.\n    Did you mean “title”?",
        "items.csv:1: There is no column “title”.\n    The columns may be: number, title, kind, "
        "minimum, desired, maximum, begins, only, prefers, avoids, not before, after, weight, "
        "languages, documents, mandates, parts, jointly, note.",
    ]


def test_no_table(tmp_path: Path) -> None:
    path = conference_file(tmp_path, TABLE)
    (tmp_path / "items.csv").unlink()
    assert faults(path)[0].startswith("items.csv: There is no such file.")


def test_an_empty_table(tmp_path: Path) -> None:
    assert faults(conference_file(tmp_path, ""))[0].startswith("items.csv:1: There is no column")
