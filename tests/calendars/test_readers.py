"""Files read by programs of others: every instant and title is the same in all of them."""

from datetime import UTC, date
from pathlib import Path

import pytest
from tests.builders import conference_2019, fill, make_conference, timetable_2019
from tests.calendars.clients import (
    Khal,
    Shown,
    shown_by_ical_js,
    shown_by_icalendar,
    shown_by_vobject,
    with_ical_js,
)
from tests.calendars.plans import histories
from tests.writers.titles import TITLES

from scheduler.calendars.render import render, uid
from scheduler.calendars.revisions import current, entries
from scheduler.calendars.views import View, view_of
from scheduler.domain.history import History

# Zones, with the days of a conference; some lie on both sides of a change of the clocks.
PLACES = {
    "Vienna": ("Europe/Vienna", [date(2019, 9, 11), date(2019, 9, 12)]),
    "New York": ("America/New_York", [date(2026, 3, 6), date(2026, 3, 9)]),
    "Nairobi": ("Africa/Nairobi", [date(2026, 5, 4)]),
    "Geneva, into summer time": ("Europe/Zurich", [date(2026, 3, 27), date(2026, 3, 30)]),
    "Geneva, out of summer time": ("Europe/Zurich", [date(2026, 10, 23), date(2026, 10, 26)]),
    "Bangkok": ("Asia/Bangkok", [date(2021, 8, 18)]),
    "Rabat, before and in Ramadan": ("Africa/Casablanca", [date(2024, 3, 8), date(2024, 3, 11)]),
    "Almaty, after a new law": ("Asia/Almaty", [date(2024, 2, 28), date(2024, 3, 4)]),
    "Lord Howe, half an hour": ("Australia/Lord_Howe", [date(2026, 4, 3), date(2026, 4, 6)]),
    "Sydney at New Year": ("Australia/Sydney", [date(2025, 12, 31), date(2026, 1, 2)]),
}
LONG_TITLES = [
    *TITLES,
    "第" + "议程项目，逗号；分号" * 30,
    "البند الأول، فاصلة؛ " * 16,
    "🎉" * 150,
]


def history_in(zone: str, days: list[date]) -> History:
    meetings = [(day, start, end) for day in days for start, end in ((600, 780), (1320, 1500))]
    conference = make_conference([("1", "A"), ("2", "B"), ("3", "C")], meetings, zone=zone)
    return histories([(conference, fill(conference))])[0]


def expected(history: History, view: View) -> set[Shown]:
    return {
        (
            uid(history, entry.appointment, view),
            entry.appointment.starts.astimezone(UTC),
            entry.appointment.ends.astimezone(UTC),
            entry.reading.summary,
        )
        for entry in current(entries(history, view))
    }


@pytest.mark.parametrize("by", ["meeting", "item"])
@pytest.mark.parametrize("place", PLACES)
def test_every_instant_is_the_same_in_all_readers(ical_js: Path, place: str, by: str) -> None:
    history, view = history_in(*PLACES[place]), view_of({"by": [by]})
    content = render(history, view)
    right = expected(history, view)
    assert len(right) >= 2
    assert shown_by_ical_js(ical_js, content) == right
    assert shown_by_vobject(content) == right
    assert shown_by_icalendar(content) == right


@pytest.mark.parametrize("place", PLACES)
def test_khal_shows_the_same_instants(khal: Khal, place: str) -> None:
    history = history_in(*PLACES[place])
    khal.put(render(history, View()))
    shown = khal.shown(f"{PLACES[place][1][0].replace(day=1)}", 62)
    assert sorted(shown) == sorted(expected(history, View()))
    assert khal.files() == len(shown)


@pytest.mark.parametrize("title", LONG_TITLES)
def test_any_title_is_the_same_in_all_readers(ical_js: Path, title: str) -> None:
    import vobject

    where = "Vienna; Hall “A”, 2nd\\floor"
    conference = make_conference([("1", title)], [(date(2026, 5, 4), 600, 780)], place=where)
    history = histories([(conference, fill(conference))])[0]
    content = render(history, view_of({"by": ["item"], "alarm": ["15"]}))
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()
    event = with_ical_js(ical_js, content)[0]
    assert event["summary"].split() == ["1", *title.replace("\x07", "").split()]
    assert event["location"] == where
    assert event["alarms"] == 1
    read = vobject.readOne(content.decode()).vevent
    assert read.summary.value == event["summary"]
    assert read.description.value == event["description"]


def test_khal_shows_hard_titles(khal: Khal) -> None:
    conference = make_conference([(str(n), title) for n, title in enumerate(LONG_TITLES, 1)])
    history = histories([(conference, fill(conference))])[0]
    view = view_of({"by": ["item"]})
    khal.put(render(history, view))
    assert sorted(khal.shown("2019-09-01", 30)) == sorted(expected(history, view))


def test_the_calendar_of_2019(ical_js: Path) -> None:
    history = histories([(conference_2019(), timetable_2019())])[0]
    shown = sorted(shown_by_ical_js(ical_js, render(history, View())), key=lambda one: one[1])
    assert [(str(start), summary.partition(": ")[2]) for _, start, _, summary in shown] == [
        ("2019-09-11 13:00:00+00:00", "items 1 (a), 1 (b), 2"),
        ("2019-09-12 08:00:00+00:00", "item 2"),
        ("2019-09-12 13:00:00+00:00", "item 3"),
        ("2019-09-13 08:00:00+00:00", "item 3"),
        ("2019-09-13 13:00:00+00:00", "items 4, 5"),
    ]
