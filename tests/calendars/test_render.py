import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, vRecur
from tests.builders import ITEM_2, conference_2019, fill, make_conference, timetable_2019
from tests.writers.sessions import busy_session, two_bodies
from tests.writers.titles import TITLES

from scheduler.domain.timetable import Status, Timetable
from scheduler.writers import calendar_ics

ZERO = timedelta()
SIX = "Interpretation: Arabic, Chinese, English, French, Russian, Spanish"


def parsed(*solved: Any) -> Any:
    return Calendar.from_ical(calendar_ics.render(*solved))


def offsets_by_rules(calendar: Any) -> dict[datetime, timedelta]:
    """The onsets that the calendar's own VTIMEZONE gives, as RFC 5545 3.6.5 says."""
    found = {}
    for rule in calendar.walk("VTIMEZONE")[0].subcomponents:
        walls = [rule["DTSTART"].dt]
        if "RRULE" in rule:
            until = rule["RRULE"].get("UNTIL", [datetime(2037, 12, 31, tzinfo=UTC)])[0]
            recurring = {**rule["RRULE"], "UNTIL": [until.replace(tzinfo=None)]}
            text = vRecur(recurring).to_ical().decode()
            walls = list(rrulestr(text, dtstart=rule["DTSTART"].dt))
        for wall in walls:
            found[(wall - rule["TZOFFSETFROM"].td).replace(tzinfo=UTC)] = rule["TZOFFSETTO"].td
    return found


def offset_by_rules(calendar: Any, instant: datetime) -> timedelta:
    """The offset that the calendar's own VTIMEZONE gives at an instant."""
    onsets = offsets_by_rules(calendar)
    return onsets[max(onset for onset in onsets if onset <= instant)]


def test_one_event_a_meeting() -> None:
    events = parsed(conference_2019(), timetable_2019()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [
        "Working Group on the Smuggling of Migrants: items 1 (a), 1 (b), 2",
        "Working Group on the Smuggling of Migrants: item 2",
        "Working Group on the Smuggling of Migrants: item 3",
        "Working Group on the Smuggling of Migrants: item 3",
        "Working Group on the Smuggling of Migrants: items 4, 5",
    ]
    first = events[0]
    assert str(first["DESCRIPTION"]).split("\n") == [
        "1 (a) Opening of the meeting",
        "1 (b) Adoption of the agenda and organization of work",
        f"2 {ITEM_2}",
        SIX,
    ]
    assert str(events[1]["DESCRIPTION"]) == f"2 {ITEM_2} (continued)\n{SIX}"
    assert first["UID"] == "meeting-wg7-2019-09-11-1500@ctoc-cop-wg7-2019.scheduler"
    assert first["LOCATION"] == "Vienna"
    assert (first["STATUS"], first["TRANSP"], first["SEQUENCE"]) == ("CONFIRMED", "OPAQUE", 0)
    assert first["CATEGORIES"].cats == ["Working Group on the Smuggling of Migrants"]
    assert first["X-ALT-DESC"].params["FMTTYPE"] == "text/html"


def test_what_calendar_programs_need_to_know() -> None:
    calendar = parsed(conference_2019(), timetable_2019())
    name = "Working Group on the Smuggling of Migrants, Sixth meeting"
    assert (calendar["VERSION"], calendar["CALSCALE"], calendar["METHOD"]) == (
        "2.0",
        "GREGORIAN",
        "PUBLISH",
    )
    assert calendar["PRODID"] == "-//scheduler//organization of work//EN"
    # Names that icalendar does not know it reads without undoing the escapes.
    for key in ("NAME", "X-WR-CALNAME"):
        assert str(calendar[key]).replace("\\,", ",") == name
    assert calendar["X-WR-TIMEZONE"] == "Europe/Vienna"
    assert calendar["UID"] == "calendar@ctoc-cop-wg7-2019.scheduler"
    text = calendar_ics.render(conference_2019(), timetable_2019())
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in text
    assert b"\r\nNAME:Working Group on the Smuggling of Migrants\\, Sixth meeting\r\n" in text


@pytest.mark.parametrize(
    ("zone", "day", "utc_hour"),
    [
        ("Europe/Vienna", date(2019, 9, 11), 8),
        ("Europe/Vienna", date(2019, 12, 11), 9),
        ("America/New_York", date(2026, 3, 6), 15),
        ("America/New_York", date(2026, 3, 9), 14),
        ("Africa/Nairobi", date(2026, 5, 4), 7),
        ("Europe/Zurich", date(2026, 3, 27), 9),
        ("Europe/Zurich", date(2026, 3, 30), 8),
        ("Asia/Bangkok", date(2021, 8, 18), 3),
        ("Australia/Sydney", date(2026, 1, 5), -1),
    ],
)
def test_meetings_are_at_the_right_instant(zone: str, day: date, utc_hour: int) -> None:
    conference = make_conference([("1", "Debate")], [(day, 600, 780)], zone=zone)
    calendar = parsed(conference, fill(conference))
    event = calendar.walk("VEVENT")[0]
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=utc_hour)
    assert event["DTSTART"].dt == begins
    assert event["DTEND"].dt == begins + timedelta(hours=3)
    assert event["DTSTART"].params["TZID"] == zone
    assert event["DTSTART"].dt.utcoffset() == offset_by_rules(calendar, begins)


UNUSUAL = (
    *("Africa/Casablanca", "Africa/Cairo", "America/Asuncion", "America/Nuuk", "America/Santiago"),
    *("Antarctica/Troll", "Asia/Almaty", "Asia/Gaza", "Asia/Kathmandu", "Australia/Lord_Howe"),
    *("Europe/Dublin", "Pacific/Apia", "Pacific/Norfolk"),
)


