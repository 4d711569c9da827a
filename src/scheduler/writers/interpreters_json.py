"""`interpreters.json`: duties by person and by meeting, loads of booths, services in use."""

import json
from typing import Any

from scheduler.domain.capacity_left import meetings_left
from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.roster import duties
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import load_of, use_of
from scheduler.domain.workload import workloads
from scheduler.writers.interpreters_told import by_meeting


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The document of `document`, indented by two, UTF-8."""
    text = json.dumps(document(conference, timetable), indent=2, ensure_ascii=False)
    return f"{text}\n".encode()


def document(conference: Conference, timetable: Timetable) -> dict[str, Any]:
    """Who serves where, and what is left: `meetings_left` are those in one language, or in all."""
    by_person: dict[str, list[str]] = {}
    for duty in duties(conference, timetable):
        by_person.setdefault(duty.person, []).append(duty.meeting)
    seats = by_meeting(conference, timetable)
    return {
        "conference": conference.id,
        "evenness_proved": timetable.duties is None or timetable.even,
        "meetings_left": len(
            meetings_left(
                conference, timetable, [load.language for load in load_of(conference, timetable)]
            )
        ),
        "by_person": by_person,
        "by_meeting": [
            _meeting(meeting) | {"booths": seats[meeting.id]}
            for meeting in conference.meetings
            if meeting.id in seats
        ],
        "workloads": [
            {
                "person": load.person.name,
                "meetings": len(load.turns),
                "most_a_day": load.most_a_day,
                "a_day": load.person.a_day,
                "most_in_seven_days": load.most_in_seven_days,
                "in_seven_days": load.person.in_seven_days,
            }
            for load in workloads(conference, timetable)
        ],
        "booths": [
            {
                "language": load.language,
                "interpreters": load.people,
                "duties": load.duties,
                "fewest": load.fewest,
                "most": load.most,
                "meetings_left": len(meetings_left(conference, timetable, [load.language])),
            }
            for load in load_of(conference, timetable)
        ],
        "utilization": [
            {
                "body": use.body,
                "meetings_held": use.held,
                "half_days_released": use.released,
                "minutes": use.minutes,
                "minutes_in_use": use.in_use,
                "per_cent": round(use.per_cent, 1),
            }
            for use in use_of(conference, timetable)
        ],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting": meeting.id,
        "body": meeting.body,
        "date": meeting.date.isoformat(),
        "start": clock(meeting.start),
        "end": clock(meeting.end),
    }
