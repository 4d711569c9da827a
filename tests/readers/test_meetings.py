"""Meetings and events, from what planners write."""

import pytest

from scheduler.domain.clock import HalfDay, clock


def shown(conference):
    return [
        f"{m.date:%a %-d} {clock(m.start)}–{clock(m.end) if m.end_stated else ''}"
        if m.hours_stated
        else f"{m.date:%a %-d} {m.half_day}"
        for m in conference.meetings
    ]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "half-days from Wednesday afternoon to Friday afternoon",
            ["Wed 11 15:00–18:00", "Thu 12 10:00–13:00", "Thu 12 15:00–18:00",
             "Fri 13 10:00–13:00", "Fri 13 15:00–18:00"],
        ),
        ("mornings from Wednesday to Thursday", ["Wed 11 10:00–13:00", "Thu 12 10:00–13:00"]),
        ("mornings", ["Wed 11 10:00–13:00", "Thu 12 10:00–13:00", "Fri 13 10:00–13:00"]),
        ("every afternoon except Thursday", ["Wed 11 15:00–18:00", "Fri 13 15:00–18:00"]),
        ("Thursday to Friday except Friday morning",
         ["Thu 12 10:00–13:00", "Thu 12 15:00–18:00", "Fri 13 15:00–18:00"]),
        ("Thursday", ["Thu 12 10:00–13:00", "Thu 12 15:00–18:00"]),
        ("2019-09-12 morning", ["Thu 12 10:00–13:00"]),
        ("Thursday, 12 September, afternoon", ["Thu 12 15:00–18:00"]),
        ("Thursday 9.30–11.30", ["Thu 12 09:30–11:30"]),
        ("daily 12–14", ["Wed 11 12:00–14:00", "Thu 12 12:00–14:00", "Fri 13 12:00–14:00"]),
        ("evenings from Wednesday to Thursday", ["Wed 11 19:00–22:00", "Thu 12 19:00–22:00"]),
        ("[Wednesday morning, Thursday afternoon]", ["Wed 11 10:00–13:00", "Thu 12 15:00–18:00"]),
        ("{when: mornings, except: [Wednesday, 2019-09-13]}", ["Thu 12 10:00–13:00"]),
        ("[{date: Thursday, half_day: morning, hours: 14:30}]", ["Thu 12 14:30–"]),
        ("[{date: 2019-09-12, half_day: afternoon, hours: none}]", ["Thu 12 afternoon"]),
        ("[mornings, {when: Thursday morning, hours: 9–12}]",
         ["Wed 11 10:00–13:00", "Thu 12 09:00–12:00", "Fri 13 10:00–13:00"]),
        ("[Thursday 10–12, Thursday 12.30–14.30]", ["Thu 12 10:00–12:00", "Thu 12 12:30–14:30"]),
    ],
)  # fmt: skip
def test_meetings(read, text, meetings):
    assert shown(read(f"meetings: {text}\n")) == meetings


@pytest.mark.parametrize(
    ("hours", "thursday", "friday"),
    [
        ("{morning: 9.30–12.30, afternoon: 14.30–17.30}",
         ["Thu 12 09:30–12:30", "Thu 12 14:30–17:30"],
         ["Fri 13 09:30–12:30", "Fri 13 14:30–17:30"]),
        ("[9–12, 12–15, 15–18]",
         ["Thu 12 09:00–12:00", "Thu 12 12:00–15:00", "Thu 12 15:00–18:00"],
         ["Fri 13 09:00–12:00", "Fri 13 12:00–15:00", "Fri 13 15:00–18:00"]),
        ("{morning: 9.30, afternoon: 14.30, Thursday: {afternoon: 15.00}}",
         ["Thu 12 09:30–", "Thu 12 15:00–"], ["Fri 13 09:30–", "Fri 13 14:30–"]),
        ("{thursday: '9–10.30, 11–12.30', Friday: [9–12]}",
         ["Thu 12 09:00–10:30", "Thu 12 11:00–12:30", "Thu 12 15:00–18:00"],
         ["Fri 13 09:00–12:00", "Fri 13 15:00–18:00"]),
        ("{evening: 18.30–20.30}",
         ["Thu 12 10:00–13:00", "Thu 12 15:00–18:00"],
         ["Fri 13 10:00–13:00", "Fri 13 15:00–18:00"]),
        ("{2019-09-13: {morning: 11–13}}",
         ["Thu 12 10:00–13:00", "Thu 12 15:00–18:00"],
         ["Fri 13 11:00–13:00", "Fri 13 15:00–18:00"]),
        ("{morning: none, afternoon: 3–6 p.m.}",
         ["Thu 12 morning", "Thu 12 15:00–18:00"], ["Fri 13 morning", "Fri 13 15:00–18:00"]),
    ],
)  # fmt: skip
def test_hours_of_the_house(read, hours, thursday, friday):
    conference = read(f"hours: {hours}\nmeetings: half-days from Thursday to Friday\n")
    assert shown(conference) == thursday + friday


