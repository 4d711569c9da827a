"""A session with all that published tables show, for the writers' tests."""

from dataclasses import replace
from datetime import date

from tests.builders import fill, make_conference, make_meeting, make_part, with_targets

from scheduler.domain.clock import HalfDay
from scheduler.domain.conference import Body, Conference, Event
from scheduler.domain.timetable import Status, Timetable

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 25)


def busy_session() -> tuple[Conference, Timetable]:
    """Open ends, no hours, rooms, breaks, side events, joint and unnumbered items, an evening."""
    meetings = [
        (MONDAY, 570, 750, {"room": "Boardroom A", "label": "1st meeting"}),
        (MONDAY, 870, 1050, {"room": "Boardroom D", "end_stated": False}),
        (TUESDAY, 570, 750, {"room": "Boardroom A", "hours_stated": False}),
        (TUESDAY, 870, 1050, {"room": "Boardroom A", "note": "or later if required"}),
        (WEDNESDAY, 1140, 1320, {"room": "Boardroom A"}),
    ]
    events = (
        Event("Registration", MONDAY, 510, 570),
        Event("Short break", MONDAY, 645, 660),
        Event("Lunch", MONDAY, 750, 870),
        Event("Side event: “Fish & <chips> | tea”", TUESDAY, 780, 840),
        Event("Morning free", WEDNESDAY, None, None, half_day=HalfDay.MORNING),
    )
    items = [
        ("1", "Opening of the session"),
        ("2", "Adoption of the agenda"),
        ("II & III", "Fish, chips and | pipes"),
        ("4.1", "A round table"),
        ("", "Statements by observers"),
        ("5", "Any other matters"),
        ("6", "Adoption of the report"),
    ]
    conference = make_conference(
        items,
        meetings,
        events=events,
        title="Committee on Fisheries",
        body=Body("cofi", "Committee on Fisheries"),
        session="Twenty-fourth session",
        symbol="COFI/2001/1 Rev.1",
        place="Rome",
        zone="Europe/Rome",
        utc_offset="UTC+1",
        footnotes=("A presentation is made before the opening.",),
    )
    return conference, fill(conference, status=Status.FEASIBLE, objective=100, bound=88)


def two_bodies() -> tuple[Conference, Timetable]:
    """A plenary and a committee that meets beside it."""
    base = make_conference(
        [("1", "Opening of the session"), ("2", "General debate"), ("3", "Adoption of the report")],
        [(MONDAY, 600, 780), (MONDAY, 900, 1080)],
        body=Body("plenary", "Plenary"),
        title="Commission on Examples",
    )
    committee = Body("cow", "Committee of the Whole")
    conference = replace(
        base,
        bodies=(*base.bodies, committee),
        meetings=(*base.meetings, make_meeting(MONDAY, 900, 1080, "cow")),
        parts=(*base.parts, make_part("4", "Draft resolutions", "cow")),
    )
    conference = with_targets(conference)
    return conference, fill(conference)
