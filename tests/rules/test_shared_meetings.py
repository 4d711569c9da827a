"""What rules on meetings of several bodies say and charge: gaps, releases, load, money."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from tests.model.tiny import (
    FREE,
    M1,
    M2,
    M3,
    O1,
    O2,
    O3,
    PRICES,
    tiny,
    with_group,
    with_other_body,
)

from scheduler.domain.assembly import opening
from scheduler.domain.clock import HalfDay
from scheduler.domain.conference import Conference
from scheduler.domain.room_plan import rooms_of
from scheduler.domain.services import Booth, Interpretation, Room, Services
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules import HARD, SOFT

WEDNESDAY, AFTERNOON = "Wednesday 11 September, morning", "Wednesday 11 September, afternoon"
# The rules that are tested here.
RULES = {
    "related-in-a-row",
    "gap-between-meetings",
    "level-load",
    "late-releases",
    "cost-in-money",
    "whole-releases",
    "general-assembly",
}
BOTH = with_other_body((1, 1, 1), 3)
RELATED = with_other_body((1, 1, 1), 2, related=("body",))
ONE_ROOM = with_other_body((1, 1, 1), 3, Services((Room("A"),)))


def held(conference: Conference, meetings: Sequence[str]) -> Timetable:
    """A timetable in which these meetings hold something."""
    found = [conference.meeting_by_id[key] for key in meetings]
    parts = {body.id: conference.parts_of(body.id)[0].id for body in conference.bodies}
    placed = (Placement(parts[m.body], m.id, m.start, m.end) for m in found)
    return Timetable(tuple(placed), Status.GIVEN)


def charged(rule: str, conference: Conference, *meetings: str) -> list[tuple[int, str]]:
    one = next(rule_ for rule_ in SOFT if rule_.id == rule)
    found = one.charges(conference, held(conference, meetings))
    return [(charge.amount, charge.message) for charge in found]


def broken(rule: str, conference: Conference, *meetings: str) -> list[str]:
    one = next(rule_ for rule_ in HARD if rule_.id == rule)
    return [found.message for found in one.check(conference, held(conference, meetings))]


class TestRelatedInARow:
    rule = "related-in-a-row"

    def test_an_idle_half_day_between_their_meetings(self) -> None:
        told = f"The Body and The Other Body do not meet on {AFTERNOON}"
        assert charged(self.rule, RELATED, M1, O3) == [(1, told)]

    @pytest.mark.parametrize("meetings", [(M1, O2, M3), (M1, M2), (M1, O1)])
    def test_none(self, meetings: tuple[str, ...]) -> None:
        assert charged(self.rule, RELATED, *meetings) == []

    def test_others_may_leave_gaps(self) -> None:
        assert charged(self.rule, BOTH, M1, O3) == []


class TestGapBetweenMeetings:
    rule = "gap-between-meetings"

    def test_one_follows_the_other_at_once(self) -> None:
        told = f"The Other Body follows The Body in A on {WEDNESDAY}, at 10:20 after 10:20"
        assert charged(self.rule, ONE_ROOM, M1, O1, M2) == [(1, told)]

    def test_related_ones_may(self) -> None:
        related = replace(RELATED, services=ONE_ROOM.services)
        assert charged(self.rule, related, M1, O1) == []

    def test_no_gap_is_asked_for(self) -> None:
        services = replace(ONE_ROOM.services, changeover=0)
        assert charged(self.rule, replace(ONE_ROOM, services=services), M1, O1) == []

    def test_another_room_is_taken_where_there_is_one(self) -> None:
        two = replace(ONE_ROOM, services=Services((Room("A"), Room("B"))))
        assert charged(self.rule, two, M1, O1) == []
        assert rooms_of(two, [M1, O1, M2]) == {M1: "A", O1: "B", M2: "A"}


class TestLevelLoad:
    def test_the_busiest_half_day_against_the_mean(self) -> None:
        told = f"2 teams are at work on {WEDNESDAY}, 1 on average"
        assert charged("level-load", BOTH, M1, O1) == [(1, told)]

    def test_an_even_spread(self) -> None:
        assert charged("level-load", BOTH, M1, O2, M3) == []


class TestLateReleases:
    rule = "late-releases"
    announced = replace(BOTH, announced=(("1", M1), ("A", O3)))

    def test_thirteen_days_before_is_too_late(self) -> None:
        known = replace(self.announced, as_of=date(2019, 8, 29))
        told = f"The Body gives up its meeting on {WEDNESDAY}, 13 days before"
        assert charged(self.rule, known, M2) == [(1, told)]

    def test_fourteen_days_before_is_not(self) -> None:
        known = replace(self.announced, as_of=date(2019, 8, 28))
        assert charged(self.rule, known, M2) == []

    def test_a_meeting_that_goes_on_with_something_else_is_not_given_up(self) -> None:
        known = replace(self.announced, as_of=date(2019, 9, 10))
        assert charged(self.rule, known, M1, O3) == []


class TestCost:
    def test_fees_travel_and_evenings(self) -> None:
        made = with_group((0, frozenset(["en", "ar"])))
        evening = replace(made.meetings[-1], start=19 * 60, end=19 * 60 + 20)
        conference = replace(
            made, meetings=(*made.meetings[:-1], evening), services=Services(prices=PRICES)
        )
        assert evening.half_day is HalfDay.EVENING
        # Five interpreters at 90; one of the two of the English booth is there; 50 for the evening.
        told = (
            "USD 3,300: fees 450 for 5 assignments; travel 2,800 for 4 interpreters; "
            "50 for 1 meeting in the evening or at a weekend"
        )
        assert charged("cost-in-money", conference, evening.id) == [(33, told)]

    def test_a_week_needs_more_people_than_one_meeting(self) -> None:
        made = with_other_body((1, 1, 1), 3)
        people = Interpretation((Booth("en", 9, 2),), a_day=2, in_seven_days=2)
        only = tuple(replace(m, languages=frozenset(["en"])) for m in made.meetings)
        prices = replace(PRICES, interpreter=0, travel=100)
        conference = replace(made, meetings=only, services=Services((), (), people, prices=prices))
        # Three meetings × two seats ÷ two meetings in seven days are three people; one is there.
        (charge,) = charged("cost-in-money", conference, M1, M2, M3)
        assert charge == (2, "USD 200: fees 0 for 6 assignments; travel 200 for 2 interpreters")

    def test_the_unit_is_the_files_currency(self) -> None:
        conference = replace(BOTH, services=Services(prices=PRICES))
        rule = next(one for one in SOFT if one.id == "cost-in-money")
        assert rule.cost(conference, held(conference, [M1])).unit == "× USD 100"

    def test_without_prices_nothing(self) -> None:
        assert charged("cost-in-money", BOTH, M1, O1) == []


class TestWholeReleases:
    def test_a_body_meets_in_a_half_day_that_it_released(self) -> None:
        released = with_other_body((1, 1, 1), 3, released=frozenset([O2]))
        told = f"The Other Body meets on {AFTERNOON}, which it has released"
        assert broken("whole-releases", released, O2) == [told]
        assert broken("whole-releases", released, O1, M2) == []


class TestGeneralAssembly:
    def test_a_body_that_yields_meets_on_the_day_of_the_opening(self) -> None:
        made = tiny((1, 1), ("Matter", 1), body={"yields_to_assembly": True, **FREE})
        first, second = made.meetings
        opening_day = replace(second, date=date(2019, 9, 17))
        conference = replace(made, meetings=(first, opening_day))
        told = "meets on Tuesday 17 September, afternoon, in the main part of the Assembly"
        assert broken("general-assembly", conference, M2) == [f"The Body {told}"]
        assert broken("general-assembly", conference, M1) == []

    @pytest.mark.parametrize(
        "day",
        [
            date(2018, 9, 18),
            date(2019, 9, 17),
            date(2021, 9, 14),
            date(2022, 9, 13),
            date(2023, 9, 5),
            date(2024, 9, 10),
            date(2025, 9, 9),
        ],
    )
    def test_the_days_on_which_sessions_have_opened(self, day: date) -> None:
        assert opening(day.year) == day
