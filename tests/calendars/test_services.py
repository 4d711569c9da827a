"""Calendars of bodies that share rooms and half-days, which the search gives out."""

from dataclasses import replace
from pathlib import Path

from tests.calendars.clients import shown_by_ical_js
from tests.calendars.plans import Plan, histories, values
from tests.calendars.test_readers import expected
from tests.calendars.test_revisions import imported, sequences
from tests.services.conferences import held, meeting, several

from scheduler.calendars.render import render
from scheduler.calendars.views import View, view_of
from scheduler.domain.conference import Conference
from scheduler.domain.services import Budget, Room, Services
from scheduler.writers.day_sheets import programme
from scheduler.writers.edition import edition

ROOMS = Services((Room("Small", 50, 6), Room("Large", 300, 6)))
LARGE = view_of({"room": ["large"]})


def shared() -> Conference:
    """Two bodies in two rooms; body `b` holds one of its two half-days."""
    bodies = {
        "a": {"seats": 100},
        "b": {"budgets": (Budget(frozenset({"b0", "b1"}), 1, "Body b holds at most 1 meeting"),)},
    }
    meetings = [meeting(body, half_day) for body in "ab" for half_day in range(2)]
    agendas = {"a": ["First"], "b": ["Second"]}
    return several(agendas, meetings, ROOMS, bodies, place="Vienna")


def where(content: bytes) -> dict[str, str]:
    locations = values(content, "LOCATION")
    return dict(zip(values(content, "UID")[1:], locations, strict=True))


def test_meetings_are_in_the_rooms_they_are_given(ical_js: Path) -> None:
    conference = shared()
    history = histories([(conference, held(conference, "a0", "b0"))])[0]
    assert where(render(history, View())) == {
        "meeting-a0@several.scheduler": "Large\\, Vienna",
        "meeting-b0@several.scheduler": "Small\\, Vienna",
        "meeting-a1@several.scheduler": "Vienna",
    }
    content = render(history, LARGE)
    assert where(content) == {"meeting-a0@several.scheduler": "Large\\, Vienna"}
    assert shown_by_ical_js(ical_js, content) == expected(history, LARGE)


def test_a_half_day_that_a_body_does_not_need_is_no_meeting() -> None:
    conference = shared()
    plans: list[Plan] = [
        (conference, held(conference, "a0", "b0")),
        (conference, held(conference, "a0", "b1")),
        (conference, held(conference, "a0", "a1", "b1")),
    ]
    found = histories(plans)
    assert sequences(found[1])["b0"][::2] == (1, "cancelled")
    assert "b0" not in sequences(found[2])
    files = [render(history, View()) for history in found]
    assert imported(files) == imported(files[-1:])
    sheet = programme(*plans[1], edition(conference, "en")).sheets[0]
    assert [(one.body, one.room) for one in sheet.sittings] == [
        ("Body a", "Large"),
        ("Body a", ""),
        ("Body b", "Small"),
    ]


def test_a_meeting_that_is_given_another_room_moves_to_its_calendar() -> None:
    conference = shared()
    small = replace(conference, services=Services((Room("Large", 300, 6),)))
    plans = [(one, held(one, "a0", "b1")) for one in (conference, small)]
    first, last = histories(plans)
    assert list(where(render(first, LARGE))) == ["meeting-a0@several.scheduler"]
    files = [render(history, LARGE) for history in (first, last)]
    assert set(imported(files)) == {"meeting-a0@several.scheduler", "meeting-b1@several.scheduler"}
    assert sequences(last)["b1"][0] == 1
    assert sequences(last)["a0"][0] == 0
