"""Busy times from somebody's calendar in a conference file, and what a timetable makes of them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.calendars.plans import history_2019
from tests.cli.conftest import ROOT, Run

from scheduler import api
from scheduler.calendars.busy import busy_times, merged
from scheduler.calendars.render import render
from scheduler.calendars.views import View
from scheduler.errors import UsageError

_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n"
_DATES = date(2019, 9, 11), date(2019, 9, 13)


def event(*lines: str, uid: str = "1") -> str:
    own = (f"UID:{uid}", "DTSTAMP:20190101T000000Z", *lines)
    return "\r\n".join(["BEGIN:VEVENT", *own, "END:VEVENT", ""])


def calendar(*components: str) -> bytes:
    return (_HEAD + "".join(components) + "END:VCALENDAR\r\n").encode()


def taken(content: bytes, zone: str = "Europe/Vienna") -> list[tuple[str, str]]:
    found = merged(busy_times(content, *_DATES, zone))
    return [(f"{busy.begin:%d %H:%M}", f"{busy.end:%d %H:%M}") for busy in found]


DAILY = event(
    "DTSTART;TZID=America/New_York:20190902T040000",
    "DURATION:PT1H",
    "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "EXDATE;TZID=America/New_York:20190912T040000",
    "SUMMARY:Daily",
)
MOVED = event(
    "RECURRENCE-ID;TZID=America/New_York:20190913T040000",
    "DTSTART;TZID=America/New_York:20190913T093000",
    "DTEND;TZID=America/New_York:20190913T100000",
    "SUMMARY:Daily, later",
)


def test_recurrences_are_expanded() -> None:
    assert taken(calendar(DAILY, MOVED)) == [("11 10:00", "11 11:00"), ("13 15:30", "13 16:00")]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("DTSTART:20190912T080000Z", "DTEND:20190912T090000Z"), [("12 10:00", "12 11:00")]),
        (("DTSTART:20190912T080000", "DTEND:20190912T090000"), [("12 08:00", "12 09:00")]),
        (("DTSTART;VALUE=DATE:20190912",), [("12 00:00", "13 00:00")]),
        (("DTSTART:20190910T080000Z", "DTEND:20190911T090000Z"), [("11 00:00", "11 11:00")]),
        (("DTSTART:20190912T080010Z", "DTEND:20190912T085910Z"), [("12 10:00", "12 11:00")]),
        (("DTSTART:20190920T080000Z", "DTEND:20190920T090000Z"), []),
        (("DTSTART:20190912T080000Z", "DTEND:20190912T090000Z", "STATUS:CANCELLED"), []),
        (("DTSTART:20190912T080000Z", "DTEND:20190912T090000Z", "TRANSP:TRANSPARENT"), []),
        (
            (
                "DTSTART:20190912T080000Z",
                "DTEND:20190912T090000Z",
                "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
            ),
            [],
        ),
    ],
)
def test_what_is_taken(lines: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert taken(calendar(event(*lines))) == found


OF_LIMA = "X-WR-TIMEZONE:America/Lima\r\n"
DAY = event("DTSTART;VALUE=DATE:20190912")
HOUR = event("DTSTART:20190912T040000", "DURATION:PT1H")


@pytest.mark.parametrize(
    ("content", "home", "found"),
    [
        (calendar(DAY), "", [("12 00:00", "13 00:00")]),
        (calendar(DAY), "America/Lima", [("12 07:00", "13 07:00")]),
        (calendar(OF_LIMA, DAY), "Asia/Bangkok", [("12 07:00", "13 07:00")]),
        (calendar(HOUR), "America/Lima", [("12 11:00", "12 12:00")]),
        (calendar(OF_LIMA, HOUR), "", [("12 11:00", "12 12:00")]),
        (calendar("X-WR-TIMEZONE:Nowhere\r\n", HOUR), "", [("12 04:00", "12 05:00")]),
        (
            calendar(event("DTSTART;VALUE=DATE:20190910")),
            "America/Lima",
            [("11 00:00", "11 07:00")],
        ),
    ],
)
def test_whole_days_are_by_the_clock_of_the_calendar(
    content: bytes, home: str, found: list[tuple[str, str]]
) -> None:
    times = merged(busy_times(content, *_DATES, "Europe/Vienna", home=home))
    assert [(f"{one.begin:%d %H:%M}", f"{one.end:%d %H:%M}") for one in times] == found


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("DTSTART;TZID=Foo/Bar:20190912T040000", "SUMMARY:Lunch"),
            "The file: the event “Lunch” is in a zone “Foo/Bar” that is not known.",
        ),
        (("SUMMARY:Lunch",), "The file: the event “Lunch” has no start."),
        (("DTSTART:soon",), "The file: the event “1” has no start."),
    ],
)
def test_events_that_cannot_be_placed(lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        busy_times(calendar(event(*lines)), *_DATES, "Europe/Vienna")
    assert str(caught.value) == message


def test_zones_of_outlook() -> None:
    hours = (f"{key};TZID=Eastern Standard Time:20190912T0{hour}0000" for key, hour in _ENDS)
    assert taken(calendar(event(*hours))) == [("12 10:00", "12 11:00")]


_ENDS = (("DTSTART", 4), ("DTEND", 5))


def test_published_free_and_busy_times() -> None:
    content = calendar(
        "BEGIN:VFREEBUSY\r\nUID:f\r\nDTSTAMP:20190101T000000Z\r\n"
        "FREEBUSY:20190912T080000Z/20190912T090000Z\r\n"
        "FREEBUSY;FBTYPE=FREE:20190912T100000Z/20190912T110000Z\r\nEND:VFREEBUSY\r\n"
    )
    assert taken(content) == [("12 10:00", "12 11:00")]


def test_the_conferences_own_meetings_are_no_absence() -> None:
    own = render(history_2019(), View())
    assert len(busy_times(own, *_DATES, "Europe/Vienna")) == 5
    assert busy_times(own, *_DATES, "Europe/Vienna", "@ctoc-cop-wg7-2019.scheduler") == ()


@pytest.mark.parametrize("content", [b"", b"Dear all,\r\n", b"\xff\xfe\x00", b"BEGIN:VEVENT\r\n"])
def test_what_is_no_calendar(content: bytes) -> None:
    with pytest.raises(UsageError) as caught:
        busy_times(content, *_DATES, "Europe/Vienna", name="chair.ics")
    assert str(caught.value).startswith("chair.ics is not a calendar")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    copy = tmp_path / "conference.yaml"
    copy.write_text((ROOT / "data/ctoc-cop-wg7-2019.yaml").read_text("utf-8"), "utf-8")
    return copy


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    path = tmp_path / "their.ics"
    path.write_bytes(calendar(DAILY, MOVED))
    return path


def test_a_person_is_added_and_the_rest_stays(run: Run, file: Path, ics: Path) -> None:
    before = file.read_text("utf-8")
    outcome = run("import-ics", ics, file, "--person", "The Chair: “A”")
    assert (outcome.code, outcome.out) == (
        0,
        f"{file}: 2 busy times of The Chair: “A” during the conference.\n",
    )
    assert file.read_text("utf-8") == before + (
        "\npeople:\n- name: 'The Chair: “A”'\n  away:\n"
        "  - 2019-09-11 10:00–11:00\n  - 2019-09-13 15:30–16:00\n"
    )
    (person,) = api.read(file).people
    assert person.away[0][0].astimezone(UTC) == datetime(2019, 9, 11, 8, tzinfo=UTC)
    again = file.read_text("utf-8")
    run("import-ics", ics, file, "--person", "The Chair: “A”")
    assert file.read_text("utf-8") == again


def test_a_persons_times_are_replaced_in_their_zone(run: Run, file: Path, ics: Path) -> None:
    people = (
        "people: # those whom items need\n"
        "  - name: B # the panellist\n"
        "    away:\n"
        "      - 2019-09-11\n"
        "    items: 3\n"
        "  # the next one\n"
        "  - name: C\n"
        "    zone: America/Lima\n"
        "    items: 2\n"
    )
    file.write_text(file.read_text("utf-8") + people, "utf-8")
    assert run("import-ics", ics, file, "--person", "B").code == 0
    assert run("import-ics", ics, file, "--person", "C").code == 0
    assert run("import-ics", ics, file, "--person", "D").code == 0
    assert file.read_text("utf-8").partition("people:")[2] == (
        " # those whom items need\n"
        "  - name: B # the panellist\n"
        "    away:\n"
        "    - 2019-09-11 10:00–11:00\n"
        "    - 2019-09-13 15:30–16:00\n"
        "    items: 3\n"
        "  # the next one\n"
        "  - name: C\n"
        "    zone: America/Lima\n"
        "    items: 2\n"
        "    away:\n"
        "    - 2019-09-11 03:00–04:00\n"
        "    - 2019-09-13 08:30–09:00\n"
        "  - name: D\n"
        "    away:\n"
        "    - 2019-09-11 10:00–11:00\n"
        "    - 2019-09-13 15:30–16:00\n"
    )


def test_the_timetable_keeps_to_it(run: Run, file: Path, ics: Path, tmp_path: Path) -> None:
    ics.write_bytes(
        calendar(event("DTSTART:20190912T130000Z", "DTEND:20190912T140000Z", "SUMMARY:Dentist"))
    )
    text = file.read_text("utf-8") + "people:\n- name: The Expert\n  items: 3\n"
    file.write_text(text, "utf-8")
    assert run("import-ics", ics, file, "--person", "The Expert").code == 0
    assert run("solve", file, "-o", tmp_path / "out", "-q").code == 0
    timetable = api.read_timetable(tmp_path / "out" / "timetable.json", api.read(file))
    assert {placed.meeting for placed in timetable.of_part("3")} <= {
        "2019-09-12-morning",
        "2019-09-13-morning",
        "2019-09-13-afternoon",
    }
    history = api.read_history(tmp_path / "out")
    shown = api.calendar(history, View(people=("The Expert",)))
    assert shown.count(b"BEGIN:VEVENT") == len({p.meeting for p in timetable.of_part("3")})


def test_taken_hours_of_a_room(run: Run, file: Path, ics: Path, tmp_path: Path) -> None:
    text = file.read_text("utf-8").replace(
        "meetings: half-days from Wednesday afternoon to Friday afternoon",
        "meetings:\n- when: half-days from Wednesday afternoon to Friday afternoon\n"
        "  room: Boardroom A\nevents:\n- Lunch: daily 13.00–15.00",
    )
    file.write_text(text, "utf-8")
    outcome = run("import-ics", ics, file, "--room", "Boardroom A")
    assert outcome.out == f"{file}: 2 busy times of Boardroom A during the conference.\n"
    assert file.read_text("utf-8") == text + (
        "\noccupied:\n- room: Boardroom A\n  times:\n  - 2019-09-11 10:00–11:00\n"
        "  - 2019-09-13 15:30–16:00\n"
    )
    conference = api.read(file)
    assert conference.breaks_in(conference.meetings[-1]) == ((930, 960),)
    assert sum(map(conference.working_minutes, conference.meetings)) == 5 * 180 - 30
    assert run("solve", file, "-o", tmp_path / "out", "-q", "-f", "md").code == 0
    ics.write_bytes(calendar())
    assert run("import-ics", ics, file, "--room", "Boardroom A").code == 0
    assert file.read_text("utf-8").endswith("\noccupied:\n- room: Boardroom A\n  times: []\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "Say whose calendar it is: --person NAME or --room ROOM.\n"),
        (
            ("--person", "A", "--room", "B"),
            "Say whose calendar it is: --person NAME or --room ROOM.\n",
        ),
        (("--room", "B"), "No meeting is in room “B”.\n    The file names no room.\n"),
    ],
)
def test_wrong_options(
    run: Run, file: Path, ics: Path, options: tuple[str, ...], message: str
) -> None:
    before = file.read_text("utf-8")
    outcome = run("import-ics", ics, file, *options)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)
    assert file.read_text("utf-8") == before


def test_a_list_on_one_line_is_left_alone(run: Run, file: Path, ics: Path) -> None:
    text = "people: [{name: A}]\n" + file.read_text("utf-8")
    file.write_text(text, "utf-8")
    outcome = run("import-ics", ics, file, "--person", "B")
    assert outcome.err == (
        "“people” in line 1 is not a list with an entry a line, so none can be added.\n"
        "    Write each entry on a line of its own, after “- ”.\n"
    )
    assert (outcome.code, file.read_text("utf-8")) == (2, text)


def test_times_that_leave_no_meeting_are_not_put_in(run: Run, file: Path, ics: Path) -> None:
    before = file.read_text("utf-8")
    ics.write_bytes(calendar(event("DTSTART;VALUE=DATE:20190911", "DURATION:P3D")))
    outcome = run("import-ics", ics, file, "--person", "A")
    assert outcome.code == 2
    assert outcome.err.startswith(
        f"{file} stays as it was: with these times no timetable could be made.\n"
        "    Item 1 (a) needs A, who is away in every meeting for it.\n"
    )
    assert file.read_text("utf-8") == before
    assert [path.name for path in file.parent.glob(".*")] == []


def test_a_workbook_is_left_alone(run: Run, tmp_path: Path, ics: Path) -> None:
    book = tmp_path / "conference.xlsx"
    assert run("new", "--xlsx", book).code == 0
    outcome = run("import-ics", ics, book, "--person", "A")
    assert outcome.err == f"{book} is no YAML file; busy times can be put into one only.\n"


def test_a_calendar_that_is_not_there(run: Run, file: Path, tmp_path: Path) -> None:
    outcome = run("import-ics", tmp_path / "no.ics", file, "--person", "A")
    assert outcome.err == (
        f"Cannot read {tmp_path / 'no.ics'}: no such file, or it cannot be opened.\n"
    )


SEVERAL = """\
zone: Europe/Vienna
dates: 11–13 September 2019
rooms: [Hall, Annex]
bodies:
- body: Plenary
  meetings: Wednesday morning
  agenda: [1. Opening]
