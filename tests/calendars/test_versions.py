"""What `solve`, `replan` and `write` make of the versions and calendars that a directory holds."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import conference_2019, timetable_2019
from tests.calendars.plans import values
from tests.cli.conftest import ROOT, Run, Search

from scheduler import api
from scheduler.cli.view_options import views
from scheduler.domain.history import By
from scheduler.domain.timetable import Status

FILE_2019 = ROOT / "data/ctoc-cop-wg7-2019.yaml"


def versions(directory: Path) -> list[tuple[int, str]]:
    document = json.loads((directory / "timetable.json").read_text("utf-8"))
    assert document["version"] == document["history"][-1]["version"]
    return [(one["version"], one["made"]) for one in document["history"]]


@pytest.mark.usefixtures("search")
def test_the_same_plan_again_is_the_same_version(run: Run, tmp_path: Path) -> None:
    options = ("--at", "2019-08-01T09:00", "-q")
    assert run("solve", FILE_2019, "-o", tmp_path, *options).code == 0
    files = ("timetable.json", "calendar.ics")
    before = [(tmp_path / name).read_bytes() for name in files]
    assert run("solve", FILE_2019, "-o", tmp_path, *options).code == 0
    assert [(tmp_path / name).read_bytes() for name in files] == before
    assert versions(tmp_path) == [(1, "2019-08-01T07:00:00Z")]


def test_another_plan_is_the_next_version(run: Run, search: Search, tmp_path: Path) -> None:
    for directory in ("one", "other"):
        search.changes = {"status": Status.FEASIBLE, "objective": 40, "bound": 20}
        run("solve", FILE_2019, "-o", tmp_path / directory, "-q")
        search.changes = {"status": Status.OPTIMAL, "objective": 40, "bound": 40}
        run("solve", FILE_2019, "-o", tmp_path / directory, "-q", "-f", "ics")
    assert versions(tmp_path / "one") == [(1, "2019-01-01T00:00:00Z"), (2, "2019-01-01T00:01:00Z")]
    content = (tmp_path / "one" / "calendar.ics").read_bytes()
    assert set(values(content, "SEQUENCE")) == {"1"}
    for name in ("timetable.json", "calendar.ics"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.usefixtures("search")
def test_further_calendars(run: Run, tmp_path: Path) -> None:
    views = ("--calendar", "by=item,language=fr", "--calendar", "item=3,alarm=15")
    assert run("solve", FILE_2019, "-o", tmp_path, "-q", "-f", "json", *views).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "timetable.json",
        "calendar-by-item-language-fr.ics",
        "calendar-item-3-alarm-15.ics",
    }


@pytest.mark.usefixtures("search")
def test_further_calendars_are_kept_up_to_date(run: Run, tmp_path: Path) -> None:
    asked = ("by=item,language=fr", "item=5,alarm=15")
    options = [option for view in asked for option in ("--calendar", view)]
    run("solve", FILE_2019, "-o", tmp_path, "-q", *options)
    other = tmp_path / "calendar-of-others.ics"
    other.write_text("BEGIN:VCALENDAR\r\nPRODID:-//x//EN\r\nEND:VCALENDAR\r\n")
    table = tmp_path / "organization-of-work.csv"
    lines = table.read_text("utf-8-sig").splitlines(keepends=True)
    edited = tmp_path / "edited.csv"
    edited.write_text("".join(line for line in lines if not line.startswith("2019-09-13,10:00")))
    outcome = run("write", FILE_2019, edited, "-o", tmp_path)
    assert "calendar-by-item-language-fr.ics" in outcome.out
    by_item = (tmp_path / "calendar-by-item-language-fr.ics").read_bytes()
    assert "CANCELLED" in values(by_item, "STATUS")
    history = api.read_history(tmp_path)
    for view in views(asked):
        file = tmp_path / f"calendar{view.suffix}.ics"
        assert file.read_bytes() == api.calendar(history, view)
    before = {path: path.read_bytes() for path in tmp_path.glob("*.ics")}
    run("write", FILE_2019, tmp_path / "timetable.json", "-o", tmp_path, "-q")
    assert {path: path.read_bytes() for path in tmp_path.glob("*.ics")} == before


def test_a_view_with_many_values_has_a_short_name() -> None:
    (view,) = views([",".join(f"item={number}" for number in range(40))])
    assert len(f"calendar{view.suffix}.ics") < 100
    (other,) = views([",".join(f"item={number}" for number in range(41))])
    assert view.suffix != other.suffix


def test_a_view_whose_values_have_commas() -> None:
    (view,) = views(["by=item, room=Hall A, 2nd floor,person=Expert, Ms."])
    assert (view.rooms, view.people) == (("Hall A, 2nd floor",), ("Expert, Ms.",))
    assert view.by is By.ITEM


@pytest.mark.usefixtures("search")
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--at", "Monday"),
            "--at should be such as 2019-08-01T09:00, not “Monday”.\n",
        ),
        (
            ("--calendar", "item"),
            "A calendar is described as “by=item,body=SBI”, not as “item”.\n",
        ),
        (
            ("--calendar", "boddy=SBI"),
            "A calendar has no “boddy”.\n    Did you mean “body”?\n",
        ),
        (
            ("--calendar", "item=55"),
            "This timetable has no item “55”.\n    Did you mean “5”?\n",
        ),
        (
            ("--calendar", "room=B"),
            "This timetable has no room “B”.\n    It says nothing of any room.\n",
        ),
    ],
)
def test_wrong_options_of_solve(
    run: Run, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    outcome = run("solve", FILE_2019, "-o", tmp_path / "out", "-q", *options)
    assert (outcome.code, outcome.err) == (2, message)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", [("solve",), ("replan", "--from", "x.json", "--now", "x")])
def test_further_calendars_need_a_directory(run: Run, command: tuple[str, ...]) -> None:
    outcome = run(command[0], FILE_2019, *command[1:], "--calendar", "by=item")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Further calendars are written into a directory.\n    Add -o DIR.\n" in outcome.err


@pytest.mark.usefixtures("search")
def test_a_damaged_timetable_is_not_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "timetable.json").write_text("{")
    outcome = run("solve", FILE_2019, "-o", tmp_path, "-q")
    assert (outcome.code, outcome.err) == (
        2,
        f"{tmp_path / 'timetable.json'}: The timetable that is there cannot be read, so no version "
        "can follow on it.\n    Put it back as it was, or write into another directory.\n",
    )
    assert (tmp_path / "timetable.json").read_text() == "{"


@pytest.mark.usefixtures("search")
def test_a_timetable_of_another_conference_is_not_written_over(run: Run, tmp_path: Path) -> None:
    api.write(conference_2019(), timetable_2019(), tmp_path, ["json"])
    before = (tmp_path / "timetable.json").read_bytes()
    outcome = run("solve", FILE_2019, "-o", tmp_path, "-q")
    assert (outcome.code, outcome.err) == (
        2,
        f"{tmp_path} holds the timetable of another conference, “ctoc-cop-wg7-2019”.\n"
        "    Write into another directory; or, if it is the same one under a new name, add "
        "“id: ctoc-cop-wg7-2019” to its file.\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["timetable.json"]
    assert (tmp_path / "timetable.json").read_bytes() == before


@pytest.mark.usefixtures("search")
def test_a_conference_that_is_renamed_stays_the_same(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    text = FILE_2019.read_text("utf-8")
    file.write_text(text, "utf-8")
    assert run("solve", file, "-o", tmp_path / "out", "-q").code == 0
    before = (tmp_path / "out" / "calendar.ics").read_bytes()
    document = json.loads((tmp_path / "out" / "timetable.json").read_text("utf-8"))
    own = document["conference"]["id"]
    renamed = text.replace("symbol: ", "symbol: NEW/") + f"id: {own}\n"
    assert renamed.count("NEW/") == 1
    file.write_text(renamed, "utf-8")
    assert run("solve", file, "-o", tmp_path / "out", "-q").code == 0
    after = (tmp_path / "out" / "calendar.ics").read_bytes()
    assert values(after, "UID") == values(before, "UID")
    assert values(after, "DESCRIPTION")[0].startswith("NEW/")


@pytest.mark.usefixtures("search")
def test_a_table_edited_by_hand_is_the_next_version_too(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q")
    table = tmp_path / "organization-of-work.csv"
    lines = table.read_text("utf-8-sig").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("2019-09-13,10:00"))
    edited = tmp_path / "edited.csv"
    edited.write_text(text, "utf-8")
    assert run("write", FILE_2019, edited, "-o", tmp_path, "-q").code == 0
    assert [number for number, _ in versions(tmp_path)] == [1, 2]
    content = (tmp_path / "calendar.ics").read_bytes()
    assert values(content, "SEQUENCE") == ["0", "0", "0", "1", "0"]


def test_what_the_library_writes_is_the_next_version_too(tmp_path: Path) -> None:
    api.write(conference_2019(), timetable_2019(), tmp_path, ["json"])
    moved_to_geneva = replace(conference_2019(), place="Geneva")
    api.write(moved_to_geneva, timetable_2019(), tmp_path, ["ics", "json"])
    assert [number for number, _ in versions(tmp_path)] == [1, 2]
    assert set(values((tmp_path / "calendar.ics").read_bytes(), "SEQUENCE")) == {"1"}
