"""`interpreters.json`: duties by person and by meeting, loads of booths, services in use."""

import json
from typing import Any

from scheduler.domain.capacity_left import meetings_left
from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.roster import duties
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import load_of, use_of


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The document of `document`, indented by two, UTF-8."""
    text = json.dumps(document(conference, timetable), indent=2, ensure_ascii=False)
    return f"{text}\n".encode()


def document(conference: Conference, timetable: Timetable) -> dict[str, Any]:
    """Who serves where, and what is left: `meetings_left` are those in one language, or in all."""
    turns = duties(conference, timetable)
    by_person: dict[str, list[str]] = {}
    by_meeting: dict[str, dict[str, list[str]]] = {}
    for duty in turns:
        by_person.setdefault(duty.person, []).append(duty.meeting)
        by_meeting.setdefault(duty.meeting, {}).setdefault(duty.language, []).append(duty.person)
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
            _meeting(meeting) | {"booths": by_meeting[meeting.id]}
            for meeting in conference.meetings
            if meeting.id in by_meeting
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
