"""Each meeting that a group asks for and does not get is charged."""

from tests.model.tiny import SIX, with_group

from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules.group_requests import GroupRequests


def test_what_is_not_held_is_charged() -> None:
    conference = with_group((1, SIX), (2, SIX))
    timetable = Timetable((Placement("group-1", "group-1", 600, 620),), Status.GIVEN)
    (charge,) = GroupRequests().charges(conference, timetable)
    wednesday = "Wednesday 11 September, afternoon (15:00–15:20)"
    assert charge.message == f"The Group has no meeting on {wednesday}"
