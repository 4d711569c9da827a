"""`scheduler pin`, `unpin` and `solve --keep`: a planner works in turns with the search."""

import json
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import FILE_2019, ROOT, TABLE_2019, Run

SEVERAL = """\
zone: Europe/Vienna
dates: 11–12 September 2019
bodies:
- {body: Plenary, meetings: [Wednesday morning], agenda: [1. Opening, 2. Debate]}
- {body: Committee, short: COW, meetings: [Thursday morning], agenda: [1. Rivers, 2. Lakes]}
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The table of 2019 with item 4 moved to the meeting of item 3's end."""
    path = tmp_path / "moved.csv"
    text = (ROOT / TABLE_2019).read_text("utf-8")
    head, *rows = text.splitlines()
    moved = [
        row.replace("2019-09-13,15:00,18:00", "2019-09-13,10:00,13:00") if ",4," in row else row
        for row in rows
    ]
    assert moved != rows
    path.write_text("\n".join([head, *moved, ""]), "utf-8")
    return path


def meetings(directory: Path, item: str) -> list[str]:
    document = json.loads((directory / "timetable.json").read_text("utf-8"))
    return [entry["meeting"] for entry in document["entries"] if entry["item"] == item]


def test_what_is_fixed_stays_and_is_fixed_still(run: Run, table: Path, tmp_path: Path) -> None:
    assert run("pin", table, "4").out == f"{table}: 1 line fixed.\n"
    out = tmp_path / "out"
    assert run("solve", FILE_2019, "--keep", table, "-o", out, "-q").code == 0
    assert meetings(out, "4") == ["2019-09-13-morning"]
    again = tmp_path / "again"
    run("solve", FILE_2019, "--keep", out / "timetable.json", "-o", again, "-q")
    assert meetings(again, "4") == ["2019-09-13-morning"]


def test_unpinned_it_may_move_again(run: Run, table: Path, tmp_path: Path) -> None:
    run("pin", table, "4", "5")
    assert run("unpin", table).out == f"{table}: 2 lines free again.\n"
    run("solve", FILE_2019, "--keep", table, "-o", tmp_path, "-q")
    assert meetings(tmp_path, "4") == ["2019-09-13-afternoon"]


def test_pins_in_a_timetable_json(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q")
    file = tmp_path / "timetable.json"
    before = file.read_bytes()
    assert run("pin", file, "item 3").out == f"{file}: 2 lines fixed.\n"
    entries = json.loads(file.read_text("utf-8"))["entries"]
    assert [entry["item"] for entry in entries if entry["fixed"]] == ["3", "3"]
    run("unpin", file, "3")
    assert file.read_bytes() == before


def test_pins_in_a_workbook(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q", "--format", "xlsx")
    file = tmp_path / "organization-of-work.xlsx"
    assert run("pin", file, "3").out == f"{file}: 2 lines fixed.\n"
    once = file.read_bytes()
    assert run("pin", file, "Item 3").out == f"{file}: nothing to change, fixed already.\n"
    assert file.read_bytes() == once
    run("solve", FILE_2019, "--keep", file, "-o", tmp_path / "out", "-q")
    entries = json.loads((tmp_path / "out" / "timetable.json").read_text("utf-8"))["entries"]
    assert [entry["item"] for entry in entries if entry["fixed"]] == ["3", "3"]
    assert run("unpin", file).out == f"{file}: 2 lines free again.\n"
    assert run("pin", file, "9").err == f"{file} has no item “9”.\n"
    sheets = openpyxl.load_workbook(file, rich_text=True)
    (continued, *_) = [c.value for c in sheets.worksheets[0]["C"] if isinstance(c.value, list)]
    assert str(continued[1]) == "continued"
    assert continued[1].font.i  # what the command does not touch stays


@pytest.mark.parametrize("columns", [("item", "title"), ("item",)])
def test_a_workbook_of_ones_own(run: Run, tmp_path: Path, columns: tuple[str, ...]) -> None:
    file, book = tmp_path / "own.xlsx", openpyxl.Workbook()
    book.active.title = "Lines"
    book.active.append(columns)
    book.active.append([3, "Smuggling"][: len(columns)])
    book.save(file)
    outcome = run("pin", file, "3")
    if len(columns) == 1:
        assert outcome.err == f"{file}, Lines:1: There is no column “title”.\n"
    else:
        assert outcome.out == f"{file}: 1 line fixed.\n"
        assert openpyxl.load_workbook(file).active["C2"].value is True


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_item_of_one_body_of_several(run: Run, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / "conference.yaml"
    file.write_text(SEVERAL, "utf-8")
    run("solve", file, "-o", tmp_path, "-q")
    table = tmp_path / f"organization-of-work.{suffix}"
    outcome = run("pin", table, "COW 2")
    assert outcome.code == 2
    assert outcome.err == (
        f"{table} has no item “COW 2”.\n    Is it one of these? Plenary 2, Committee 2.\n"
    )
    assert run("pin", table, "Committee 2").out == f"{table}: 1 line fixed.\n"
    assert run("solve", file, "--keep", table, "-o", tmp_path / "again", "-q").code == 0
    document = json.loads((tmp_path / "again/timetable.json").read_text("utf-8"))
    fixed = [(e["body"], e["item"]) for e in document["entries"] if e.get("fixed")]
    assert fixed == [("Committee", "2")]


def test_an_item_that_is_not_there(run: Run, table: Path) -> None:
    before = table.read_bytes()
    outcome = run("pin", table, "4", "9")
    assert (outcome.code, outcome.err) == (2, f"{table} has no item “9”.\n")
    assert table.read_bytes() == before


def test_a_later_line_alone_cannot_be_fixed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    head, *rows = (ROOT / TABLE_2019).read_text("utf-8").splitlines()
    rows = [f"{row},{'true' if ',3,' in row and 'true' in row.lower() else ''}" for row in rows]
    path.write_text("\n".join([f"{head},fixed", *rows]), "utf-8")
    outcome = run("solve", FILE_2019, "--keep", path, "-q")
    assert (outcome.code, outcome.err) == (
        2,
        "Item 3 is fixed in a later meeting, but not where it begins.\n"
        "    Fix its first line too, or none.\n",
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.json", "[]", "{}: This is not a timetable of ours.\n"),
        ("a.csv", "date,start\n", "{}:1: There is no column “item”.\n"),
    ],
)
def test_files_that_are_no_timetable(
    run: Run, tmp_path: Path, name: str, text: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    outcome = run("pin", path, "3")
    assert (outcome.code, outcome.err) == (2, message.format(path))
