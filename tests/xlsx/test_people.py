"""The sheet “People”: what a conference file says of people, a workbook can say too."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.xlsx.test_workbook import cells, faults, workbook

from scheduler.api import read
from scheduler.domain.conference import Conference
from scheduler.readers.schema import PersonEntry
from scheduler.readers.xlsx_source import PEOPLE

# As YAML, and as cells of the sheet.
SAID: list[tuple[str, dict[str, Any]]] = [
    (
        "{name: Tuvalu, role: delegation, persons: 2, items: ['2', '3']}",
        {"A": "Tuvalu", "B": "delegation", "D": "2; 3", "H": 2},
    ),
    (
        "{name: Peru, zone: America/Lima, remote: yes}",
        {"A": "Peru", "C": "America/Lima", "G": "yes"},
    ),
    (
        "{name: Minister, available: [2027-09-08, 2027-09-09 10:00–13:00], away: 2027-09-08}",
        {"A": "Minister", "E": "2027-09-08", "F": "2027-09-08; 2027-09-09 10:00–13:00"},
    ),
    (
        "{name: Group, rather_not: [daily 8:00–11:00, 2027-09-09], remote: no}",
        {"A": "Group", "G": "no", "I": "daily 8:00–11:00\n2027-09-09"},
    ),
]
FILE = """\
body: Working Group on an Example
place: Vienna
zone: Europe/Vienna
languages: six
dates: 7–9 September 2027
meetings: half-days from Tuesday afternoon to Thursday afternoon
agenda:
- 1: Organizational matters
  items: [a: Opening of the meeting, b: Adoption of the agenda and organization of work]
- 2: First matter of substance
- 3: Second matter of substance
- 4: Other matters
- 5: Adoption of the report
people:
"""


def from_sheet(rows: list[dict[str, Any]], folder: Path) -> Conference:
    changes = {f"People_{c}{n}": v for n, row in enumerate(rows, 2) for c, v in row.items()}
    return read(workbook(folder, cells(**changes)))


@pytest.mark.parametrize(("line", "row"), SAID)
def test_a_person_is_the_same_as_in_yaml(line: str, row: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    file.write_text(f"{FILE}- {line}\n", "utf-8")
    assert from_sheet([row], tmp_path).people == read(file).people


def test_all_together_and_what_is_assumed_of_them(tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    file.write_text(FILE + "".join(f"- {line}\n" for line, _ in SAID), "utf-8")
    conference, same = from_sheet([row for _, row in SAID], tmp_path), read(file)
    assert conference.people == same.people
    assert conference.assumptions == same.assumptions


def test_every_key_of_a_person_has_a_column_in_the_template(tmp_path: Path) -> None:
    keys = {info.alias or name for name, info in PersonEntry.model_fields.items()}
    assert set(PEOPLE.values()) == keys
    heads = [cell.value for cell in openpyxl.load_workbook(workbook(tmp_path))["People"][1]]
    assert [str(head).lower() for head in heads] == list(PEOPLE)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("F", "2027-09-08; Wednesday", "“Wednesday” is neither a day nor hours of one."),
        ("G", "perhaps", "“perhaps” is neither yes nor no"),
        ("H", 0, "0 is too little here."),
        ("I", "2027-13-01", "“2027-13-01” has a day or hour that does not exist."),
    ],
)
def test_faults_by_cell(column: str, value: Any, message: str, tmp_path: Path) -> None:
    path = workbook(tmp_path, cells(People_A2="Peru", **{f"People_{column}2": value}))
    (fault,) = faults(path)
    assert fault.startswith(f"People!{column}2: ")
    assert message in fault
