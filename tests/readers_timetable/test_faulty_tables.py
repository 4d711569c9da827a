"""Every message on a faulty CSV."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.builders import WG7, conference_2019, make_conference, timetable_2019
from tests.writers.sessions import two_bodies

from scheduler.domain.conference import Conference, Event
from scheduler.errors import InputFaults
from scheduler.readers.timetable_csv import read_csv
from scheduler.writers import csv_table

HEAD = "date,start,end,body,item,title,continued"
Faults = Callable[..., list[str]]


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    def reader(text: str | bytes, conference: Conference | None = None) -> list[str]:
        path = tmp_path / "t.csv"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        with pytest.raises(InputFaults) as error:
            read_csv(path, conference or conference_2019())
        return str(error.value).replace(f"{tmp_path}/", "").splitlines()

    return reader


def row(
    day: str = "2019-09-12",
    start: str = "10:00",
    end: str = "13:00",
    body: str = "",
    item: str = "2",
    title: str = "",
    continued: str = "",
) -> str:
    return f"{HEAD}\n{day},{start},{end},{body},{item},{title},{continued}\n"


DATES = "    Write 2019-09-12 or 12.09.2019."
WED = "It meets on Wednesday 11 September, Thursday 12 September, Friday 13 September."
THURSDAY = "That day it meets 10:00–13:00 and 15:00–18:00."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ["t.csv: The file is empty."]),
        (f"{HEAD}\n", ["t.csv: The table has no rows."]),
        (
            "date,start,end,items,title\n",
            ["t.csv:1: There is no column “item”.", "    Is it “items”?"],
        ),
        (
            "date,item,title\n",
            [
                "t.csv:1: There is no column “start”.",
                "    The first line should name date, start, item, title, end, body, continued, "
                "fixed.",
            ],
        ),
        (f"{HEAD},title\n", ["t.csv:1: The column “title” is there twice."]),
        (row(day=""), ["t.csv:2: The date is missing.", DATES]),
        (row(day="Thursday"), ["t.csv:2: “Thursday” is not a date.", DATES]),
        (row(day="2019-02-30"), ["t.csv:2: There is no date “2019-02-30”.", DATES]),
        (row(day="31/31/2019"), ["t.csv:2: There is no date “31/31/2019”.", DATES]),
        (
            row(day="03/04/2019"),
            [
                "t.csv:2: “03/04/2019” may be Monday 4 March or Wednesday 3 April.",
                "    Write 2019-03-04 or 2019-04-03.",
            ],
        ),
        (
            row(start="ten"),
            ["t.csv:2: “ten” in the column “start” is not an hour.", "    Write 15:00."],
        ),
        (row(start="25:00"), ["t.csv:2: There is no hour “25:00”.", "    Write 15:00."]),
        (row(start="13 p.m."), ["t.csv:2: There is no hour “13 p.m.”.", "    Write 15:00."]),
        (
            row(end="1"),
            ["t.csv:2: “1” in the column “end” is not an hour.", "    Write 15:00."],
        ),
        (row(item=""), ["t.csv:2: The row has neither an item nor a title."]),
        (
            row(continued="maybe"),
            ["t.csv:2: “maybe” in the column “continued” is neither true nor false."],
        ),
        (
            row(day="2019-09-14"),
            [f"t.csv:2: {WG7} has no meeting on Saturday 14 September.", f"    {WED}"],
        ),
        (
            row(start="14:00", end=""),
            [
                f"t.csv:2: {WG7} has no meeting on Thursday 12 September at 14:00.",
                f"    {THURSDAY}",
            ],
        ),
        (
            row(start=""),
            [
                "t.csv:2: The hour is missing.",
                f"    {WG7} meets 10:00–13:00 and 15:00–18:00 that day.",
            ],
        ),
        (
            row(start="11:00", end="10:30"),
            ["t.csv:2: The row ends at 10:30, before it begins at 11:00."],
        ),
        (
            row(body="Working Group on Trade"),
            [
                "t.csv:2: No body is called “Working Group on Trade”.",
                f"    The conference file has “{WG7}”.",
            ],
        ),
        (
            row(item="1 (c)"),
            [f"t.csv:2: The agenda of {WG7} has no item 1 (c).", "    Did you mean item 1 (b)?"],
        ),
        (
            row(item="04-Jan", title="Other matters"),
            [
                f"t.csv:2: The agenda of {WG7} has no item 04-Jan.",
                "    The title is that of item 4.",
            ],
        ),
        (
            row(item="XIV"),
            [
                f"t.csv:2: The agenda of {WG7} has no item XIV.",
                "    There are 1 (a), 1 (b), 2, 3, 4, 5.",
            ],
        ),
        (
            row(item="", title="Statements"),
            [
                f"t.csv:2: The agenda of {WG7} has no line “Statements”.",
                "    There are 1 (a), 1 (b), 2, 3, 4, 5.",
            ],
        ),
        (
            b"date,start,item,title\n2019-09-12,10:00,2,Caf\xe9\n",
            ["t.csv:2: The file is not in UTF-8.", "    Save it in Excel as “CSV UTF-8”."],
        ),
    ],
)
def test_one_fault(faults: Faults, text: str | bytes, message: list[str]) -> None:
    assert faults(text) == message


def test_all_faults_are_told_together(faults: Faults) -> None:
    text = csv_table.render(conference_2019(), timetable_2019()).decode()
    broken = (
        text.replace("2019-09-12,10:00", "2019-09-14,10:00")
        .replace(",1 (b),", ",1 (e),")
        .replace(",5,Adoption of the report,false", ",5,Adoption of the report,perhaps")
    )
    assert [line for line in faults(broken) if line.startswith("t.csv")] == [
        f"t.csv:3: The agenda of {WG7} has no item 1 (e).",
        f"t.csv:5: {WG7} has no meeting on Saturday 14 September.",
        "t.csv:9: “perhaps” in the column “continued” is neither true nor false.",
    ]


def test_several_faults_of_one_row(faults: Faults) -> None:
    found = faults(f"{HEAD}\n12 Sept,noon,,,2,,x x\n")
    assert [line for line in found if line.startswith("t.csv")] == [
        "t.csv:2: “12 Sept” is not a date.",
        "t.csv:2: “noon” in the column “start” is not an hour.",
        "t.csv:2: “x x” in the column “continued” is neither true nor false.",
    ]


def test_a_title_over_two_lines_does_not_shift_the_count(faults: Faults) -> None:
    text = f'{HEAD}\n2019-09-12,10:00,,,2,"two\nlines",\n2019-09-12,10:00,,,9,,\n'
    assert faults(text)[0] == f"t.csv:4: The agenda of {WG7} has no item 9."


def test_a_body_is_needed_where_several_could_be_meant(faults: Faults) -> None:
    conference, _ = two_bodies()
    assert faults(f"{HEAD}\n2026-03-23,10:00,,,7,,\n", conference) == [
        "t.csv:2: The body is missing.",
        "    Write one of “Plenary”, “Committee of the Whole”.",
    ]


def test_a_fixed_line_cannot_be_moved_in_the_table(faults: Faults) -> None:
    lunch = Event("Lunch", date(2019, 9, 12), 780, 900)
    conference = replace(conference_2019(), events=(lunch,))
    assert faults(row(item="", title="Lunch", start="12:00", end="13:00"), conference) == [
        "t.csv:2: “Lunch” is a fixed line of the conference file, on Thursday 12 September "
        "13:00–15:00.",
        "    Change its time there, or put the row back.",
    ]


def test_a_long_agenda_is_not_recited_in_full(faults: Faults) -> None:
    items = [(str(n), "Debate") for n in range(1, 40)]
    found = faults(row(item="XIV"), make_conference(items))
    assert found[1] == "    There are 1, 2, 3, 4, 5, 6, 7, 8 and 31 more."


def test_no_such_file(tmp_path: Path) -> None:
    for name, reason in (("none.csv", "no such file"), ("", "it cannot be opened")):
        with pytest.raises(InputFaults) as error:
            read_csv(tmp_path / name, conference_2019())
        assert str(error.value) == f"{tmp_path / name}: Cannot read this table: {reason}."


def test_a_cell_without_end(faults: Faults) -> None:
    found = faults(f'{HEAD}\n2019-09-12,10:00,,,2,"{"a" * 140_000}\n')
    assert found[0] == "t.csv:2: The table cannot be read from here on."
