"""A running conference planned anew: the past stays, the rest changes as little as can be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.builders import conference_2019, half_days, make_conference, timetable_2019

from scheduler import api
from scheduler import replan as replanning
from scheduler.domain.conference import Body, Conference
from scheduler.domain.people import Person
from scheduler.domain.services import Budget
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.errors import NoTimetable, Stopped
from scheduler.model.build import frame_of
from scheduler.model.options import SolveOptions
from scheduler.replan import Moment, Replanned, replan
from scheduler.replan.course import course
from scheduler.replan.rest import rest_of

WEDNESDAY, THURSDAY, FRIDAY = (date(2019, 9, day) for day in (11, 12, 13))
NOON = Moment(THURSDAY, 12 * 60 + 30)
AT_NOON = datetime(2019, 9, 12, 12, 30, tzinfo=ZoneInfo("Europe/Vienna"))


def anew(now: Moment = NOON, log: tuple[Placement, ...] = (), **overruns: int) -> Replanned:
    told = {name.removeprefix("item_"): minutes for name, minutes in overruns.items()}
    return replan(conference_2019(), timetable_2019(), now, told, log)


def sentences(found: Replanned) -> list[str]:
    return [change.sentence for change in found.changes]


def past(conference: Conference, timetable: Timetable, now: Moment) -> set[tuple[str, str, int]]:
    """Which part was taken in each minute of each meeting that is past."""
    return {
        (placed.part, placed.meeting, minute)
        for placed in timetable.placements
        for minute in range(placed.start, placed.end)
        if Moment(conference.meeting_by_id[placed.meeting].date, minute) < now
    }


def test_without_an_overrun_nothing_changes() -> None:
    found = anew()
    assert sentences(found) == []
    assert {(p.part, p.meeting, p.start, p.end) for p in found.timetable.placements} == {
        (p.part, p.meeting, p.start, p.end) for p in timetable_2019().placements
    }
    assert str(found) == "The organization of work remains as it is."


def test_an_overrun_runs_on_into_the_next_meeting() -> None:
    assert (
        str(anew(item_2=45))
        == """\
Item 2 needs 45 minutes more than planned.
Changes to the organization of work (version 2):
– Item 2 is also taken on Thursday afternoon, and gets 375 minutes, not 330.
– Item 3 begins at 15:45, not at 15:00, and gets 315 minutes, not 360, \
as item 2 takes more time on Thursday afternoon."""
    )


@pytest.mark.parametrize("hour", [10 * 60, 11 * 60, 12 * 60 + 30, 13 * 60, 16 * 60 + 20])
@pytest.mark.parametrize("day", [WEDNESDAY, THURSDAY, FRIDAY])
def test_the_past_is_as_it_was(day: date, hour: int) -> None:
    now, conference = Moment(day, hour), conference_2019()
    found = replan(conference, timetable_2019(), now, {})
    assert past(conference, found.timetable, now) == past(conference, timetable_2019(), now)
    assert api.verify(conference, found.timetable).is_all_right


def test_what_over_ran_before_has_pushed_what_followed() -> None:
    found = anew(Moment(WEDNESDAY, 16 * 60), **{"1 (b)": 30})
    begins = found.timetable.of_part("2")[0].start
    assert begins == 15 * 60 + 15 + 15 + 30


def test_after_the_end_nothing_is_left_to_plan() -> None:
    found = anew(Moment(date(2019, 9, 14), 600))
    assert sentences(found) == []
    assert found.timetable.status is Status.OPTIMAL


def test_no_room_for_an_overrun() -> None:
    with pytest.raises(NoTimetable, match="Item 2 needs 675 minutes"):
        anew(item_2=645)


def test_the_log_counts_and_not_the_plan() -> None:
    log = (
        Placement("1 (a)", "wg7-2019-09-11-1500", 910, 920),
        Placement("1 (b)", "wg7-2019-09-11-1500", 920, 940),
        Placement("2", "wg7-2019-09-11-1500", 940, 1080),
        Placement("3", "wg7-2019-09-12-1000", 600, 750),
    )
    found = anew(log=log)
    assert found.timetable.of_part("2") == (
        Placement("2", "wg7-2019-09-11-1500", 940, 1080, fixed=True),
    )
    assert found.timetable.of_part("3")[0].start == 600
    assert "Item 2 was over after 140 minutes." in found.reasons


def test_an_item_that_the_log_leaves_before_now_goes_on_as_planned() -> None:
    """Item 2 has the morning's 180 minutes before it; the log ends after 20 of them."""
    log = (
        Placement("1 (a)", "wg7-2019-09-11-1500", 900, 915),
        Placement("1 (b)", "wg7-2019-09-11-1500", 915, 930),
        Placement("2", "wg7-2019-09-11-1500", 930, 1050),
    )
    found = anew(Moment(WEDNESDAY, 1060), log=log)
    spent, in_all = 120, sum(p.end - p.start for p in found.timetable.of_part("2"))
    assert found.reasons == (f"Item 2 has had {spent} minutes, and goes on for {in_all - spent}.",)


