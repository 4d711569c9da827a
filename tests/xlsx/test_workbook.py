"""The workbook that `scheduler new --xlsx` writes, filled in rightly and wrongly."""

import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scheduler.api import read, solve
from scheduler.errors import InputFaults
from scheduler.readers.xlsx_template import starting_workbook

Change = Callable[[Any], None]


def workbook(tmp_path: Path, change: Change | None = None) -> Path:
    path = tmp_path / "conference.xlsx"
    path.write_bytes(starting_workbook())
    if change is not None:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
    return path


def cells(**values: Any) -> Change:
    """Set cells: `Items_A2="x"`."""

    def change(book: Any) -> None:
        for place, value in values.items():
            sheet, _, cell = place.partition("_")
            book[sheet][cell] = value

    return change


def faults(path: Path) -> list[str]:
    with pytest.raises(InputFaults) as error:
        read(path)
    return [str(fault).removeprefix(str(path)).lstrip(":, ") for fault in error.value.faults]


def test_the_example_reads_and_solves(tmp_path: Path) -> None:
    conference = read(workbook(tmp_path))
    assert [part.number for part in conference.parts] == ["1 (a)", "1 (b)", "2", "3", "4", "5"]
    assert [meeting.id for meeting in conference.meetings] == [
        *("2027-09-07-afternoon", "2027-09-08-morning", "2027-09-08-afternoon"),
        *("2027-09-09-morning", "2027-09-09-afternoon"),
    ]
    assert set(conference.languages) == {"ar", "zh", "en", "fr", "ru", "es"}
    assert len(solve(conference, time_limit=20).placements) >= len(conference.parts)


def test_it_is_the_same_each_time() -> None:
    assert starting_workbook() == starting_workbook()


def test_every_column_has_a_note_and_choices_are_lists(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook(tmp_path))
    assert book.sheetnames == ["Conference", "Languages", "Meetings", "Items", "Events", "People"]
    for sheet in book.worksheets:
        heads = sheet["A"] if sheet.title == "Conference" else sheet[1]
        assert all(cell.comment is not None for cell in heads if cell.value)
    kinds = book["Items"].data_validations.dataValidation[0]
    assert kinds.formula1 == '"opening,organizational,substantive,other matters,report,closing"'


def test_what_excel_makes_of_values(tmp_path: Path) -> None:
    change = cells(
        Conference_B8=date(2027, 9, 7),
        Conference_B9=date(2027, 9, 9),
        Items_A5=2,
        Items_D5=90.0,
        Items_D6=time(1, 30),
        Items_I6=date(2027, 9, 8),
        Events_A2="Coffee break",
        Events_B2="daily 11.15–11.30",
        Events_C2=True,
    )
    conference = read(workbook(tmp_path, change))
    assert [conference.part_by_id[number].desired for number in ("2", "3")] == [90, 90]
    assert conference.part_by_id["3"].not_before == date(2027, 9, 8)
    assert [event.title for event in conference.events] == ["Coffee break"] * 3


def test_people(tmp_path: Path) -> None:
    change = cells(
        People_A2="The chair",
        People_D2="2; 3",
        People_E2="2027-09-08; 2027-09-09 10:00–13:00",
    )
    conference = read(workbook(tmp_path, change))
    taken = {
        placement.meeting
        for placement in solve(conference, time_limit=20).placements
        if placement.part in ("2", "3")
    }
    assert taken <= {"2027-09-07-afternoon", "2027-09-09-afternoon"}
    path = workbook(tmp_path, cells(People_A2="The chair", People_D2="7"))
    assert faults(path)[0].startswith("People!D2: ")


def test_titles_in_other_languages(tmp_path: Path) -> None:
    change = cells(Items_P1="Title (French)", Items_P5="Première question")
    conference = read(workbook(tmp_path, change))
    assert conference.part_by_id["2"].titles == (
        ("en", "First matter of substance"),
        ("fr", "Première question"),
    )


def test_fewer_languages(tmp_path: Path) -> None:
    change = cells(**{f"Languages_B{row}": "no" for row in (2, 3, 6, 7)})
    assert set(read(workbook(tmp_path, change)).languages) == {"en", "fr"}


