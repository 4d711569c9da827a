"""The library: what the command line does, as calls.

    from scheduler.api import frame, read, solve, write

    conference = read("conference.yaml")
    timetable = solve(conference, time_limit=30)
    write(conference, timetable, "out")
    table = frame(conference, timetable)

Every call raises a `scheduler.errors.SchedulerError` whose text is meant for the planner. Nothing
heavy is imported before it is needed: OR-Tools by `solve`, pandas by `frame`.
"""

from scheduler.api.calendars import calendar, check_views, mails, publish, write_calendars
from scheduler.api.files import (
    earlier_versions,
    frame,
    next_version,
    put,
    read,
    read_history,
    read_timetable,
    try_out,
    write,
    write_revised,
)
from scheduler.api.planning import (
    alternatives,
    ask,
    explain,
    kept,
    marked,
    replan,
    solve,
    verify,
    what_if,
)
from scheduler.api.sittings import read_sittings, solve_sittings, write_sittings
from scheduler.api.years import (
    earlier_year,
    next_calendar,
    read_calendar,
    read_year,
    solve_year,
    write_year,
    year_json,
)
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.options import Progress, Watch
from scheduler.verifier import Report

__all__ = [
    "Conference",
    "Progress",
    "Report",
    "Timetable",
    "Watch",
    "alternatives",
    "ask",
    "calendar",
    "check_views",
    "earlier_versions",
    "earlier_year",
    "explain",
    "frame",
    "kept",
    "mails",
    "marked",
    "next_calendar",
    "next_version",
    "publish",
    "put",
    "read",
    "read_calendar",
    "read_history",
    "read_sittings",
    "read_timetable",
    "read_year",
    "replan",
    "solve",
    "solve_sittings",
    "solve_year",
    "try_out",
    "verify",
    "what_if",
    "write",
    "write_calendars",
    "write_revised",
    "write_sittings",
    "write_year",
    "year_json",
]
