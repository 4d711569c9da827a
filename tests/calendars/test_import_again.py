"""A calendar program that has imported every file shows just the last plan."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import conference_2019, timetable_2019
from tests.calendars.clients import (
    PASSWORD,
    USER,
    Khal,
    Radicale,
    Shown,
    shown_by_ical_js,
    with_ical_js,
)
from tests.calendars.plans import Plan, histories, moved
from tests.calendars.test_publish import on_server
from tests.calendars.test_readers import expected
from tests.calendars.test_revisions import VIEWS, replans

from scheduler.calendars.publish import publish
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


def imported_by_ical_js(directory: Path, files: list[bytes]) -> set[Shown]:
    """What is held after each file by who goes by SEQUENCE, then DTSTAMP (RFC 5546, 2.1.5)."""
    held: dict[str, dict[str, Any]] = {}
    for content in files:
        for event in with_ical_js(directory, content):
            before = held.get(event["uid"])
            if before is None or _rank(before) < _rank(event):
                held[event["uid"]] = event
    return {
        (e["uid"], _instant(e["start"]), _instant(e["end"]), e["summary"])
        for e in held.values()
        if e["status"] != "CANCELLED"
    }


def imported_by_vobject(files: list[bytes]) -> set[Shown]:
    """The same with vobject."""
    held: dict[str, Any] = {}
    for content in files:
        for event in getattr(vobject.readOne(content.decode()), "vevent_list", []):
            before = held.get(event.uid.value)
            if before is None or _vobject_rank(before) < _vobject_rank(event):
                held[event.uid.value] = event
    return {
        (
            *(uid, event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)),
            event.summary.value,
        )
        for uid, event in held.items()
        if event.status.value != "CANCELLED"
    }


def _rank(event: dict[str, Any]) -> tuple[int, str]:
    return int(event["sequence"]), event["stamp"]


def _vobject_rank(event: Any) -> tuple[int, datetime]:
    return int(event.sequence.value), event.dtstamp.value


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


_NUMBERS = itertools.count()


@settings(max_examples=6, deadline=None)
@given(replans(), st.sampled_from(VIEWS))
def test_any_sequence_of_replans_leaves_every_client_with_just_the_last(
    ical_js: Path,
    radicale: Radicale,
    tmp_path_factory: pytest.TempPathFactory,
    plans: list[Plan],
    view: View,
) -> None:
    khal = Khal.in_directory(tmp_path_factory.mktemp("khal") / "home")
    url = radicale.collection(f"again-{next(_NUMBERS)}")
    found = histories(plans)
    files = [render(history, view) for history in found]
    for history, content in zip(found, files, strict=True):
        khal.put(content)
        publish(history, view, url, (USER, PASSWORD))
    right = expected(found[-1], view)
    assert imported_by_ical_js(ical_js, files) == right
    assert imported_by_vobject(files) == right
    assert sorted(khal.shown("2019-09-01", 30)) == sorted(right)
    assert on_server(url) == right


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
