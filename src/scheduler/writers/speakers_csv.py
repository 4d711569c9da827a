"""`speakers.csv`: the lists of speakers as they are called up, a row a speaker."""

import csv
import io

from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.hearings import hearings
from scheduler.domain.timetable import Timetable

COLUMNS = ("item", "date", "start", "end", "body", "order", "speaker", "minutes")


def render(conference: Conference, timetable: Timetable) -> bytes:
    """Rows by item, meeting and order; hours are those of the meeting, minutes with the change."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for part in conference.parts:
        minutes = {speaker.name: speaker.minutes for speaker in part.speakers}
        order = 0
        for one in (hearings(conference, timetable, part) or ()) if part.speakers else ():
            meeting = conference.meeting_by_id[one.meeting]
            hours = clock(meeting.start), clock(meeting.end)
            for name in one.speakers:
                order += 1
                day = meeting.date.isoformat()
                writer.writerow([part.id, day, *hours, meeting.body, order, name, minutes[name]])
    return out.getvalue().encode()
