"""The CSV after a planner has had it in Excel."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.builders import WG7, conference_2019, make_conference, make_part, timetable_2019
from tests.writers.sessions import two_bodies

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Body, Conference, Event
from scheduler.domain.timetable import Timetable
from scheduler.readers.timetable_csv import read_csv
from scheduler.writers import csv_table

Read = Callable[..., Timetable]
HEAD = "date,start,end,body,item,title,continued"
MONDAY = date(2026, 3, 23)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(text: str | bytes, conference: Conference | None = None) -> Timetable:
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_csv(path, conference or conference_2019())

    return reader


def table_2019() -> str:
    return csv_table.render(conference_2019(), timetable_2019()).decode()


def spans(timetable: Timetable) -> list[tuple[str, int, int]]:
    return [(placed.part, placed.start, placed.end) for placed in timetable.placements]


def with_semicolons(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(text)))
    return out.getvalue()


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(with_semicolons, id="semicolons"),
        pytest.param(lambda text: text.replace("\r\n", "\n"), id="line ends"),
        pytest.param(lambda text: text.encode("utf-16"), id="Unicode text"),
        pytest.param(lambda text: text.replace(",true", ",TRUE"), id="TRUE"),
        pytest.param(lambda text: text.replace(",true", ",WAHR").replace(",false", ","), id="WAHR"),
        pytest.param(lambda text: text.replace(":00,", ":00:00,"), id="seconds"),
        pytest.param(lambda text: text.replace(",10:00,13:00", ",10.00,1 p.m."), id="hours"),
        pytest.param(lambda text: text.replace("1 (a)", "1(a)"), id="1(a)"),
        pytest.param(lambda text: text.replace(",2,", ",Item 2,"), id="Item 2"),
        pytest.param(lambda text: text + ",,,,,,\r\n\r\n", id="empty rows"),
        pytest.param(lambda text: text.replace(HEAD, HEAD.title()), id="heads"),
        pytest.param(lambda text: text.replace("2019-09-", "2019/9/"), id="2019/9/12"),
        pytest.param(lambda text: re.sub(r"2019-09-(\d\d)", r"\1.09.2019", text), id="12.09.2019"),
        pytest.param(lambda text: re.sub(r"2019-09-(\d\d)", r"\1/09/2019", text), id="12/09/2019"),
        pytest.param(lambda text: re.sub(r"2019-09-(\d\d)", r"9/\1/2019", text), id="9/12/2019"),
        pytest.param(lambda text: text.replace(f",{WG7},", ",,"), id="no body"),
        pytest.param(lambda text: text.replace(f",{WG7},", ",wg7,"), id="body's id"),
        pytest.param(
            lambda text: "\r\n".join(line + ",a remark" for line in text.splitlines()),
            id="a column of one's own",
        ),
    ],
)
def test_what_excel_makes_of_it(read: Read, edit: Callable[[str], str | bytes]) -> None:
    read_back = read(edit(table_2019()))
    assert spans(read_back) == spans(timetable_2019())
    assert read_back.notices == ()


def test_rows_may_come_in_any_order_of_time(read: Read) -> None:
    head, *rows = table_2019().splitlines()
    assert spans(read("\n".join([head, *rows[5:], *rows[:5]]))) == spans(timetable_2019())


def test_only_what_is_needed(read: Read) -> None:
    rows = csv.DictReader(io.StringIO(table_2019()))
    few = "\n".join(
        ["date,start,item,title", *(f"{r['date']},{r['start']},{r['item']},-" for r in rows)]
    ).replace(",-", ",")
    assert spans(read(few)) == spans(timetable_2019())


def test_a_moved_item_shares_its_new_meeting(read: Read) -> None:
    """Other matters moved to the morning of the last day, where item 3 ends."""
    moved = table_2019().replace("2019-09-13,15:00,18:00,W", "2019-09-13,10:00,13:00,W", 1)
    found = spans(read(moved))
    assert found[-3:] == [("3", 600, 720), ("4", 720, 780), ("5", 900, 1020)]


def test_wrong_marks_are_told_and_do_not_count(read: Read, tmp_path: Path) -> None:
    head, *rows = table_2019().splitlines()
    rows[2] = rows[2].replace(",false", ",true")
    rows[3] = rows[3].replace(",true", ",false")
    read_back = read("\n".join([head, *rows]))
    assert spans(read_back) == spans(timetable_2019())
    assert read_back.notices == (
        f"{tmp_path}/table.csv:4: item 2 is marked as continued, but begins here.",
        f"{tmp_path}/table.csv:5: item 2 is not marked as continued, but began earlier.",
    )


def test_another_title_is_told(read: Read, tmp_path: Path) -> None:
    read_back = read(table_2019().replace("Other matters", "Any other business"))
    assert read_back.notices == (
        f"{tmp_path}/table.csv:8: item 4 is called “Other matters” in the conference file, "
        "not “Any other business”.",
    )


def test_rows_at_hours_of_their_own_keep_them(read: Read) -> None:
    pin = {"pin": Pin(("body-2026-03-23-1000",), 660)}
    items = [("1", "Review"), ("2", "A lecture", pin), ("3", "Debate"), ("4", "Texts")]
    conference = make_conference(items, [(MONDAY, 600, 780), (MONDAY, 900, 1080)])
    text = f"""{HEAD}
