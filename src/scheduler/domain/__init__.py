"""The field's own things: conference, body, meeting, agenda item, part, timetable."""
