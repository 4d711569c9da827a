"""A calendar program that has imported every file shows just the last plan."""

from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from tests.builders import conference_2019, timetable_2019
from tests.calendars.clients import Khal, shown_by_ical_js
from tests.calendars.plans import Plan, histories, moved
from tests.calendars.test_readers import expected

from scheduler.calendars.render import render
from scheduler.calendars.views import View, view_of
from scheduler.domain.conference import Conference


def later_by(conference: Conference, minutes: int) -> Conference:
    """The conference with all meetings so much later in the day."""
    meetings = tuple(
        replace(one, start=one.start + minutes, end=one.end + minutes)
        for one in conference.meetings
    )
    return replace(conference, meetings=meetings)


def plans() -> list[Plan]:
    """A week of replanning: an item moved, a meeting dropped, another hour, all as before."""
    conference, timetable = conference_2019(), timetable_2019()
    four = replace(conference, meetings=conference.meetings[:4])
    short = replace(timetable, placements=timetable.placements[:6])
    shifted = later_by(four, 30)
    half_an_hour_on = replace(
        short,
        placements=tuple(replace(p, start=p.start + 30, end=p.end + 30) for p in short.placements),
    )
    return [
        (conference, timetable),
        (conference, moved(timetable, conference, {"4": "wg7-2019-09-13-1000"})),
        (four, short),
        (shifted, half_an_hour_on),
        (conference, timetable),
    ]


@pytest.mark.parametrize("by", ["meeting", "item"])
def test_khal_has_no_doubles_no_ghosts_and_the_right_hours(khal: Khal, by: str) -> None:
    view = view_of({"by": [by]})
    for history in histories(plans()):
        khal.put(render(history, view))
        assert sorted(khal.shown("2019-09-01", 30)) == sorted(expected(history, view))


def test_khal_after_the_same_file_twice(khal: Khal) -> None:
    history = histories(plans()[:1])[0]
    khal.put(render(history, View()))
    khal.put(render(history, View()))
    assert khal.files() == 5
    assert sorted(khal.shown("2019-09-01", 30)) == sorted(expected(history, View()))


def test_subscribers_see_only_what_is_in_force(ical_js: Path) -> None:
    for history in histories(plans()):
        assert shown_by_ical_js(ical_js, render(history, View())) == expected(history, View())


def test_a_conference_that_moves_to_another_zone(khal: Khal) -> None:
    conference, timetable = conference_2019(), timetable_2019()
    there = replace(conference, zone="America/New_York", place="New York")
    for history in histories([(conference, timetable), (there, timetable)]):
        khal.put(render(history, View()))
    shown = sorted(khal.shown("2019-09-01", 30))
    assert shown == sorted(expected(history, View()))
    first = min(start for _, start, _, _ in shown)
    assert first - conference.begins(conference.meetings[0]).astimezone(UTC) == timedelta(hours=6)
