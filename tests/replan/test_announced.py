"""A re-plan begins from the announced plan."""

from dataclasses import replace

from tests.builders import conference_2019, timetable_2019

from scheduler.model.build import frame_of
from scheduler.model.frame import Frame
from scheduler.model.known import announced_ways
from scheduler.model.start import start_of
from scheduler.rules import SOFT
from scheduler.rules.fewest_changes import FewestChanges

ANNOUNCED = tuple((placed.part, placed.meeting) for placed in timetable_2019().placements)


def announced(lost: str = "") -> Frame:
    """The frame of the 2019 conference with its plan announced, perhaps without one meeting."""
    only_changes = tuple((rule.id, int(rule.id == FewestChanges.id)) for rule in SOFT)
    its = replace(conference_2019(), announced=ANNOUNCED, weights=only_changes)
    left = tuple(meeting for meeting in its.meetings if meeting.id != lost)
    return frame_of(replace(its, meetings=left))


def test_each_item_is_hinted_where_it_was_announced() -> None:
    frame = announced()
    stretches = frame.stretches[frame.conference.bodies[0].id]
    hinted = {
        (part, stretches[s].meeting)
        for part, way in announced_ways(frame).items()
        for s in way.stretches
    }
    assert hinted == set(ANNOUNCED)


def test_a_plan_that_still_stands_is_the_start() -> None:
    placements = start_of(announced()).placements or ()
    assert {(placed.part, placed.meeting) for placed in placements} == set(ANNOUNCED)


def test_an_item_is_not_hinted_into_a_meeting_that_is_lost() -> None:
    lost = ANNOUNCED[-1][1]
    elsewhere = {part for part, meeting in ANNOUNCED if meeting == lost}
    assert announced_ways(announced(lost)).keys() == {part for part, _ in ANNOUNCED} - elsewhere
