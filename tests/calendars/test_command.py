"""`scheduler calendar`: views, languages, mails, and what it refuses."""

from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.builders import conference_2019, timetable_2019
from tests.calendars.plans import unfolded, values, with_documents
from tests.cli.conftest import ROOT, Run
from tests.writers.sessions import two_bodies

from scheduler import api
from scheduler.domain.agenda import Document
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person

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
