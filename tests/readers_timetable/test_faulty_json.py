"""Every message on a faulty timetable.json."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builders import WG7, conference_2019, timetable_2019

from scheduler.domain.timetable import Status, Timetable
from scheduler.errors import InputFaults
from scheduler.readers.timetable_json import read_json
from scheduler.writers import timetable_json

Faults = Callable[[str | bytes], list[str]]
OURS = "    A timetable.json is written by “scheduler solve”."


def text_2019() -> str:
    return timetable_json.render(conference_2019(), timetable_2019()).decode()


def changed(change: Callable[[Any], None]) -> str:
    document = json.loads(text_2019())
    change(document)
    return json.dumps(document, indent=2, ensure_ascii=False)


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    def reader(text: str | bytes) -> list[str]:
        path = tmp_path / "t.json"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        with pytest.raises(InputFaults) as error:
            read_json(path, conference_2019())
        return str(error.value).replace(f"{tmp_path}/", "").splitlines()

    return reader


def test_broken_json_names_its_line(faults: Faults) -> None:
    assert faults('{\n  "status": "optimal"\n  "entries": []\n}') == [
        "t.json:3: This is not JSON: expecting ',' delimiter.",
        "    Write it anew with “scheduler solve”, or undo the last change.",
    ]


@pytest.mark.parametrize("text", ["[]", "3", '{"a": 1}', '{"entries": 3}', '{"entries": [1]}'])
def test_a_foreign_file(faults: Faults, text: str) -> None:
    assert faults(text) == ["t.json: This is not a timetable of ours.", OURS]


def test_not_utf_8(faults: Faults) -> None:
    assert faults(b'{"status": "\xe9"}') == ["t.json: The file is not in UTF-8.", OURS]


def test_another_conference(faults: Faults) -> None:
    assert faults(changed(lambda d: d["conference"].update(id="other"))) == [
        "t.json: This timetable is of the conference “other”, not of “ctoc-cop-wg7-2019”.",
        "    Give the conference file it was made for; if it is the same, add “id: other” to it.",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda d: d.update(objective="low"),
            't.json: “objective” should be a whole number, not "low".',
        ),
        (
            lambda d: d.update(status="splendid"),
            "t.json: What is said around the entries of this timetable cannot be understood.",
        ),
        (
            lambda d: d.update(costs=[{}]),
            "t.json: What is said around the entries of this timetable cannot be understood.",
        ),
    ],
)
def test_what_stands_around_the_entries(
    faults: Faults, change: Callable[[Any], None], message: str
) -> None:
    assert faults(changed(change))[0] == message


GIVEN_BACK = "    A meeting given back stays in the conference file: “released: Friday morning”."


def test_faults_of_entries_with_their_lines_together(faults: Faults) -> None:
    def change(document: Any) -> None:
        document["entries"][0]["part"] = "1 (z)"
        document["entries"][1]["meeting"] = "wg7-2019-09-11-0900"
        document["entries"][2]["planned_end"] = "6 p.m."
        document["entries"][3]["item"] = "3"

    text = changed(change)
    begins = [n for n, line in enumerate(text.splitlines(), 1) if line == "    {"]
    assert faults(text) == [
        f"t.json:{begins[0]}: The agenda has no item 1 (z).",
        "    Did you mean item 1 (b)?",
        f"t.json:{begins[1]}: The conference has no meeting “wg7-2019-09-11-0900” any more, in "
        "which item 1 (b) was.",
        "    That day has Wednesday 11 September, afternoon (15:00–18:00).",
        GIVEN_BACK,
        f't.json:{begins[2]}: "6 p.m." is not an hour.',
        "    Write 15:00.",
        f't.json:{begins[3]}: “item” is "3", but “2” for item 2.',
        "    To move items by hand, edit organization-of-work.csv.",
    ]


def test_a_day_that_is_gone(faults: Faults) -> None:
    def change(document: Any) -> None:
        document["entries"][0].update(meeting="gone", date="2019-09-10")

    assert faults(changed(change))[1:] == [
        "    It does not meet that day any more.",
        GIVEN_BACK,
    ]


def test_no_such_file(tmp_path: Path) -> None:
    for name, reason in (("none.json", "no such file"), ("", "it cannot be opened")):
        with pytest.raises(InputFaults) as error:
            read_json(tmp_path / name, conference_2019())
        assert str(error.value) == f"{tmp_path / name}: Cannot read this timetable: {reason}."


def test_a_conference_file_that_changed_since_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    then = replace(conference_2019(), fingerprint="abc")
    path.write_bytes(timetable_json.render(then, timetable_2019()))
    assert read_json(path, then).notices == ()
    now = replace(conference_2019(), fingerprint="def")
    assert read_json(path, now).notices == (
        f"{path}: the conference file has changed since this timetable was made.",
    )


def plain_entries() -> list[dict[str, Any]]:
    keys = ("date", "start", "end", "body", "item", "title", "continued")
    return [{key: entry[key] for key in keys} for entry in json.loads(text_2019())["entries"]]


def test_entries_with_the_columns_of_the_csv_only(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"entries": plain_entries()}))
    read = read_json(path, conference_2019())
    assert read == Timetable(timetable_2019().placements, Status.GIVEN)


def test_faults_of_such_entries(faults: Faults) -> None:
    entries = plain_entries()
    entries[0]["date"] = "Wednesday"
    entries[1]["start"] = "3"
    entries[2]["item"] = "22"
    found = faults(json.dumps({"entries": entries}, indent=1))
    begins = [2 + 1 + 9 * n for n in range(3)]
    assert [line for line in found if line.startswith("t.json")] == [
        f"t.json:{begins[0]}: The entry has no date.",
        f't.json:{begins[1]}: "3" is not an hour.',
        f"t.json:{begins[2]}: The agenda of {WG7} has no item 22.",
    ]
