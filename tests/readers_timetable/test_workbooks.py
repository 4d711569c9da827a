"""The workbook of a timetable after a planner has had it in Excel."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.builders import conference_2019, timetable_2019

from scheduler.domain.timetable import Timetable
from scheduler.errors import InputFaults
from scheduler.readers.timetable_xlsx import read_xlsx
from scheduler.writers import FORMATS

NOTICE = (
    "{} is read from its sheet “Lines”; changes in “Proposed organization of work” do not count."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "table.xlsx"
    path.write_bytes(FORMATS["xlsx"].render(conference_2019(), timetable_2019()))
    return path


def edit(path: Path, change: Callable[[Any], None]) -> None:
    workbook = openpyxl.load_workbook(path, rich_text=True)
    change(workbook)
    workbook.save(path)


def read(path: Path) -> Timetable:
    return read_xlsx(path, conference_2019())


def faults(path: Path) -> list[str]:
    with pytest.raises(InputFaults) as error:
        read(path)
    return str(error.value).replace(f"{path.parent}/", "").splitlines()


def test_what_was_written_is_read(path: Path) -> None:
    found = read(path)
    assert found.placements == timetable_2019().placements
    assert found.notices == (NOTICE.format(path),)


def test_cells_as_excel_leaves_them(path: Path) -> None:
    def change(workbook: Any) -> None:
        sheet = workbook["Lines"]
        for row in sheet.iter_rows(min_row=2):
            if row[4].value == "4":  # a number, a date with midnight, a word for true
                row[4].value = 4.0
                row[0].value, row[1].value = datetime(2019, 9, 13), time(10)  # noqa: DTZ001
                row[2].value = time(13)
                row[7].value = "x"
        sheet.append([])
        sheet.move_range("A2:H3", rows=20)

    edit(path, change)
    found = {p.part: (p.meeting, p.fixed) for p in read(path).placements}
    assert found["4"] == ("wg7-2019-09-13-1000", True)
    assert found["1 (a)"] == ("wg7-2019-09-11-1500", False)


def test_a_sheet_of_another_name(path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["Lines"].title = "Table 2"
        del workbook["Proposed organization of work"]

    edit(path, change)
    assert read(path).placements == timetable_2019().placements
    assert read(path).notices == ()


def test_faults_name_sheet_and_row(path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["Lines"]["B4"] = "noon"
        workbook["Lines"]["H7"] = "perhaps"

    edit(path, change)
    assert faults(path) == [
        "table.xlsx, Lines:4: “noon” in the column “start” is not an hour.",
        "    Write 15:00.",
        "table.xlsx, Lines:7: “perhaps” in the column “fixed” is neither true nor false.",
    ]


def empty(workbook: Any) -> None:
    workbook["Lines"].delete_rows(1, 20)


def no_lines(workbook: Any) -> None:
    del workbook["Lines"]


NO_DATE = [
    "table.xlsx, Lines:1: There is no column “date”.",
    "    The first line should name date, start, item, title, end, body, continued, fixed.",
]
NO_LINES = [
    "table.xlsx: No sheet of this workbook has the columns date, start, item, title.",
    "    “scheduler solve --format xlsx” writes one with them, called “Lines”.",
]


@pytest.mark.parametrize(("change", "messages"), [(empty, NO_DATE), (no_lines, NO_LINES)])
def test_no_lines(path: Path, change: Callable[[Any], None], messages: list[str]) -> None:
    edit(path, change)
    assert faults(path)[:2] == messages


def test_what_is_no_workbook(path: Path) -> None:
    path.write_text("date,start\n", "utf-8")
    assert faults(path) == [
        "table.xlsx: This is not an Excel workbook, or it is damaged or encrypted.",
        "    Open it in Excel and save it anew as .xlsx.",
    ]