- body: Committee
  meetings: [Wednesday morning, Thursday morning]
  events: [Coffee: daily 11.00–11.15]
  agenda: [2. Matter]
occupied:
- room: Hall # as the house says
  times: [2019-09-12]
"""


def test_rooms_that_the_search_gives_out(run: Run, tmp_path: Path, ics: Path) -> None:
    file, out = tmp_path / "several.yaml", tmp_path / "out"
    file.write_text(SEVERAL, "utf-8")
    outcome = run("import-ics", ics, file, "--room", "Hall")
    assert outcome.out == f"{file}: 1 busy time of Hall during the conference.\n"
    assert file.read_text("utf-8") == SEVERAL.replace(
        "  times: [2019-09-12]\n",
        "  times:\n  - 2019-09-11 10:00–11:00\n",
    )
    assert run("solve", file, "-o", out, "-q", "-f", "json").code == 0
    shown = api.read_history(out).appointments().values()
    rooms = {(one.body_name, one.starts.day): one.room for one in shown if one.topics}
    assert rooms[("Plenary", 11)] == "Annex"
    assert rooms.get(("Committee", 11), "") in ("", "Annex")
    ics.write_bytes(calendar(event("DTSTART;VALUE=DATE:20190911", "DTEND;VALUE=DATE:20190914")))
    assert run("import-ics", ics, file, "--room", "Annex").code == 0
    assert "- room: Annex\n  times:\n  - 2019-09-11 to 2019-09-12\n" in file.read_text("utf-8")
    outcome = run("solve", file, "-o", out, "-q")
    assert outcome.code == 1
    assert "No room that fits is free on Wednesday 11 September, morning" in outcome.err
