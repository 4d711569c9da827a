"""`interpreters.csv`: who serves in which booth at which meeting, by person and by meeting.

One row a duty, in order of the person or of the meeting; a spreadsheet's filter shows either.
"""

import csv
import io

from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.meeting_times import begins
from scheduler.domain.roster import duties, interpreters
from scheduler.domain.timetable import Timetable

COLUMNS = ("person", "booth", "date", "start", "end", "body", "meeting")


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The rows by person; of one person in order of time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    order = {name: index for index, name in enumerate(interpreters(conference))}
    meetings = conference.meeting_by_id
    for duty in sorted(
        duties(conference, timetable), key=lambda d: (order[d.person], begins(meetings[d.meeting]))
    ):
        meeting = meetings[duty.meeting]
        hours = clock(meeting.start), clock(meeting.end)
        day = meeting.date.isoformat()
        writer.writerow([duty.person, duty.language, day, *hours, meeting.body, meeting.id])
    return out.getvalue().encode()