def free() -> tuple[Conference, Timetable]:
    """Four items in free order, planned one to a half-day in an order nobody would choose."""
    items = [(str(n), f"Matter {n}", {"minimum": 150, "desired": 180}) for n in range(1, 5)]
    conference = make_conference(items, half_days(WEDNESDAY, 4), free_order=True)  # type: ignore[arg-type]
    order = ("3", "1", "4", "2")
    placed = tuple(
        Placement(part, meeting.id, meeting.start, meeting.end)
        for part, meeting in zip(order, conference.meetings, strict=True)
    )
    return conference, Timetable(placed, Status.GIVEN)


def test_what_is_announced_stays_though_it_costs_no_less() -> None:
    conference, timetable = free()
    found = replan(conference, timetable, Moment(WEDNESDAY, 13 * 60), {})
    assert found.changes == ()


def test_late_changes_are_made_only_where_none_later_would_do() -> None:
    """Item 3 is cut short by 150 minutes; of the rest one item must give way, the last one."""
    conference, timetable = free()
    longer = replace(
        conference, parts=tuple(replace(p, minimum=30, desired=60) for p in conference.parts)
    )
    found = replan(longer, timetable, Moment(WEDNESDAY, 12 * 60), {"3": 150})
    moved = {change.part for change in found.changes if change.is_move}
    assert moved == {"3"}
    assert found.timetable.of_part("1")[0].meeting == longer.meetings[1].id


def test_versions_are_numbered_and_remembered() -> None:
    conference = conference_2019()
    now = datetime(2019, 9, 12, 12, 30, tzinfo=ZoneInfo("Europe/Vienna"))
    second = api.replan(conference, timetable_2019(), now, {"2": 45}).timetable
    third = api.replan(conference, second, now, {"2": 30}).timetable
    assert (second.version, third.version) == (2, 3)
    assert third.history is not None
    assert [version.number for version in third.history.versions] == [1, 2, 3]


def test_what_is_asked_for_while_it_runs_lies_ahead() -> None:
    with pytest.raises(NoTimetable) as caught:
        anew(item_2=700)
    days = ("Monday 16 September", "Tuesday 17 September")
    hours = ("morning (10:00–13:00)", "afternoon (15:00–18:00)")
    first, second, third, _ = (f"{day}, {hour}" for day in days for hour in hours)
    told = f"""\
From Thursday 12 September, 12:30 on:
No timetable exists.
These demands clash:
  – Item 2 needs 730 minutes
  Working Group has 4 meetings of 570 minutes together.
  Its other 3 items take 5 minutes each at the least.
  175 minutes are short.
Any one of these would help, the least change first:
  1. The minimum of item 2 is lowered from 730 to 555 minutes.
  2. One more meeting, on {first}.
  3. One more meeting, on {second}.
  4. One more meeting, on {third}."""
    assert str(caught.value).replace(conference_2019().bodies[0].name, "Working Group") == told


def test_that_an_item_is_under_way_is_no_wish() -> None:
    """It is told as what it is, but to drop it is no remedy."""
    so_far = course(conference_2019(), timetable_2019(), NOON, {"2": 300})
    rest = rest_of(conference_2019(), timetable_2019(), so_far, {"2": 300})
    told = [case.sentence for case in frame_of(rest).cases]
    assert "item 2 is under way on Thursday 12 September, morning, at 12:30" in told
    kept = [replace(placed, fixed=placed.part == "3") for placed in timetable_2019().placements]
    fixed = replace(timetable_2019(), placements=tuple(kept))
    with pytest.raises(NoTimetable) as caught:
        api.replan(conference_2019(), fixed, AT_NOON, {"2": 300})
    reasons = str(caught.value)
    assert "The pin on item 3 is dropped" in reasons
    assert "The pin on item 2" not in reasons