def test_weekends_and_closed_days_are_left_out_of_series(read):
    conference = read("dates: 2019-09-12 to 2019-09-17\nclosed: [2019-09-16]\nmeetings: mornings\n")
    assert shown(conference) == ["Thu 12 10:00–13:00", "Fri 13 10:00–13:00", "Tue 17 10:00–13:00"]


def test_a_weekend_meeting_can_be_named(read):
    conference = read("dates: 2019-09-12 to 2019-09-17\nmeetings: Saturday morning\n")
    assert shown(conference) == ["Sat 14 10:00–13:00"]


def test_full_dates_need_no_line_of_dates(read):
    conference = read("dates:\nmeetings: mornings from 2019-09-12 to 2019-09-13\n")
    assert shown(conference) == ["Thu 12 10:00–13:00", "Fri 13 10:00–13:00"]


def test_an_open_end_gives_way_to_the_next_meeting(read):
    conference = read("meetings: [Thursday 10.00, Thursday 12.00–14.00]\n")
    assert [(m.start, m.end, m.end_stated) for m in conference.meetings] == [
        (600, 720, False),
        (720, 840, True),
    ]


def test_services_of_a_single_meeting(read):
    conference = read(
        "languages: six\nmeetings:\n- Thursday morning\n"
        "- {when: Friday morning, room: Board Room D, languages: none, label: 2nd meeting,"
        " note: informal}\nagenda: [{number: 1, title: Talk, languages: none}]\n"
    )
    first, second = conference.meetings
    assert first.languages == {"ar", "zh", "en", "fr", "ru", "es"}
    assert (second.languages, second.room, second.label, second.note) == (
        frozenset(),
        "Board Room D",
        "2nd meeting",
        "informal",
    )
    assert [m.id for m in conference.meetings] == ["2019-09-12-morning", "2019-09-13-morning"]


def test_events(read):
    conference = read(
        "meetings: half-days from Thursday to Friday\n"
        "events:\n"
        "- Coffee break: daily 11.15–11.30\n"
        "- 'Lunch: Thursday 13.00–15.00'\n"
        "- {title: Side event, date: Friday, hours: 13.15–14.30, interrupts: no}\n"
        "- {title: Drafting committee, when: Thursday evening}\n"
        "- {title: {en: Reception, fr: Réception}, when: Friday}\n"
    )
    assert [
        (e.date.day, e.start, e.end, e.half_day, e.kind, e.blocks) for e in conference.events
    ] == [
        (12, 675, 690, HalfDay.MORNING, "break", True),
        (12, 780, 900, HalfDay.AFTERNOON, "lunch", True),
        (12, None, None, HalfDay.EVENING, "drafting committee", True),
        (13, None, None, None, "reception", True),
        (13, 675, 690, HalfDay.MORNING, "break", True),
        (13, 795, 870, HalfDay.AFTERNOON, "side event", False),
    ]
    assert conference.events[3].titles == (("en", "Reception"), ("fr", "Réception"))


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("daily 12.15–12.30", [11, 12, 13]),
        ("daily 12.15–12.30 except Thursday", [11, 13]),
        ("daily from Thursday to Friday 12.15–12.30", [12, 13]),
        ("Wednesday to Thursday 12.15–12.30", [11, 12]),
        ("mornings 12.15–12.30 except Thursday morning", [11, 13]),
    ],
)
def test_events_on_several_days(read, when, days):
    conference = read(f"meetings: half-days\nevents: ['Break: {when}']\n")
    assert [(e.date.day, e.start, e.end) for e in conference.events] == [
        (day, 735, 750) for day in days
    ]


def test_a_break_within_a_meeting_belongs_to_its_half_day(read):
    conference = read("meetings: Thursday 9–13\nevents: [Break: Thursday 12.15–12.30]\n")
    assert conference.events[0].half_day is HalfDay.MORNING


def test_a_morning_kept_free_is_taken_out_of_a_series(read):
    conference = read(
        "meetings: half-days from Thursday to Friday\nevents: [Morning free: Friday morning]\n"
    )
    assert shown(conference) == ["Thu 12 10:00–13:00", "Thu 12 15:00–18:00", "Fri 13 15:00–18:00"]
    assert [(e.title, e.kind, e.start) for e in conference.events] == [
        ("Morning free", "free", None)
    ]
