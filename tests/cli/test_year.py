"""`scheduler year` from file to files, and back for a re-plan."""

import csv
import json
from pathlib import Path
from typing import Any

import icalendar
import pytest
from tests.cli.conftest import Run
from tests.year.years import SMALL

MORE = "  - {session: Ports 2, meetings: 4, between: 2030-03-18 to 2030-03-29}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "year.yaml"
    path.write_text(SMALL, "utf-8")
    return path


def test_a_year_gets_its_files(run: Run, file: Path, tmp_path: Path) -> None:
    import openpyxl

    outcome = run("year", file, "-o", tmp_path / "out")

    assert outcome.code == 0
    assert outcome.err == (
        "note: An interpreter rests 12 hours between the meetings of two days.\n"
    )
    lines = outcome.out.splitlines()
    assert lines[:2] == ["16 meetings of 4 sessions.", "  wished-dates: 3 working days, costs 6"]
    assert lines[2].startswith("Costs 6")
    assert lines[3] == (
        f"Written into {tmp_path / 'out'}: calendar.csv, calendar.xlsx, calendar.md, "
        "calendar.json, interpreters.csv, calendar.ics, and calendar-body-….ics of 3 bodies"
    )
    with (tmp_path / "out/calendar.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == 16
    assert rows[0] == {
        "date": "2030-03-07", "half_day": "morning", "start": "10:00", "end": "13:00",
        "body": "Working Group on Ports", "session": "Ports 1", "meeting": "1",
        "room": "Room 1", "languages": "en, fr",
    }  # fmt: skip
    with (tmp_path / "out/interpreters.csv").open(encoding="utf-8", newline="") as table:
        assert len(list(csv.DictReader(table))) == 10 * 4 + 6 * 2
    workbook = openpyxl.load_workbook(tmp_path / "out/calendar.xlsx")
    assert [sheet.title for sheet in workbook] == ["Sessions", "Meetings"]
    assert workbook["Sessions"]["A2"].value == "Ports 1"
    assert "## March 2030" in (tmp_path / "out/calendar.md").read_text("utf-8")


def test_the_same_year_gives_the_same_bytes(run: Run, file: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        assert run("year", file, "-o", tmp_path / name, "--quiet").code == 0

    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


def events(path: Path) -> dict[str, Any]:
    """The events of a calendar by UID."""
    found = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["UID"]): event for event in found.walk("VEVENT")}


