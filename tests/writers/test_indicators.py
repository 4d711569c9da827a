"""Figures below a timetable: each is recomputed here by hand."""

from dataclasses import replace
from datetime import date

from tests.builders import LANGUAGES, conference_2019, timetable_2019
from tests.model.tiny import M1, M2, M3, O1, PRICES, with_group, with_other_body

from scheduler.domain.agenda import Paper
from scheduler.domain.conference import Conference
from scheduler.domain.indicators import indicators
from scheduler.domain.people import Person
from scheduler.domain.services import Booth, Interpretation, Services
from scheduler.domain.timetable import Placement, Status, Timetable


def told(conference: Conference, *pieces: tuple[str, str]) -> dict[str, str]:
    """The sentences where parts are taken in meetings, from their beginning to their end."""
    meetings = conference.meeting_by_id
    placements = tuple(Placement(p, m, meetings[m].start, meetings[m].end) for p, m in pieces)
    found = indicators(conference, Timetable(placements, Status.GIVEN))
    return {one.name: one.sentence for one in found}


def test_a_session_without_anything_special() -> None:
    found = {one.name: dict(one.values) for one in indicators(conference_2019(), timetable_2019())}
    assert set(found) == {"team_meetings", "utilization", "realistic_minutes", "interpreters"}
    assert (found["team_meetings"]["held"], found["utilization"]["total"]) == (5, 100)
    assert found["realistic_minutes"] == {"nominal": 900, "realistic": 1125}
    # Five meetings in three days: fourteen people, each of whom serves two meetings a day.
    assert found["interpreters"]["assignments"] == 5 * 14
    assert found["interpreters"]["needed"] == {c: 3 if c in ("ar", "zh") else 2 for c in LANGUAGES}


def test_what_is_left_is_named_with_its_notice() -> None:
    found = told(with_other_body((1, 1, 1), 2), ("1", M1), ("A", O1))
    assert (
        found["team_meetings"]
        == "Meetings with interpretation: 2 of 5 (body 1 of 3, other 1 of 2)."
    )
    assert found["released"] == (
        "Half-days free to be released: 4, the first by Wednesday 28 August 2019, 14 days before. "
        "body 2: Wednesday 11 September, afternoon; Thursday 12 September, morning. "
        "other 2: Wednesday 11 September, afternoon; Thursday 12 September, morning."
    )


def test_time_lost_is_named_where_it_is_most() -> None:
    made = with_other_body((2, 1, 1), 3)
    placements = (Placement("1", M1, 600, 620), Placement("2", M2, 900, 920))
    found = {o.name: o.sentence for o in indicators(made, Timetable(placements, Status.GIVEN))}
    assert found["utilization"] == (
        "Time in use: 66.7 per cent of 60 minutes with interpretation, where 80 is the benchmark; "
        "least in body on Wednesday 11 September, morning, 50."
    )


def test_the_load_of_a_booth_against_what_it_can_serve() -> None:
    people = Interpretation((Booth("en", 5, 2),))
    made = replace(with_other_body((1, 1, 1), 3), services=Services((), (), people))
    found = told(made, ("1", M1), ("2", M2), ("A", O1))
    assert found["weekly_load"] == (
        "Meetings of each booth in its busiest seven days, of those it can serve: en 3 of 17."
    )


def test_requests_of_groups() -> None:
    made = with_group((0, frozenset()), (1, frozenset()))
    found = told(made, ("1", M1), ("2", M2), ("group-1", "group-1"))
    assert found["group_requests"] == (
        "Requests of groups met: 1 of 2, 50 per cent, where 85 to 90 were met in 2003–2005 "
        "(group 1 of 2)."
    )


def test_papers_delegations_evenings_and_money() -> None:
    made = with_other_body((1, 1, 1), 3, Services(prices=PRICES))
    paper = Paper("A/1", date(2019, 9, 9), "")
    parts = (replace(made.parts[0], papers=(paper,)), *made.parts[1:])
    meetings = tuple(
        replace(m, start=1140, end=1160)
        if m.id == M3
        else replace(m, start=600, end=620)
        if m.id == O1
        else m
        for m in made.meetings
    )
    people = (Person("Tuvalu", "delegation", ("1", "A")),)
    conference = replace(made, parts=parts, meetings=meetings, people=people)
    found = told(conference, ("1", M1), ("A", O1), ("2", M3))
    assert found["documents_at_risk"] == "Documents at risk: 1 of 1 whose date is known."
    assert found["small_delegations"] == (
        "Small delegations: 1 half-day with more than one meeting at once, 0 with more than two."
    )
    assert found["clashes"] == "Items at once beyond their persons: Tuvalu 1."
    assert found["extra_meetings"] == "Meetings in the evening or at a weekend: 1."
    assert found["cost"].startswith("Cost: USD ")