2026-03-23,10:00,13:00,The Body,1,Review,false
2026-03-23,11:00,11:30,The Body,2,A lecture,false
2026-03-23,10:00,13:00,The Body,3,Debate,false
2026-03-23,15:00,,The Body,3,Debate,true
2026-03-23,16:15,,The Body,4,Texts,false
"""
    assert spans(read(text, conference)) == [
        ("1", 600, 660),
        ("2", 660, 690),
        ("3", 690, 780),
        ("3", 900, 975),
        ("4", 975, 1065),
    ]


def test_limits_count_for_more_than_wishes(read: Read) -> None:
    items = [
        ("1", "Debate", {"maximum": 30}),
        ("2", "Texts", {"minimum": 120, "desired": 60}),
        ("3", "Plans", {}),
    ]
    conference = make_conference(items, [(MONDAY, 600, 780)])
    rows = "".join(f"2026-03-23,10:00,13:00,,{n},,false\n" for n in (1, 2, 3))
    assert spans(read(f"{HEAD}\n{rows}", conference)) == [
        ("1", 600, 615),
        ("2", 615, 735),
        ("3", 735, 780),
    ]


def test_a_break_is_stepped_over(read: Read) -> None:
    coffee = Event("Coffee", MONDAY, 660, 690)
    items = [("1", "Debate", {"desired": 60}), ("2", "Texts", {"desired": 90})]
    conference = make_conference(items, [(MONDAY, 600, 780)], events=(coffee,))
    text = f"""{HEAD}
2026-03-23,10:00,13:00,,1,Debate,false
2026-03-23,11:00,11:30,,,Coffee,false
2026-03-23,10:00,13:00,,2,Texts,false
"""
    assert spans(read(text, conference)) == [("1", 600, 660), ("2", 690, 780)]


def test_drafting_time_is_left_before_the_report(read: Read) -> None:
    body = Body("body", "The Body", drafting=60)
    items = [("1", "Debate"), ("2", "Adoption of the report", {"desired": 30})]
    conference = make_conference(items, [(MONDAY, 600, 780)], body=body)
    text = f"{HEAD}\n2026-03-23,10:00,13:00,,1,,false\n2026-03-23,10:00,13:00,,2,,false\n"
    assert spans(read(text, conference)) == [("1", 600, 690), ("2", 750, 780)]


def test_the_parts_of_a_split_item_come_in_their_order(read: Read) -> None:
    conference = make_conference([("1", "Debate")], [(MONDAY, 600, 780), (MONDAY, 900, 1080)])
    parts = tuple(
        replace(make_part("1", "Debate"), id=f"1 (Part {n})", items=("1",), target=90)
        for n in ("I", "II")
    )
    text = f"""{HEAD}
2026-03-23,10:00,13:00,,1,Debate,false
2026-03-23,15:00,18:00,,1,Debate,true
2026-03-23,15:00,18:00,,1,Debate,false
"""
    placed = read(text, replace(conference, parts=parts)).placements
    assert [p.part for p in placed] == ["1 (Part I)", "1 (Part I)", "1 (Part II)"]


def test_more_rows_than_a_meeting_has_room_for_run_over(read: Read) -> None:
    """So that the verifier says by how much, instead of the reader making the table fit."""
    items = [(str(n), f"Item {n}") for n in range(1, 5)]
    conference = make_conference(items, [(MONDAY, 600, 615)])
    rows = "".join(f"2026-03-23,10:00,10:15,,{n},,false\n" for n in range(1, 5))
    assert spans(read(f"{HEAD}\n{rows}", conference))[-1] == ("4", 615, 620)


def test_bodies_that_meet_at_once(read: Read) -> None:
    conference, timetable = two_bodies()
    text = csv_table.render(conference, timetable).decode()
    assert spans(read(text, conference)) == spans(timetable)
    without = text.replace("Committee of the Whole", "").replace("Plenary", "")
    assert spans(read(without, conference)) == spans(timetable)