def test_a_demand_that_forbids_the_old_place_is_the_cause() -> None:
    away = (AT_NOON.replace(hour=14), AT_NOON.replace(hour=18))
    conference = replace(conference_2019(), people=(Person("Ms. X", "panellist", ("3",), (away,)),))
    found = replan(conference, timetable_2019(), NOON, {})
    assert found.causes == {"3": "it needs Ms. X, who is away at times"}
    assert str(found).count("not 360, as it needs Ms. X, who is away at times.") == 1


def test_what_comes_before_and_ends_later_is_the_cause() -> None:
    items = [("1", "Land", {"desired": 60}), ("2", "Sea", {"desired": 60, "minimum": 60})]
    conference = make_conference(items, [(THURSDAY, 900, 1080)])  # type: ignore[arg-type]
    meeting = conference.meetings[0].id
    placed = (Placement("1", meeting, 900, 960), Placement("2", meeting, 960, 1020))
    found = replan(conference, Timetable(placed, Status.GIVEN), Moment(THURSDAY, 930), {"1": 30})
    assert str(found).splitlines()[2:] == [
        "– Item 1 gets 90 minutes, not 60.",
        "– Item 2 begins at 16:30, not at 16:00, as item 1 ends later.",
    ]


def test_minutes_stay_as_announced_where_nothing_forces_them() -> None:
    """Not what would have been best before is looked for, but what has been told."""
    items = [("1", "Land", {"desired": 60}), ("2", "Sea", {"desired": 60})]
    conference = make_conference(items, [(THURSDAY, 900, 1080)])  # type: ignore[arg-type]
    meeting = conference.meetings[0].id
    placed = (Placement("1", meeting, 900, 930), Placement("2", meeting, 930, 1080))
    found = replan(conference, Timetable(placed, Status.GIVEN), Moment(THURSDAY, 880), {})
    assert str(found) == "The organization of work remains as it is."


def test_without_time_for_the_second_search_the_first_plan_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, asked = replanning.solve, []

    def once(rest: Conference, options: SolveOptions, known: Sequence[Placement] = ()) -> Timetable:
        asked.append(options.time_limit)
        if len(asked) != 2:
            raise Stopped("too soon")
        return real(rest, options)

    monkeypatch.setattr(replanning, "solve", once)
    monkeypatch.setattr("scheduler.model.in_turn.solve", once)
    options = SolveOptions(time_limit=1.0)
    found = replan(conference_2019(), timetable_2019(), NOON, {"2": 45}, (), options)
    assert asked[:2] == [replanning.FEWEST, replanning.A_MINUTE]
    assert 1 - replanning.FEWEST <= asked[2] <= 1.0  # what the first search has left of the whole
    assert (found.timetable.status, found.timetable.bound) == (Status.FEASIBLE, None)
    assert found.timetable.stopped_by == "the time limit"


def test_meetings_given_up_at_short_notice_are_told() -> None:
    wish = {"desired": 150}
    items = [("1", "Matter", wish), ("2", "Matter", wish), ("3", "Matter", wish)]
    budget = Budget(
        frozenset(f"body-2019-09-{t}" for t in ("11-1000", "11-1500", "12-1000")), 3, ""
    )
    made = make_conference(
        items, half_days(WEDNESDAY, 3), body=Body("body", "The Body", budgets=(budget,))
    )
    meetings = [meeting.id for meeting in made.meetings]
    before = Timetable(
        tuple(
            Placement(str(n), key, hour, hour + 150)
            for n, (key, hour) in enumerate(zip(meetings, (600, 900, 600), strict=True), 1)
        ),
        Status.GIVEN,
    )
    # Items 1 and 2 took twenty minutes each; item 3 is under way, with little left.
    spans = ((600, 620), (620, 640), (640, 750))
    log = tuple(Placement(str(n), meetings[0], *span) for n, span in enumerate(spans, 1))
    found = replan(made, before, Moment(WEDNESDAY, 12 * 60 + 30), {}, log)
    assert found.releases == (
        "The Body gives up its meeting on Wednesday 11 September, afternoon, on the day",
        "The Body gives up its meeting on Thursday 12 September, morning, 1 day before",
    )
    assert "Given up at short notice" in str(found)
