import json
from pathlib import Path

import pytest
from tests.cli.conftest import FILE_2019, TABLE_2019, Run

BODY = "Working Group on the Smuggling of Migrants"
ALL_RIGHT = """\
{table} keeps every rule.
Cost: 35.
  equal-shares: 15 minutes lacking to the share × 1 = 15
      item 2 gets 330 minutes, its share is 345
  few-continuations: 2 lines marked (continued) × 10 = 20
      item 2 is carried over 1 time
      item 3 is carried over 1 time
"""


def edited(tmp_path: Path, *swaps: tuple[str, str]) -> Path:
    text = TABLE_2019.read_text("utf-8")
    for old, new in swaps:
        assert old.replace("{body}", BODY) in text
        text = text.replace(old.replace("{body}", BODY), new.replace("{body}", BODY))
    file = tmp_path / "edited.csv"
    file.write_text(text, "utf-8")
    return file


def test_a_table_that_keeps_every_rule(run: Run) -> None:
    outcome = run("verify", FILE_2019, TABLE_2019)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == ALL_RIGHT.format(table=TABLE_2019)


@pytest.mark.usefixtures("search")
def test_what_solve_has_written(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path)
    for name in ("timetable.json", "organization-of-work.csv"):
        outcome = run("verify", FILE_2019, tmp_path / name)
        assert outcome.code == 0
        assert outcome.out == ALL_RIGHT.format(table=tmp_path / name)


def test_each_broken_rule_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    """Other matters have been moved from Friday to Wednesday."""
    table = edited(tmp_path, ("2019-09-13,15:00,18:00,{body},4", "2019-09-11,15:00,18:00,{body},4"))
    outcome = run("verify", FILE_2019, table)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith(
        f"{table} breaks a rule in 2 places:\n"
        "  continuity: item 2 is broken off for item 4 on Wednesday 11 September, afternoon "
        "(see data/ctoc-cop-wg7-2019.yaml:20) [C33 A, S06 V]\n"
        "  order: item 4 begins before item 3 is over, but item 4 comes after item 3 on the agenda "
        "(see data/ctoc-cop-wg7-2019.yaml:30) [C15 V, C17 V, C21 V, S07 V]\n"
        "  (V: read in a document; A: an assumption.)\n"
        "Cost: "
    )


def test_one_broken_rule(run: Run, tmp_path: Path) -> None:
    """The report has been deleted from the table."""
    row = "2019-09-13,15:00,18:00,{body},5,Adoption of the report,false\n"
    table = edited(tmp_path, (row, ""))
    outcome = run("verify", FILE_2019, table)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith(
        f"{table} breaks a rule in 1 place:\n"
        "  item-duration: item 5 is not in the timetable (see data/ctoc-cop-wg7-2019.yaml:33)\n"
        "Cost: "
    )


def test_json(run: Run, tmp_path: Path) -> None:
    row = "2019-09-13,15:00,18:00,{body},5,Adoption of the report,false\n"
    outcome = run("verify", FILE_2019, edited(tmp_path, (row, "")), "--json")
    assert (outcome.code, outcome.err) == (1, "")
    found = json.loads(outcome.out)
    assert list(found) == ["keeps_every_rule", "violations", "objective", "costs"]
    assert found["keeps_every_rule"] is False
    assert found["violations"] == [
        {
            "rule": "item-duration",
            "message": "item 5 is not in the timetable",
            "where": "data/ctoc-cop-wg7-2019.yaml:33",
            "constraints": {},
        }
    ]
    assert sum(cost["total"] for cost in found["costs"]) == found["objective"]
    assert {
        "rule": "few-continuations",
        "amount": 2,
        "unit": "lines marked (continued)",
        "weight": 10,
        "total": 20,
        "details": ["item 2 is carried over 1 time", "item 3 is carried over 1 time"],
        "constraints": {"S06": "V"},
    } in found["costs"]


def test_what_stops_nothing_goes_to_stderr(run: Run, tmp_path: Path) -> None:
    table = edited(tmp_path, ("document fraud,true", "document fraud,false"))
    outcome = run("verify", FILE_2019, table)
    assert outcome.code == 0
    assert outcome.err == (
        f"note: {table}:7: item 3 is not marked as continued, but began earlier.\n"
    )


@pytest.mark.usefixtures("search")
def test_a_price_that_is_no_longer_right(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path)
    file = tmp_path / "timetable.json"
    document = json.loads(file.read_text("utf-8"))
    document["objective"] = 7
    file.write_text(json.dumps(document), "utf-8")
    outcome = run("verify", FILE_2019, file)
    assert outcome.code == 0
    assert outcome.err == "note: The file says that it costs 7; it costs 35.\n"


def test_a_faulty_table(run: Run, tmp_path: Path) -> None:
    table = edited(
        tmp_path,
        ("2019-09-12,15:00,18:00,{body},3", "2019-09-12,14:00,17:00,{body},3"),
        (",4,Other matters", ",9,Other matters"),
    )
    outcome = run("verify", FILE_2019, table)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"{table}:6: {BODY} has no meeting on Thursday 12 September at 14:00.\n"
        "    That day it meets 10:00–13:00 and 15:00–18:00.\n"
        f"{table}:8: The agenda of {BODY} has no item 9.\n"
        "    The title is that of item 4.\n"
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "table.ods",
            "A timetable is a .csv, .xlsx or .json file.\n    In Excel: Save as, “Excel workbook”.",
        ),
        ("table.docx", "A timetable is a .csv, .xlsx or .json file."),
        ("table.xlsx", "There is no such file."),
        ("table.csv", "Cannot read this table: no such file."),
        ("table.JSON", "Cannot read this timetable: no such file."),
    ],
)
def test_what_is_no_table(run: Run, name: str, message: str) -> None:
    outcome = run("verify", FILE_2019, name)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"{name}: {message}\n")


THREE_BODIES = """\
conference: Conference
place: Vienna
languages: six
dates: 2027-03-01 to 2027-03-02
meetings: half-days
bodies:
- body: Committee
  short: COW
  order: free
  precedences: [3 before 2]
  agenda: [1. Opening, 2. Trade, 3. Air]
- {body: Budget Committee, short: BUD, agenda: [1. Money]}
- {body: Plenary, short: COP, agenda: [1. Policy]}
"""
AGAINST_THE_PRECEDENCE = """\
date,start,end,body,item,title
2027-03-01,10:00,13:00,Committee,1,Opening
2027-03-01,10:00,13:00,Committee,2,Trade
2027-03-01,15:00,18:00,Committee,3,Air
2027-03-01,10:00,13:00,Budget Committee,1,Money
2027-03-01,10:00,13:00,Plenary,1,Policy
"""


def test_a_precedence_of_one_body_is_told_once_where_several_meet(run: Run, tmp_path: Path) -> None:
    file, table = tmp_path / "conference.yaml", tmp_path / "table.csv"
    file.write_text(THREE_BODIES, "utf-8")
    table.write_text(AGAINST_THE_PRECEDENCE, "utf-8")
    outcome = run("verify", file, table)
    assert outcome.code == 1
    assert outcome.out.count("the file puts item COW 3 before item COW 2") == 1
