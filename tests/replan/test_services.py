"""Services that bodies share, after a part of the conference is over."""

from dataclasses import replace
from datetime import date

import pytest

from scheduler import api
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.domain.services import Budget, Referral
from scheduler.errors import NoTimetable
from scheduler.readers.assemble import conference_from
from scheduler.readers.yaml_source import source_from
from scheduler.replan import Moment, replan
from scheduler.replan.course import course
from scheduler.replan.rest import rest_of

TWO_BODIES = """\
zone: Europe/Vienna
dates: 11–13 September 2019
bodies:
- body: Plenary
  meetings: [Wednesday afternoon, Thursday afternoon, Friday morning]
  agenda:
  - 1: Opening
  - 2: Report of the Committee
- body: Committee
  meetings: [Wednesday morning, Thursday morning]
  agenda:
  - 1: Drafting of the text
"""
COMMITTEE = "Committee 1"


def conference() -> Conference:
    read = conference_from(source_from(TWO_BODIES, "conference.yaml"))
    after = next(part.id for part in read.parts if part.body == "Plenary" and part.number == "2")
    referral = Referral(COMMITTEE, after, 1)
    return replace(read, services=replace(read.services, referrals=(referral,)))


def test_what_was_referred_waits_also_after_it_is_over() -> None:
    plan = conference()
    timetable = api.solve(plan)
    now = Moment(date(2019, 9, 12), 14 * 60)
    found = replan(plan, timetable, now, {})
    assert api.verify(plan, found.timetable).is_all_right
    rest = rest_of(plan, timetable, course(plan, timetable, now, {}), {})
    assert rest.services.referrals == ()
    within = rest.part_by_id[plan.services.referrals[0].after].within
    assert within is not None
    assert {plan.meeting_by_id[one].date for one in within} <= {
        date(2019, 9, 12),
        date(2019, 9, 13),
    }


def test_meetings_held_are_taken_from_a_budget() -> None:
    plan = conference()
    timetable = api.solve(plan)
    held = frozenset(meeting.id for meeting in plan.meetings_of("Plenary"))
    budget = Budget(held, 2, "Plenary has 2 meetings")
    bodies = tuple(
        replace(body, budgets=(budget,)) if body.id == "Plenary" else body for body in plan.bodies
    )
    limited = replace(plan, bodies=bodies)
    now = Moment(date(2019, 9, 11), 18 * 60)
    rest = rest_of(limited, timetable, course(limited, timetable, now, {}), {})
    assert [one.most for one in rest.body_by_id["Plenary"].budgets] == [1]


def test_people_are_needed_for_what_is_left() -> None:
    plan = conference()
    chair = Person("The Chair", "chair", tuple(part.id for part in plan.parts))
    plan = replace(plan, people=(chair,))
    timetable = api.solve(plan)
    anew = replan(plan, timetable, Moment(date(2019, 9, 12), 14 * 60), {}, ()).timetable
    assert api.verify(plan, anew).is_all_right
    assert len(anew.placements) == len(timetable.placements)


WEEK = """\
zone: Europe/Vienna
dates: 2–8 September 2019
languages: en
body: Committee
meetings: half-days from Monday to Friday
interpreters: {INTERPRETERS}
agenda:
- {number: 1, title: Opening, desired: 180}
- {number: 2, title: Reading of the text, desired: 720}
- {number: 3, title: Adoption of the report, desired: 180}
"""
POOL = "{people: {en: 2}, in_seven_days: 7}"
NAMED = "{in_seven_days: 7, named: [{name: Ada, a: en}, {name: Ben, a: en}]}"
THURSDAY = Moment(date(2019, 9, 5), 8 * 60)


@pytest.mark.parametrize("interpreters", [POOL, NAMED], ids=["pool", "named"])
def test_meetings_held_count_in_the_seven_days_of_interpreters(interpreters: str) -> None:
    """Six meetings have been held, so that one is left; more are asked for than that."""
    plan = conference_from(
        source_from(WEEK.replace("{INTERPRETERS}", interpreters), "conference.yaml")
    )
    timetable = api.solve(plan)
    assert len({placed.meeting for placed in timetable.placements}) == 6
    anew = replan(plan, timetable, THURSDAY, {}).timetable
    assert anew.notices == ()
    reading, report = (part.id for part in plan.parts[1:])
    assert replan(plan, timetable, THURSDAY, {report: 180}).timetable.notices == ()
    with pytest.raises(NoTimetable, match="seven days"):
        replan(plan, timetable, THURSDAY, {report: 181, reading: 0})


LAPSABLE = """\
zone: Europe/Vienna
dates: 9–11 September 2019
at_once: 1
bodies:
- body: Plenary
  meetings: [Tuesday morning, Wednesday afternoon]
  agenda: [{number: 1, title: Debate, only: Tuesday morning}, 2. Report of the Committee]
- body: Committee
  meetings: half-days from Monday to Wednesday
  needs: 3
  agenda: [{number: 3, title: Rivers, desired: 6 hours}, {number: 4, title: Lakes, desired: 120}]
"""


def test_what_is_under_way_goes_on_in_the_next_meeting_that_is_held() -> None:
    plan = conference_from(source_from(LAPSABLE, "conference.yaml"))
    timetable = api.solve(plan)
    assert [p.meeting for p in timetable.of_part("Committee 3")] == [
        "committee-2019-09-09-morning",
        "committee-2019-09-09-afternoon",
    ]
    # On Tuesday morning the Plenary meets, and nobody else can.
    found = replan(plan, timetable, Moment(date(2019, 9, 9), 18 * 60), {"Committee 3": 60})
    assert api.verify(plan, found.timetable).is_all_right
    assert [p.meeting for p in found.timetable.of_part("Committee 3")][2:] == [
        "committee-2019-09-10-afternoon"
    ]
    (lakes,) = found.timetable.of_part("Committee 4")
    assert lakes.meeting == "committee-2019-09-10-afternoon"
    assert lakes.start == 16 * 60
