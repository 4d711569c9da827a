"""`scheduler calendar`, and the options of `solve` on calendars and versions."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.builders import conference_2019, timetable_2019
from tests.calendars.plans import unfolded, values, with_documents
from tests.cli.conftest import ROOT, Run, Search
from tests.writers.sessions import two_bodies

from scheduler import api
from scheduler.cli.view_options import views
from scheduler.domain.agenda import Document
from scheduler.domain.conference import Conference
from scheduler.domain.history import By
from scheduler.domain.people import Person
from scheduler.domain.timetable import Status

FILE_2019 = ROOT / "data/ctoc-cop-wg7-2019.yaml"
PAPER = Document("CTOC/COP/WG.7/2019/3", "Travel; by “air”, forged", "https://example.org/3")


def rich() -> Conference:
    """The conference of 2019 with rooms, a paper, titles in French, people, and an organizer."""
    base = with_documents(conference_2019(), "3", PAPER)
    rooms = ("A", "B", "A", "B", "A")
    meetings = tuple(
        replace(one, room=f"Boardroom {room}", online="https://example.org/live")
        for one, room in zip(base.meetings, rooms, strict=True)
    )
    parts = tuple(
        replace(part, titles=(*part.titles, ("fr", "Questions diverses")))
        if part.id == "4"
        else part
        for part in base.parts
    )
    expert = Person("Ms. Expert", "panellist", ("3",))
    return replace(
        base,
        meetings=meetings,
        parts=parts,
        people=(expert,),
        organizer=("Secretariat", "secretariat@example.org"),
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    api.write(rich(), timetable_2019(), tmp_path / "plan", ["json"])
    return tmp_path / "plan"


def calendar(run: Run, plan: Path, *options: str) -> str:
    outcome = run("calendar", plan, *options)
    assert (outcome.code, outcome.err) == (0, "")
    Calendar.from_ical(outcome.out)
    return outcome.out


def count(text: str) -> int:
    return text.count("BEGIN:VEVENT")


@pytest.mark.parametrize(
    ("options", "events"),
    [
        ((), 5),
        (("--by", "item"), 8),
        (("--room", "boardroom b"), 2),
        (("--room", "Boardroom A", "--room", "Boardroom B"), 5),
        (("--item", "3"), 2),
        (("--item", "1 (a)"), 1),
        (("--by", "item", "--item", "3", "--room", "Boardroom A"), 1),
        (("--person", "Ms. Expert"), 2),
        (("--interpretation", "fr"), 5),
        (("--body", "wg7"), 5),
    ],
)
def test_views(run: Run, plan: Path, options: tuple[str, ...], events: int) -> None:
    assert count(calendar(run, plan, *options)) == events


def test_bodies_are_told_apart_by_colour(run: Run, tmp_path: Path) -> None:
    api.write(*two_bodies(), tmp_path, ["json"])
    text = calendar(run, tmp_path, "--body", "Plenary")
    whole = calendar(run, tmp_path)
    assert (count(text), count(whole)) == (2, 3)
    colors = values(whole.encode(), "COLOR")
    assert colors == ["steelblue", "steelblue", "steelblue", "darkgreen"]


def test_an_event_says_all_that_is_known(run: Run, plan: Path) -> None:
    output = plan / "mine.ics"
    outcome = run("calendar", plan, "-o", output, "--item", "3", "--alarm", "15", "--alarm", "60")
    assert (outcome.code, outcome.out) == (0, f"{output} is written.\n")
    lines = unfolded(output.read_bytes())
    text = output.read_bytes()
    assert values(text, "ORGANIZER")[0] == "mailto:secretariat@example.org"
    assert "ORGANIZER;CN=Secretariat:mailto:secretariat@example.org" in lines
    assert (
        'ATTACH;FILENAME="CTOC/COP/WG.7/2019/3 Travel; by “air”, forged":https://example.org/3'
    ) in lines
    assert "URL:https://example.org/3" in lines
    conference = next(line for line in lines if line.startswith("CONFERENCE"))
    assert conference.startswith("CONFERENCE;FEATURE=")
    assert "VALUE=URI" in conference
    assert conference.endswith(":https://example.org/live")
    assert values(text, "TRIGGER") == ["-PT1H", "-PT15M"] * 2
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    assert str(event["DESCRIPTION"]).split("\n") == [
        "3 Smuggling of migrants by air and its facilitation through document fraud",
        "panellist: Ms. Expert",
        "Interpretation: Arabic, Chinese, English, French, Russian, Spanish",
        "Documents:",
        "CTOC/COP/WG.7/2019/3 Travel; by “air”, forged https://example.org/3",
        "https://example.org/live",
    ]
    assert (
        '<a href="https://example.org/3">CTOC/COP/WG.7/2019/3 Travel; by “air”, forged</a>'
    ) in str(event["X-ALT-DESC"]).replace("\\", "")


LANGUAGES = {
    "en": ("items 4, 5", "(continued)", "Agenda item 3"),
    "fr": ("points 4, 5", "(suite)", "Point de l’ordre du jour 3"),
    "es": ("temas 4, 5", "(continuación)", "Tema del programa 3"),
    "ru": ("пункты 4, 5", "(продолжение)", "Пункт повестки дня 3"),
    "zh": ("议程项目4、5", "(续)", "议程项目 3"),
    "ar": ("البنود 4، 5", "(تابع)", "بند جدول الأعمال 3"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_languages(run: Run, plan: Path, language: str) -> None:
    numbers, continued, name = LANGUAGES[language]
    text = calendar(run, plan, "--language", language)
    events = Calendar.from_ical(text).walk("VEVENT")
    assert str(events[-1]["SUMMARY"]).endswith(numbers)
    assert events[-1]["SUMMARY"].params["LANGUAGE"] == language
    assert continued in str(events[1]["DESCRIPTION"])
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in str(events[0]["X-ALT-DESC"])
    named = calendar(run, plan, "--language", language, "--item", "3")
    assert name.replace(",", "\\,") in named.replace("\r\n ", "").replace("\n ", "")


def test_a_title_is_in_the_language_that_the_file_has_it_in(run: Run, plan: Path) -> None:
    text = calendar(run, plan, "--language", "fr", "--by", "item")
    titles = {
        str(e["SUMMARY"]): e["SUMMARY"].params["LANGUAGE"]
        for e in Calendar.from_ical(text).walk("VEVENT")
    }
    assert titles["4 Questions diverses"] == "fr"
    assert titles["5 Adoption of the report"] == "en"


def test_mails_of_one_event_each(run: Run, plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "mails"
    who = ("--attendee", "A. Delegate <delegate@example.org>", "--attendee", "b@example.org")
    outcome = run("calendar", plan, "--method", "request", *who, "-o", target, "--item", "3")
    assert (outcome.code, outcome.out) == (0, f"2 files written into {target}.\n")
    for file in target.iterdir():
        text = file.read_bytes()
        assert values(text, "METHOD") == ["REQUEST"]
        assert len(values(text, "UID")) == 1
        assert values(text, "ATTENDEE") == ["mailto:delegate@example.org", "mailto:b@example.org"]
        assert b"RSVP=TRUE" in text
    run("calendar", plan, "--method", "cancel", *who, "-o", tmp_path / "none")
    assert list((tmp_path / "none").iterdir()) == []
    four = replace(rich(), meetings=rich().meetings[:4])
    kept = replace(timetable_2019(), placements=timetable_2019().placements[:6])
    api.write(four, api.next_version(four, kept, plan), plan, ["json"])
    outcome = run("calendar", plan, "--method", "cancel", *who, "-o", tmp_path / "gone")
    assert outcome.out == f"1 file written into {tmp_path / 'gone'}.\n"
    (file,) = (tmp_path / "gone").iterdir()
    text = file.read_bytes()
    assert (values(text, "METHOD"), values(text, "STATUS")) == (["CANCEL"], ["CANCELLED"])
    assert values(text, "SEQUENCE") == ["1"]
    assert b"RSVP" not in text


WRONG = [
    (("--item", "33"), "This timetable has no item “33”.\n    Did you mean “3”?\n"),
    (
        ("--room", "C"),
        "This timetable has no room “C”.\n    There are: Boardroom A; Boardroom B.\n",
    ),
    (
        ("--interpreter", "X"),
        "This timetable has no interpreter “X”.\n    It says nothing of any interpreter.\n",
    ),
    (("--by", "day"), "A calendar is by meeting or by item, not by “day”.\n"),
    (
        ("--language", "de"),
        "The text of a calendar is in one of ar, zh, en, fr, ru, es, not “de”.\n",
    ),
    (
        ("--method", "reply"),
        "A calendar’s method is publish, request or cancel, not “reply”.\n",
    ),
    (("--attendee", "a@b.org"), "An --attendee goes with --method request or cancel.\n"),
    (("--method", "request"), "Mails are written into a directory.\n    Add -o DIR.\n"),
    (
        ("--method", "request", "-o", "x"),
        "A REQUEST is for somebody.\n    Add --attendee “Name <address>”.\n",
    ),
    (
        ("--method", "request", "-o", "x", "--attendee", "A"),
        "“A” has no e-mail address.\n    Write “Name <address>”.\n",
    ),
    (
        ("--method", "request", "-o", "x", "--attendee", "A <a@b>"),
        "“A <a@b>” has no e-mail address that is right.\n"
        "    Write “Secretariat <secretariat@example.org>”.\n",
    ),
]


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_wrong_options(run: Run, plan: Path, options: tuple[str, ...], message: str) -> None:
    outcome = run("calendar", plan, *options)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)


def test_mails_need_an_organizer(run: Run, tmp_path: Path) -> None:
    api.write(conference_2019(), timetable_2019(), tmp_path, ["json"])
    outcome = run(
        "calendar", tmp_path, "--method", "request", "--attendee", "a@b.org", "-o", tmp_path / "m"
    )
    assert outcome.err == (
        "A REQUEST needs an organizer to whom one can reply.\n    Write “organizer: Secretariat "
        "<secretariat@example.org>” in the conference file.\n"
    )


_HINT = "    A timetable.json is written by “scheduler solve … -o DIR”.\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "There is no such timetable."),
        ("{", "This is not a timetable of ours."),
        ("{}", "This is not a timetable with a history of its versions."),
        ('{"history": [1]}', "The history of this timetable cannot be understood."),
    ],
)
def test_what_is_no_timetable(run: Run, tmp_path: Path, content: str | None, message: str) -> None:
    file = tmp_path / "timetable.json"
    if content is not None:
        file.write_text(content)
    outcome = run("calendar", tmp_path)
    assert (outcome.code, outcome.err) == (2, f"{file}: {message}\n{_HINT}")


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