def test_the_year_and_each_body_have_a_calendar(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    file.write_text(SMALL.replace("zone: Europe/Zurich", "place: Geneva"), "utf-8")
    run("year", file, "-o", out, "-q")

    everything = events(out / "calendar.ics")
    own = {
        name: events(out / f"calendar-body-{name}.ics") for name in ("Ports", "Transport", "Rivers")
    }

    assert [len(found) for found in own.values()] == [4, 6, 6]
    assert set().union(*own.values()) == set(everything)
    first = min(own["Ports"].values(), key=lambda event: event["DTSTART"].dt)
    assert first["SUMMARY"] == "Working Group on Ports: Ports 1, meeting 1 of 4"
    assert first["LOCATION"] == "Room 1, Geneva"
    assert first["DTSTART"].dt.isoformat() == "2030-03-07T10:00:00+01:00"
    assert first["DTEND"].dt.isoformat() == "2030-03-07T13:00:00+01:00"
    assert "Interpretation: English, French" in first["DESCRIPTION"]
    assert (first["STATUS"], first["TRANSP"], first["SEQUENCE"]) == ("CONFIRMED", "OPAQUE", 0)


def test_the_next_version_raises_what_moved_and_cancels_what_fell_away(
    run: Run, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("year", file, "-o", out, "-q")
    before = (out / "calendar.ics").read_bytes()
    run("year", file, "-o", out, "-q")
    assert (out / "calendar.ics").read_bytes() == before

    moved = SMALL.replace("wished: 2030-03-19", "begins: 2030-03-25")
    file.write_text(moved.replace("Rivers 2, meetings: 2", "Rivers 2, meetings: 1"), "utf-8")
    run("year", file, "-o", out, "-q")

    rivers = events(out / "calendar-body-Rivers.ics")
    assert [(event["SEQUENCE"], event["STATUS"]) for event in rivers.values()] == [
        *[(0, "CONFIRMED")] * 4, (1, "CANCELLED"), (1, "CONFIRMED")
    ]  # fmt: skip
    others = [events(out / f"calendar-body-{name}.ics") for name in ("Ports", "Transport")]
    assert {event["SEQUENCE"] for found in others for event in found.values()} == {0}
    assert set(events(out / "calendar.ics")) == set(rivers).union(*others)


def test_a_body_that_is_gone_is_cancelled_in_its_calendar(
    run: Run, file: Path, tmp_path: Path
) -> None:
    run("year", file, "-o", tmp_path / "out", "-q")
    head, _, _ = SMALL.partition("- body: Commission on Rivers")
    file.write_text(head.replace("  not_with: [Rivers]\n", ""), "utf-8")

    # What others were shown comes with the earlier calendar, too.
    run("year", file, "--from", tmp_path / "out/calendar.json", "-o", tmp_path / "new", "-q")

    gone = events(tmp_path / "new/calendar-body-Rivers.ics").values()
    assert [event["STATUS"] for event in gone] == ["CANCELLED"] * 6


def test_bodies_whose_names_differ_in_signs_alone_have_files_of_their_own(
    run: Run, file: Path, tmp_path: Path
) -> None:
    file.write_text(SMALL.replace("short: Ports", "short: A B").replace("Rivers\n  l", "A-B\n  l")
                    .replace("not_with: [Rivers]", "not_with: [A-B]"), "utf-8")  # fmt: skip

    run("year", file, "-o", tmp_path / "out", "-q")

    found = sorted((tmp_path / "out").glob("calendar-body-A-B*.ics"))
    assert [len(events(path)) for path in found] == [6, 4]


def test_a_program_reads_the_answer(run: Run, file: Path, tmp_path: Path) -> None:
    outcome = run("year", file, "--json", "-o", tmp_path / "out", "-q")

    found = json.loads(outcome.out)
    assert outcome.err == ""
    assert (tmp_path / "out/calendar.json").read_text("utf-8") == outcome.out
    assert (found["status"], found["objective"], found["bound"]) == ("optimal", 6, 6)
    assert (found["gap"], len(found["meetings"])) == (0, 16)


def test_another_year_is_not_written_over(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("year", file, "-o", out, "-q")
    file.write_text(SMALL.replace("meetings, 2030", "meetings, 2031"), "utf-8")

    outcome = run("year", file, "-o", out, "-q")

    assert (outcome.code, outcome.err) == (
        2,
        f"{out} holds the calendar of another year, “Calendar of meetings, 2030”.\n"
        "    Write into another directory; or, if it is the same one, let it keep its title.\n",
    )
    (out / "calendar.json").write_text('{"meetings": [], "id": "x", "history": 3}', "utf-8")
    assert run("year", file, "-o", out, "-q").code == 2
    assert run("year", file, "-o", file, "-q").err == (
        f"Cannot write into {file}: {file} is a file, not a directory.\n"
    )


def test_all_faults_of_a_file_are_told_together(run: Run, file: Path) -> None:
    for right, wrong in (
        ("zone: Europe/Zurich", "place: Nowhere"),
        ("closed: [2030-03-19]", "closed: [soon]"),
        ("people: {en: 4, fr: 4}", "pepole: {en: 4, fr: 4}"),
        ("seats: 300", "seats: many"),
        ("    meetings: 6", "    meetings: some"),
        ("not_with: [Rivers]", "not_with: [River]"),
        ("wished: 2030-03-12}", "whished: 2030-03-12}"),
        ("wished: 2030-03-19", "wished: 2030-03-05"),
    ):
        text = file.read_text("utf-8")
        assert text.count(right) == 1
        file.write_text(text.replace(right, wrong), "utf-8")

    outcome = run("year", file)

    told = [line.split(":", 1)[1] for line in outcome.err.splitlines() if line[0] != " "]
    assert outcome.code == 2
    assert [one.split(":")[0] for one in told] == ["1", "4", "8", "19", "20", "23", "33", "34"]
    assert "“zone” is missing." in told[0]
    assert "“pepole” is not known here." in told[2]
    file.write_text(file.read_text("utf-8").replace("bodies:", "body:"), "utf-8")
    assert "“zone” is missing." in run("year", file).err


def test_one_more_session_is_taken_in(run: Run, file: Path, tmp_path: Path) -> None:
    published = tmp_path / "out/calendar.json"
    run("year", file, "-o", tmp_path / "out", "--quiet")
    file.write_text(SMALL.replace("  sessions:\n", f"  sessions:\n{MORE}", 1), "utf-8")

    outcome = run("year", file, "--from", published)

    lines = outcome.out.splitlines()
    assert lines[0] == "Changes to the calendar:"
    assert lines[1].startswith("– Ports 2 is new: ")
    assert lines[2] == "20 meetings of 5 sessions."
    assert lines[-1] == "Proved: no calendar changes the dates of fewer sessions."
    assert len(json.loads(published.read_text("utf-8"))["meetings"]) == 16


def test_faults_and_impossible_years_have_their_codes(run: Run, file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "other.json"
    broken.write_text("{}", "utf-8")
    outcome = run("year", file, "--from", broken, "-q")
    assert (outcome.code, outcome.err) == (
        2,
        f"{broken}: This is not a calendar of a year.\n"
        "    Give the calendar.json that “scheduler year” wrote.\n",
    )
    file.write_text(SMALL.replace("seats: 300", "seats: 600"), "utf-8")
    assert run("year", file, "-q").code == 2
    file.write_text(SMALL.replace("wished: 2030-03-06", "begins: 2030-03-15"), "utf-8")
    outcome = run("year", file, "-o", tmp_path / "out", "-q")
    assert outcome.code == 1
    assert not (tmp_path / "out").exists()


def test_the_table_of_the_year_is_whole_whatever_names_say(
    run: Run, file: Path, tmp_path: Path
) -> None:
    text = SMALL.replace("session: Rivers 2, meetings: 2", 'session: "Rivers | 2", meetings: 1')
    file.write_text(text, "utf-8")

    run("year", file, "-o", tmp_path / "out", "-q")

    assert "\n| Wednesday 20 March, morning | Rivers \\| 2 | Commission on Rivers | 1 |" in (
        tmp_path / "out/calendar.md"
    ).read_text("utf-8")
