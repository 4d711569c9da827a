from dataclasses import replace
from datetime import date

from tests.builders import ITEM_2, ITEM_3, conference_2019, fill, make_conference, timetable_2019
from tests.writers.sessions import MONDAY, busy_session, two_bodies

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.writers.phrases import Phrase
from scheduler.writers.table import Table, table


def rows(content: Table) -> list[tuple[str, str, str, bool]]:
    return [
        (row.time, row.number, row.title, row.continued) for day in content.days for row in day.rows
    ]


def texts(phrases: tuple[Phrase, ...]) -> tuple[str, ...]:
    return tuple(map(str, phrases))


def printed(conference: Conference, timetable: Timetable) -> list[tuple[str, str, str]]:
    content = table(conference, timetable)
    return [(r.time, r.number, r.title) for day in content.days for r in day.rows]


def test_the_annex_of_2019_line_by_line() -> None:
    content = table(conference_2019(), timetable_2019())
    assert content.columns == ("Date and time", "Agenda item", "Title or description")
    assert [(day.heading, len(day.rows)) for day in content.days] == [
        ("Wednesday, 11 September", 3),
        ("Thursday, 12 September", 2),
        ("Friday, 13 September", 3),
    ]
    assert rows(content) == [
        ("3–6 p.m.", "1 (a)", "Opening of the meeting", False),
        ("", "1 (b)", "Adoption of the agenda and organization of work", False),
        ("", "2", ITEM_2, False),
        ("10 a.m.–1 p.m.", "2", ITEM_2, True),
        ("3–6 p.m.", "3", ITEM_3, False),
        ("10 a.m.–1 p.m.", "3", ITEM_3, True),
        ("3–6 p.m.", "4", "Other matters", False),
        ("", "5", "Adoption of the report", False),
    ]
    assert content.status == ""
    assert texts(content.notes) == ()
    assert texts(content.about) == (
        "Working Group on the Smuggling of Migrants",
        "Sixth meeting",
        "Vienna, 11–13 September 2019",
    )


def test_what_published_tables_show() -> None:
    conference, timetable = busy_session()
    content = table(conference, timetable)
    assert printed(conference, timetable) == [
        ("8:30–9:30 a.m.", "", "Registration"),
        ("9:30 a.m.–12:30 p.m.", "1", "Opening of the session"),
        ("", "2", "Adoption of the agenda"),
        ("", "II & III", "Fish, chips and | pipes"),
        ("10:45–11 a.m.", "", "Short break"),
        ("12:30–2:30 p.m.", "", "Lunch"),
        ("2:30 p.m.", "II & III", "Fish, chips and | pipes"),
        ("", "4.1", "A round table"),
        ("Morning", "4.1", "A round table"),
        ("", "", "Statements by observers"),
        ("1–2 p.m.", "", "Side event: “Fish & <chips> | tea”"),
        ("2:30–5:30 p.m.", "", "Statements by observers"),
        ("Morning", "", "Morning free"),
        ("7–10 p.m.", "5", "Any other matters"),
        ("", "6", "Adoption of the report"),
    ]
    details = [row.details for day in content.days for row in day.rows if row.details]
    assert details == [
        ("1st meeting", "Boardroom A"),
        ("Boardroom D",),
        ("Boardroom A",),
        ("Boardroom A", "or later if required"),
        ("Boardroom A",),
    ]
    assert texts(content.notes) == (
        "Times are local (Rome, UTC+1).",
        "A presentation is made before the opening.",
    )
    assert content.status == "Best timetable so far, not proved optimal (gap 12.0%)"


def test_what_is_said_above_the_table_begins_with_a_capital() -> None:
    conference = replace(conference_2019(), session="sixth meeting", title="Conference of Parties")
    assert texts(table(conference, timetable_2019()).about) == (
        "Conference of Parties",
        "Working Group on the Smuggling of Migrants",
        "Sixth meeting",
        "Vienna, 11–13 September 2019",
    )


def test_one_room_for_all_is_said_once() -> None:
    conference = conference_2019()
    meetings = tuple(replace(meeting, room="Boardroom D") for meeting in conference.meetings)
    content = table(replace(conference, meetings=meetings), timetable_2019())
    assert texts(content.notes) == ("All meetings are held in Boardroom D.",)
    assert not any(row.details for day in content.days for row in day.rows)


def test_two_bodies_share_the_table_in_a_column_of_their_own() -> None:
    content = table(*two_bodies())
    assert content.columns == ("Date and time", "Body", "Agenda item", "Title or description")
    assert [(r.time, r.body, r.number) for r in content.days[0].rows] == [
        ("10 a.m.–1 p.m.", "Plenary", "1"),
        ("", "", "2"),
        ("3–6 p.m.", "Plenary", "2"),
        ("", "", "3"),
        ("", "Committee of the Whole", "4"),
    ]


def test_after_a_pinned_hour_the_rest_of_the_meeting_is_named() -> None:
    lecture = ("2", "A lecture", {"pin": Pin(("body-2026-03-23-1000",), 660)})
    conference = make_conference(
        [("1", "Review"), lecture, ("3", "Debate"), ("4", "Texts")], [(MONDAY, 600, 780)]
    )
    spans = {"1": (600, 660), "2": (660, 690), "3": (690, 720), "4": (720, 780)}
    meeting = conference.meetings[0].id
    placements = tuple(Placement(part, meeting, *span) for part, span in spans.items())
    assert printed(conference, Timetable(placements, Status.GIVEN)) == [
        ("10 a.m.–1 p.m.", "1", "Review"),
        ("11–11:30 a.m.", "2", "A lecture"),
        ("11:30 a.m.–1 p.m.", "3", "Debate"),
        ("", "4", "Texts"),
    ]


def test_each_item_has_its_hours_where_they_are_shown() -> None:
    conference = make_conference(
        [("1", "Opening of the session"), ("2", "Debate")], [(MONDAY, 600, 780)], show_times=True
    )
    assert [time for time, *_ in printed(conference, fill(conference))] == [
        "10–10:10 a.m.",
        "10:10 a.m.–1 p.m.",
    ]


def test_what_is_wanted_of_the_body_stands_under_the_title_once() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    noted = tuple(
        replace(item, note="for decision" if item.number == "2" else "")
        for item in conference.items
    )
    content = table(replace(conference, items=noted), timetable)
    assert [r.note for day in content.days for r in day.rows if r.number == "2"] == [
        "for decision",
        "",
    ]


def test_a_table_over_new_year_names_the_year() -> None:
    conference = make_conference(
        [("1", "Debate")], [(date(2019, 12, 31), 600, 780), (date(2020, 1, 2), 600, 780)]
    )
    content = table(conference, fill(conference))
    headings = [day.heading for day in content.days]
    assert headings == ["Tuesday, 31 December 2019", "Thursday, 2 January 2020"]
