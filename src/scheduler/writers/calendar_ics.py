"""`calendar.ics`: one event a meeting, to import or to subscribe to; see `scheduler.calendars`."""

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The calendar of all bodies, with what this version cancels."""
    from scheduler.calendars.render import render as render_view
    from scheduler.calendars.versions import history_of
    from scheduler.calendars.views import View

    return render_view(history_of(conference, timetable), View())
