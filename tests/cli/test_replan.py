"""`scheduler replan` and `scheduler diff` with the real search."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import FILE_2019, TABLE_2019, Run

CAUSE = ", as item 2 takes more time on Thursday afternoon"
TEXT = f"""\
Item 2 needs 45 minutes more than planned.
Changes to the organization of work (version 2):
– Item 2 is also taken on Thursday afternoon, and gets 375 minutes, not 330.
– Item 3 begins at 15:45, not at 15:00, and gets 315 minutes, not 360{CAUSE}.
"""
NOW = ("--now", "2019-09-12T12:30")


def test_says_what_changes_and_keeps_every_version(run: Run, tmp_path: Path) -> None:
    asked = ("replan", FILE_2019, "--from", TABLE_2019, *NOW, "--overrun", "2=45")
    outcome = run(*asked, "-o", tmp_path)
    assert (outcome.code, outcome.out) == (0, TEXT)
    assert (tmp_path / "changes.txt").read_text("utf-8") == TEXT
    versions = tmp_path / "versions"
    assert {path.name for path in versions.iterdir()} == {"timetable-1.json", "timetable-2.json"}
    assert (tmp_path / "timetable.json").read_bytes() == (
        versions / "timetable-2.json"
    ).read_bytes()
    diff = run("diff", FILE_2019, versions / "timetable-1.json", tmp_path / "timetable.json")
    told = TEXT.replace(CAUSE, "").splitlines()[2:]
    assert diff.out == "".join(f"{line[2:]}\n" for line in told)


def test_names_tables_of_an_earlier_version_that_it_does_not_write(
    run: Run, tmp_path: Path
) -> None:
    asked = ("write", FILE_2019, TABLE_2019, "-o", tmp_path)
    assert run(*asked, "--language", "fr", "--format", "docx,programme").code == 0
    (tmp_path / "organization-of-work-1.png").write_bytes(b"a picture of my own")
    asked = ("replan", FILE_2019, "--from", TABLE_2019, *NOW, "-o", tmp_path)
    outcome = run(*asked, "--overrun", "2=45")
    left = "organization-of-work.fr.docx, programme-of-meetings.fr.docx"
    assert (
        f"note: Not written anew: {left}. They may show an earlier version; “scheduler write” with "
        f"--language and --format, from {tmp_path / 'timetable.json'}, does it.\n"
    ) in outcome.err
    assert "Not written anew" not in run("replan", FILE_2019, "--from", TABLE_2019, *NOW).err


def test_a_second_replan_from_the_same_table_follows_on_the_first(run: Run, tmp_path: Path) -> None:
    asked = ("replan", FILE_2019, "--from", TABLE_2019, *NOW, "-o", tmp_path)
    assert run(*asked, "--overrun", "2=45").code == 0
    once = (tmp_path / "timetable.json").read_bytes()
    assert run(*asked, "--overrun", "2=45").code == 0
    assert (tmp_path / "timetable.json").read_bytes() == once
    assert "(version 3)" in run(*asked, "--overrun", "2=90").out
    first, second = (
        json.loads((tmp_path / "versions" / f"timetable-{n}.json").read_text("utf-8"))["history"]
        for n in (2, 3)
    )
    assert second[:2] == first


def test_going_back_to_an_earlier_version_is_a_new_one(run: Run, tmp_path: Path) -> None:
    run("replan", FILE_2019, "--from", TABLE_2019, *NOW, "--overrun", "2=45", "-o", tmp_path)
    before = tmp_path / "versions" / "timetable-1.json"
    assert run("write", FILE_2019, before, "-o", tmp_path, "-q").code == 0
    document = json.loads((tmp_path / "timetable.json").read_text("utf-8"))
    assert [version["version"] for version in document["history"]] == [1, 2, 3]
    assert b"SEQUENCE:2" in (tmp_path / "calendar.ics").read_bytes()
    assert run("write", FILE_2019, before, "-o", tmp_path / "other", "-q").code == 0
    other = json.loads((tmp_path / "other" / "timetable.json").read_text("utf-8"))
    assert len(other["history"]) == 1


def test_where_nothing_changes_the_version_stays(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    asked = ("replan", FILE_2019, "--from", tmp_path / "timetable.json", *NOW, "-o", tmp_path)
    outcome = run(*asked)
    assert (outcome.code, outcome.out) == (0, "The organization of work remains as it is.\n")
    assert outcome.err.endswith("\nThe printed table stays, so there is no revised form of it.\n")
    after = {path.name for path in tmp_path.iterdir()}
    assert after == {*before, "changes.txt", "versions"}
    for name in before.keys() - {"timetable.json"}:  # which says how long the search was
        assert (tmp_path / name).read_bytes() == before[name], name
    assert {path.name for path in (tmp_path / "versions").iterdir()} == {"timetable-1.json"}
    assert run(*asked, "--overrun", "2=45").code == 0
    revised = (tmp_path / "revised-organization-of-work.md").read_bytes()
    assert run(*asked).out == "The organization of work remains as it is.\n"
    assert json.loads((tmp_path / "timetable.json").read_bytes())["version"] == 2
    assert (tmp_path / "revised-organization-of-work.md").read_bytes() == revised


def test_hours_that_no_table_prints_make_no_revision(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q")
    published = (tmp_path / "timetable.json").read_bytes()
    asked = ("replan", FILE_2019, "--from", tmp_path / "timetable.json", "-o", tmp_path, "--now")
    outcome = run(*asked, "2019-09-11T14:00", "--overrun", "1 (a)=15")
    assert outcome.out.startswith(
        "Item 1 (a) needs 15 minutes more than planned.\n"
        "The organization of work remains as it is. Within its meetings:\n– Item "
    )
    assert not (tmp_path / "revised-organization-of-work.md").exists()
    versions = tmp_path / "versions"
    assert (versions / "timetable-1.json").read_bytes() == published
    # Who has the items in a calendar sees that they begin later.
    assert (versions / "timetable-2.json").exists()
    run(*asked, "2019-09-12T12:30", "--overrun", "2=60")
    marked = (tmp_path / "revised-organization-of-work.md").read_text("utf-8")
    assert "CTOC/COP/WG.7/2019/1/Rev.1" in marked
    assert (versions / "timetable-3.json").exists()


def test_two_tables_that_are_the_same(run: Run) -> None:
    outcome = run("diff", FILE_2019, TABLE_2019, TABLE_2019)
    assert (outcome.code, outcome.out) == (0, "Nothing differs.\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--now", "2019-09-12"),
            "“2019-09-12” is not a day and an hour.\n"
            "    Write 2019-09-12T12:30, by the clock of the place.\n",
        ),
        (
            ("--now", "2019-10-12T12:30"),
            "On 2019-10-12 the conference is over; its last day is 2019-09-13.\n"
            "    Is the month right?\n",
        ),
        (
            (*NOW, "--overrun", "2"),
            "“2” is no overrun.\n    Write the item and its further minutes: 2=45.\n",
        ),
        (
            (*NOW, "--overrun", "7=45"),
            "No item “7” is taken up.\n    There are 1 (a), 1 (b), 2, 3, 4, 5.\n",
        ),
    ],
)
def test_wrong_words(run: Run, options: tuple[str, ...], message: str) -> None:
    outcome = run("replan", FILE_2019, "--from", TABLE_2019, *options)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)


def test_a_log_of_actual_hours(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("date,start,end,item\n2019-09-11,15:00,15:10,1 (a)\n", "utf-8")
    outcome = run("replan", FILE_2019, "--from", TABLE_2019, *NOW, "--log", log)
    assert outcome.code == 0


def test_what_has_been_is_told_apart_from_what_is_to_come(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "date,start,end,item\n2019-09-11,15:10,15:25,1 (a)\n2019-09-11,15:25,15:40,1 (b)\n"
        "2019-09-11,15:40,18:00,2\n2019-09-12,10:00,12:00,2\n",
        "utf-8",
    )
    asked = ("replan", FILE_2019, "--from", TABLE_2019, "--now", "2019-09-12T13:30", "--log", log)
    past = (
        "Item 2 was over after 260 minutes.\nOtherwise than planned:\n"
        "– Item 1 (a) began at 15:10, not at 15:00.\n– Item 1 (b) began at 15:25, not at 15:15.\n"
        "– Item 2 began at 15:40, not at 15:30, and got 260 minutes, not 330.\n"
    )
    assert run(*asked).out == f"{past}What is to come remains as it is.\n"
    ahead = run(*asked, "--overrun", "3=30").out
    between = "Item 3 needs 30 minutes more than planned.\n"
    head, told = ahead.split("Changes to the organization of work (version 2):\n")
    assert head == past.replace("minutes.\nOther", f"minutes.\n{between}Other")
    assert told.startswith("– Item 3 is also taken on Friday afternoon, and gets 390 minutes, ")


def test_faults_of_a_log_are_told_together(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    rows = ("2019-09-11,14:00,15:10,1 (a)", "2019-09-11,15:10,3 pm,2", "2019-09-11,16:00,15:00,2")
    log.write_text("\n".join(("date,start,end,item", *rows, "2019-09-11,15:00,16:00,9")), "utf-8")
    outcome = run("replan", FILE_2019, "--from", TABLE_2019, *NOW, "--log", log)
    assert outcome.code == 2
    assert outcome.err == (
        f"{log}:2: No meeting has these hours.\n"
        "    That day has Wednesday 11 September, afternoon (15:00–18:00).\n"
        f"{log}:3: “3 pm” is not an hour.\n    Write 15:00.\n"
        f"{log}:4: The end does not come after the start.\n"
        f"{log}:5: No item “9” is taken up.\n    There are 1 (a), 1 (b), 2, 3, 4, 5.\n"
    )


def test_a_log_without_a_column(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("date,start,item\n", "utf-8")
    outcome = run("replan", FILE_2019, "--from", TABLE_2019, *NOW, "--log", log)
    assert outcome.err == (
        f"{log}:1: There is no column “end”.\n    A log has date, start, end, item.\n"
    )


def test_a_fixed_line_stays_and_is_fixed_still(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q")
    table = tmp_path / "timetable.json"
    asked = ("replan", FILE_2019, "--from", table, *NOW, "--overrun")
    assert "Item 3 is no longer taken on Thursday afternoon" in run(*asked, "2=180").out
    run("pin", table, "3")
    assert run(*asked, "2=90", "-o", tmp_path).code == 0
    entries = json.loads(table.read_text("utf-8"))["entries"]
    assert [(e["meeting"], e["fixed"]) for e in entries if e["item"] == "3"] == [
        ("2019-09-12-afternoon", True),
        ("2019-09-13-morning", True),
    ]
    assert "Item 3 is pinned to" in run(*asked, "2=300").err


def test_the_revised_form_is_written_and_can_be_had_again(run: Run, tmp_path: Path) -> None:
    run("replan", FILE_2019, "--from", TABLE_2019, *NOW, "--overrun", "2=45", "-o", tmp_path)
    marked = (tmp_path / "revised-organization-of-work.md").read_text("utf-8")
    assert "CTOC/COP/WG.7/2019/1/Rev.1" in marked
    assert "| 3–6 p.m. | <ins>2</ins> |" in marked
    first = tmp_path / "versions" / "timetable-1.json"
    again = ("--since", first, "--format", "md", "-o", tmp_path / "again")
    outcome = run("write", FILE_2019, tmp_path / "timetable.json", *again)
    written = tmp_path / "again" / "revised-organization-of-work.md"
    assert outcome.out == f"Written into {written.parent}: {written.name}\n"
    assert written.read_text("utf-8") == marked


def test_an_item_that_has_come_onto_the_agenda_is_planned(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    added = "- number: 6\n  title: Smuggling by sea\n  desired: 60\n"
    file.write_text(Path(FILE_2019).read_text("utf-8") + added, "utf-8")
    outcome = run("replan", file, "--from", TABLE_2019, *NOW)
    assert outcome.code == 0
    assert outcome.out.startswith("Changes to the organization of work (version 2):\n")
    assert "– Item 6 is new, on Friday afternoon.\n" in outcome.out
    assert "not in the timetable" not in outcome.err


def test_a_title_that_is_put_right_is_told(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q")
    file = tmp_path / "conference.yaml"
    text = Path(FILE_2019).read_text("utf-8")
    assert text.count("Adoption of the report") == 1
    file.write_text(text.replace("Adoption of the report", "Adoption of the draft report"), "utf-8")
    outcome = run("replan", file, "--from", tmp_path / "timetable.json", *NOW, "-o", tmp_path)
    told = "The organization of work remains as it is, but worded anew (version 2).\n"
    assert outcome.out == told
    revised = (tmp_path / "revised-organization-of-work.md").read_text("utf-8")
    assert "Adoption of the draft report" in revised


def test_an_item_that_comes_after_the_last_meeting_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    added = "- number: 6\n  title: Smuggling by sea\n"
    file.write_text(Path(FILE_2019).read_text("utf-8") + added, "utf-8")
    outcome = run("replan", file, "--from", TABLE_2019, "--now", "2019-09-13T18:00")
    assert outcome.out == "The organization of work remains as it is.\n"
    assert "As things have gone, item 6 is not in the timetable.\n" in outcome.err


def test_a_meeting_given_back_is_cancelled_in_the_calendar(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-q")
    file = tmp_path / "conference.yaml"
    text = Path(FILE_2019).read_text("utf-8")
    file.write_text(text.replace("agenda:", "released: Friday morning\nagenda:", 1), "utf-8")
    asked = ("replan", file, "--from", tmp_path / "timetable.json", *NOW, "-o", tmp_path)
    assert run(*asked).code == 0
    events = (tmp_path / "calendar.ics").read_text("utf-8").split("BEGIN:VEVENT")
    cancelled = [event for event in events if "STATUS:CANCELLED" in event]
    assert len(cancelled) == 1
    assert "DTSTART;TZID=Europe/Vienna:20190913T100000" in cancelled[0]
    assert "SEQUENCE:1" in cancelled[0]
    outcome = run("solve", file, "-o", tmp_path / "new", "-q")
    assert outcome.code == 0
    assert "20190913T100000" not in (tmp_path / "new" / "calendar.ics").read_text("utf-8")
