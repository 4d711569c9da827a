"""Calendars: what participants see of a timetable, version by version, in every form they need."""
