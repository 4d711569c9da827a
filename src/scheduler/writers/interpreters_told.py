"""What the tables of interpreters say alike, in Markdown and on the web page."""

from collections.abc import Collection, Mapping

from scheduler.domain.capacity_left import meetings_left
from scheduler.domain.conference import Conference
from scheduler.domain.roster import duties
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import load_of

LEFT = (
    "“Meetings left”, such as for regional groups, are those in this language alone for which "
    "its interpreters and a room with a booth are free, with all else as it is."
)


def evenness(timetable: Timetable) -> str:
    """Whether the duties are as evenly shared as can be, in a sentence."""
    if timetable.duties is None:
        return "Those of a booth take turns: no roster is more even."
    if timetable.even:
        return "Evenness proved: no roster of these meetings is more even."
    return "As even as was found; it is not proved that no roster is more even."


def by_meeting(
    conference: Conference, timetable: Timetable
) -> Mapping[str, Mapping[str, Collection[str]]]:
    """Who sits in each booth, by the meetings' ids and the booths' languages."""
    found: dict[str, dict[str, list[str]]] = {}
    for duty in duties(conference, timetable):
        found.setdefault(duty.meeting, {}).setdefault(duty.language, []).append(duty.person)
    return found


def left_in_all(conference: Conference, timetable: Timetable) -> str:
    """How many meetings in all languages could still be held; empty where there is but one."""
    every = [load.language for load in load_of(conference, timetable)]
    if len(every) < 2:
        return ""
    left = len(meetings_left(conference, timetable, every))
    return f"In all {len(every)} languages at once: {left}."
