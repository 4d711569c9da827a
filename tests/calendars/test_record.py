"""A history as JSON is read back as it was."""

import json

import pytest
from tests.builders import conference_2019, timetable_2019
from tests.calendars.plans import Plan, histories
from tests.calendars.test_command import rich
from tests.calendars.test_interpreters import serviced
from tests.writers.sessions import busy_session, two_bodies

from scheduler.calendars.record import from_values, to_values
from scheduler.domain.history import By

PLANS: dict[str, Plan] = {
    "2019": (conference_2019(), timetable_2019()),
    "hours of its own, breaks, remarks": busy_session(),
    "two bodies": two_bodies(),
    "papers, people, languages": (rich(), timetable_2019()),
    "interpreters": (serviced(4), timetable_2019()),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_nothing_is_lost(plan: Plan) -> None:
    history = histories([plan])[0]
    assert from_values(history.conference, json.loads(json.dumps(to_values(history)))) == history


def test_what_has_hours_of_its_own_keeps_them() -> None:
    history = histories([busy_session()])[0]
    again = from_values(history.conference, to_values(history))
    own = {
        (topic.titles[0][1], topic.start, topic.end)
        for one in again.appointments().values()
        for topic in one.topics
        if one.by is By.MEETING and topic.start is not None
    }
    assert ("Short break", 645, 660) in own