@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/New_York", "Africa/Nairobi", *UNUSUAL])
def test_the_rules_of_the_zone_hold_in_all_years(zone: str) -> None:
    """Also in others than the conference's, for programs that keep the zone by its name."""
    conference = make_conference([("1", "Debate")], [(date(2026, 5, 4), 600, 780)], zone=zone)
    calendar = parsed(conference, fill(conference))
    local = calendar.walk("VEVENT")[0]["DTSTART"].dt.tzinfo
    onsets = sorted(offsets_by_rules(calendar).items())
    for (onset, offset), (after, _) in pairwise(
        [*onsets, (datetime(2038, 1, 1, tzinfo=UTC), ZERO)]
    ):
        for step in range(0, (after - onset).days, 5):
            moment = onset + timedelta(days=step)
            assert offset == moment.astimezone(local).utcoffset(), moment
        assert offset == (after - timedelta(seconds=1)).astimezone(local).utcoffset(), after
    elsewhere = make_conference([("1", "Debate")], [(date(2031, 5, 4), 600, 780)], zone=zone)
    other = parsed(elsewhere, fill(elsewhere))
    assert other.walk("VTIMEZONE")[0].to_ical() == calendar.walk("VTIMEZONE")[0].to_ical()


def test_rules_are_yearly_where_the_zone_has_them() -> None:
    conference = make_conference([("1", "Debate")], [(date(2026, 5, 4), 600, 780)])
    content = calendar_ics.render(conference, fill(conference))
    assert content.count(b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n") == 1
    assert content.count(b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n") == 1


def test_an_end_in_an_hour_that_clocks_leap_over() -> None:
    """In Santiago midnight is one o'clock on that night."""
    conference = make_conference(
        [("1", "Debate")], [(date(2026, 9, 5), 1320, 1440)], zone="America/Santiago"
    )
    event = parsed(conference, fill(conference)).walk("VEVENT")[0]
    assert event["DTEND"].to_ical() == b"20260906T010000"
    assert event["DTEND"].dt.astimezone(UTC) == datetime(2026, 9, 6, 4, tzinfo=UTC)


def test_a_conference_over_the_change_of_clocks_keeps_its_hours() -> None:
    days = [date(2026, 3, 27), date(2026, 3, 30)]
    conference = make_conference(
        [("1", "Debate")], [(day, 600, 780) for day in days], zone="Europe/Zurich"
    )
    events = parsed(conference, fill(conference)).walk("VEVENT")
    assert [event["DTSTART"].dt.hour for event in events] == [10, 10]
    assert events[1]["DTSTART"].dt.astimezone(UTC) - events[0]["DTSTART"].dt.astimezone(
        UTC
    ) == timedelta(days=3, hours=-1)


def test_a_night_meeting_ends_on_the_next_day() -> None:
    conference = make_conference([("1", "Debate")], [(date(2026, 5, 4), 1320, 1500)])
    event = parsed(conference, fill(conference)).walk("VEVENT")[0]
    assert event["DTEND"].dt.date() == date(2026, 5, 5)
    assert event["DTEND"].dt.hour == 1


def test_a_meeting_given_nothing_is_free_time() -> None:
    only_two = Timetable(timetable_2019().placements[:3], Status.GIVEN)
    events = parsed(conference_2019(), only_two).walk("VEVENT")
    assert [event["TRANSP"] for event in events] == ["OPAQUE"] + ["TRANSPARENT"] * 4
    assert str(events[1]["SUMMARY"]) == "Working Group on the Smuggling of Migrants: kept free"
    assert str(events[1]["DESCRIPTION"]) == f"No agenda item is planned in this meeting.\n{SIX}"


def test_a_timetable_not_proved_optimal_is_tentative() -> None:
    calendar = parsed(conference_2019(), timetable_2019(Status.FEASIBLE, bound=20))
    assert {event["STATUS"] for event in calendar.walk("VEVENT")} == {"TENTATIVE"}


def test_breaks_open_ends_rooms_and_labels() -> None:
    events = parsed(*busy_session()).walk("VEVENT")
    assert str(events[0]["SUMMARY"]) == (
        "Committee on Fisheries, 1st meeting: items 1, 2, II & III"
    )
    described = str(events[0]["DESCRIPTION"]).split("\n")
    assert "10:45–11 a.m. Short break" in described
    assert str(events[0]["LOCATION"]) == "Boardroom A, Rome"
    assert "The end is not stated; the usual end is shown." in str(events[1]["DESCRIPTION"])
    assert "Hours to be announced; the usual hours are shown." in str(events[2]["DESCRIPTION"])
    assert "or later if required" in str(events[3]["DESCRIPTION"])


def test_bodies_are_categories() -> None:
    events = parsed(*two_bodies()).walk("VEVENT")
    assert [event["CATEGORIES"].cats for event in events] == [
        ["Plenary"],
        ["Plenary"],
        ["Committee of the Whole"],
    ]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_folded_and_read_back(title: str) -> None:
    conference = make_conference([("", title)])
    content = calendar_ics.render(conference, fill(conference))
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    plain = " ".join(title.replace("\x07", "").split())
    assert str(event["DESCRIPTION"]).split("\n")[0].replace("  ", " ") == plain


def test_stamps_do_not_depend_on_the_clock() -> None:
    text = calendar_ics.render(conference_2019(), replace(timetable_2019(), seconds=3.2)).decode()
    assert set(re.findall(r"DTSTAMP:(\S+)", text)) == {"20190101T000000Z"}
