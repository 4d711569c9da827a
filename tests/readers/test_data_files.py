"""The conference files of the four published tables, and those tables."""

import csv
from pathlib import Path

import pytest

from scheduler.domain.clock import clock
from scheduler.readers import read_conference, starting_file
from scheduler.readers.json_schema import json_schema

DATA = Path(__file__).parents[2] / "data"
NAMES = sorted(path.stem for path in DATA.glob("*.yaml"))
PUBLISHED = sorted(path.stem for path in (DATA / "published").glob("*.csv"))


def test_the_2019_working_group():
    conference = read_conference(DATA / "ctoc-cop-wg7-2019.yaml")
    assert conference.symbol == "CTOC/COP/WG.7/2019/1"
    assert [str(meeting) for meeting in conference.meetings] == [
        "Wednesday 11 September, afternoon (15:00–18:00)",
        "Thursday 12 September, morning (10:00–13:00)",
        "Thursday 12 September, afternoon (15:00–18:00)",
        "Friday 13 September, morning (10:00–13:00)",
        "Friday 13 September, afternoon (15:00–18:00)",
    ]
    assert [(part.number, part.target) for part in conference.parts] == [
        ("1 (a)", 15), ("1 (b)", 15), ("2", 345), ("3", 345), ("4", 60), ("5", 120),
    ]  # fmt: skip
    assert all(len(part.languages) == 6 for part in conference.parts)
    assert all(part.pin is None and part.desired is None for part in conference.parts)
    assert conference.precedences == ()


def test_the_committee_on_fisheries_prints_no_ends():
    conference = read_conference(DATA / "cofi24-2001.yaml")
    assert len(conference.meetings) == 10
    assert not any(meeting.end_stated for meeting in conference.meetings)
    assert clock(conference.meetings[1].start) == "15:00"
    assert conference.bodies[0].drafting_half_days == 1


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_rows_are_of_the_file(name):
    """Every row is an item with the title of the file in one of its meetings, or an event."""
    conference = read_conference(DATA / f"{name}.yaml")
    parts = {(part.number, part.title): part for part in conference.parts}
    events = {(e.date.isoformat(), clock(e.start), e.title) for e in conference.events}
    seen = set()
    with (DATA / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if not row["body"]:
            assert (row["date"], row["start"], row["title"]) in events
            continue
        part = parts[row["item"], row["title"]]
        assert row["continued"] == ("true" if part.id in seen else "false")
        seen.add(part.id)
        assert any(
            m.date.isoformat() == row["date"] and clock(m.start) <= row["start"] < clock(m.end)
            for m in conference.meetings
        )
    assert seen == {part.id for part in conference.parts}


def test_four_tables():
    assert PUBLISHED == [
        "apfic-adhoc-wg-2021",
        "apmbc-sce-mine-clearance-1999",
        "cofi24-2001",
        "ctoc-cop-wg7-2019",
    ]
    assert set(PUBLISHED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_editors_find_the_schema(name):
    first = (DATA / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
    start = "# yaml-language-server: $schema="
    assert first.startswith(start)
    assert (DATA / first.removeprefix(start)).is_file()


def test_the_shipped_schema_is_the_generated_one():
    import json
    from importlib.resources import files

    shipped = files("scheduler").joinpath("data", "conference.schema.json").read_text("utf-8")
    assert json.loads(shipped) == json_schema()


def test_the_schema_knows_every_key_of_the_data_files():
    import yaml

    known = set(json_schema()["properties"])
    for name in NAMES:
        text = (DATA / f"{name}.yaml").read_text(encoding="utf-8")
        assert set(yaml.safe_load(text)) <= known


def test_the_starting_file_reads_without_fault(tmp_path):
    path = tmp_path / "new.yaml"
    path.write_text(starting_file(), encoding="utf-8")
    conference = read_conference(path)
    assert [part.number for part in conference.parts] == ["1 (a)", "1 (b)", "2", "3", "4", "5"]
    assert len(conference.meetings) == 5


OPTIONAL = [line for line in starting_file().splitlines() if line.lstrip().startswith("# ")]


def test_every_remark_of_the_starting_file_is_an_example_that_works(tmp_path):
    """Each commented-out block is put into the file in its turn."""
    text = starting_file()
    blocks = {
        "hours": "# hours:\n#   morning: 9.30–12.30\n#   afternoon: 14.30–17.30\n#   Tuesday: ",
        "events": "# events:\n# - Coffee break: daily 11.15–11.30\n# - {title: Side event",
        "precedences": "# precedences:\n# - 3 before 2",
        "drafting": "# drafting: 1 half-day",
        "reserve": "# reserve: 30",
        "desired": "  # desired: 4 hours",
        "weight": "  # weight: 2",
        "pin": "  # pin: Wednesday afternoon",
        "not_before": "  # not_before: 2027-09-08",
        "parts": "  # parts: 2",
    }
    path = tmp_path / "new.yaml"
    plain = set()
    for block in blocks.values():
        assert block in text
        path.write_text(text.replace(block, block.replace("# ", "")), encoding="utf-8")
        plain.add(read_conference(path).fingerprint)
    assert len(plain) == len(blocks)
    meetings = text[text.index("# meetings:") : text.index("agenda:")]
    text = text.replace("meetings: half-days from Tuesday afternoon to Thursday afternoon\n", "")
    path.write_text(text.replace(meetings, meetings.replace("# ", "")), encoding="utf-8")
    assert [meeting.room for meeting in read_conference(path).meetings] == [
        "", "", "", "Board Room D",
    ]  # fmt: skip