def test_faults_by_sheet_and_cell(tmp_path: Path) -> None:
    change = cells(
        Conference_A3="Shrot name",
        Conference_B3="WG",
        Items_D5="two horus",
        Items_P1="Titel",
        Meetings_A2="half-days from Monday to Fryday",
        Languages_A8="Klingon",
        Languages_B8="yes",
        Events_D1="Wehn",
    )
    assert faults(workbook(tmp_path, change)) == [
        "Conference!A3: “Shrot name” is not known here.\n    Did you mean “short name”?",
        "Events!D1: The column “Wehn” is not known here.\n    Did you mean “when”?",
        "Items!D5: “two horus” is not a length of time.\n"
        "    Write minutes (90), or “1h30”, “2 hours”, “1 half-day”.",
        "Items!P1: The column “Titel” is not known here.\n    Did you mean “title”?",
        "Languages!A8: “Klingon” is not a language known here.\n    Write a code such as en, or a "
        "name such as English; “six” are the official ones.",
        "Meetings!A2: “half-days from Monday to Fryday” is not understood as a time.\n"
        "    Did you mean “Friday”?",
    ]


def test_an_item_given_twice(tmp_path: Path) -> None:
    path = workbook(tmp_path, cells(Items_A7="2"))
    assert faults(path) == [
        f"Items!A7: There are two of item 2, the first in {path}, Items!A5.\n"
        "    Give each its own number."
    ]


def test_no_sheet_of_items(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: book.remove(book["Items"]))
    assert faults(path) == [
        "There is no sheet “Items”.\n    “scheduler new --xlsx” writes a workbook to begin with."
    ]


def test_empty_sheets(tmp_path: Path) -> None:
    def empty(book: Any) -> None:
        for sheet in book.worksheets:
            sheet.delete_rows(1, 100)

    found = faults(workbook(tmp_path, empty))
    assert any(fault.startswith("“body” is missing.") for fault in found)


def test_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "conference.xlsx"
    assert faults(path) == ["There is no such file."]
    path.write_bytes(b"PK\x03\x04 but no more")
    anew = "\n    Open it in Excel and save it anew as .xlsx."
    assert faults(path) == [f"This is not an Excel workbook, or it is damaged or encrypted.{anew}"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    assert faults(path) == [f"This Excel workbook is damaged: it cannot be read.{anew}"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY e "e">]><a/>')
    assert faults(path) == ["The part “xl/workbook.xml” declares entities."]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)
    assert faults(path) == ["The part “xl/workbook.xml” unpacks to 40 MB."]
    with path.open("wb") as file:
        file.truncate(20_000_000)
    assert faults(path) == ["The workbook is larger than 10 MB.\n    Take pictures out of it."]


def second_body(book: Any) -> None:
    """A second body with a day of its own, and items numbered from 1 again."""
    meetings, items = book["Meetings"], book["Items"]
    meetings["A3"], meetings["H3"] = "half-days on 8 September", "Drafting Group"
    for row, (number, title) in enumerate(
        (("1", "Opening"), ("2", "Text"), ("2 (a)", "Preamble")), 9
    ):
        items[f"A{row}"], items[f"B{row}"], items[f"P{row}"] = number, title, "Drafting Group"


def test_several_bodies(tmp_path: Path) -> None:
    conference = read(workbook(tmp_path, second_body))
    first, second = conference.bodies
    assert (first.name, second.name) == ("Working Group on an Example", "Drafting Group")
    assert [part.number for part in conference.parts_of(second.id)] == ["1", "2 (a)"]
    assert [part.number for part in conference.parts_of(first.id)][2:] == ["2", "3", "4", "5"]
    assert len(conference.meetings_of(first.id)) == 5
    assert [str(meeting.date) for meeting in conference.meetings_of(second.id)] == [
        "2027-09-08"
    ] * 2
    assert len(solve(conference, time_limit=20).placements) >= len(conference.parts)


def test_a_fault_of_a_second_body_has_its_cell(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        second_body(book)
        book["Items"]["D10"], book["Meetings"]["A3"] = "two horus", "Fryday"

    path = workbook(tmp_path, change)
    assert [fault.split(":")[0] for fault in faults(path)] == ["Items!D10", "Meetings!A3"]
