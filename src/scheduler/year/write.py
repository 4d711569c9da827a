"""From a calendar to its files: CSV, Markdown, Excel, iCalendar, and JSON to plan anew from."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from scheduler import __version__
from scheduler.calendars.record import to_values
from scheduler.domain.clock import day_name
from scheduler.writers.markdown import escaped
from scheduler.writers.sheets import height, on_paper
from scheduler.year.domain import Calendar, Meeting, Year, hours_of
from scheduler.year.versions import ics_files

COLUMNS = ("date", "half_day", "start", "end", "body", "session", "meeting", "room", "languages")
OF_INTERPRETERS = ("person", "booth", "date", "half_day", "session", "meeting", "room")
JSON_FILE = "calendar.json"


def files(year: Year, calendar: Calendar) -> Mapping[str, bytes]:
    """The contents of every file by its name."""
    found = {
        "calendar.csv": as_csv(COLUMNS, rows(year, calendar)),
        "calendar.xlsx": as_xlsx(year, calendar),
        "calendar.md": as_markdown(year, calendar),
        JSON_FILE: as_json(year, calendar),
    }
    if calendar.duties:
        found["interpreters.csv"] = as_csv(OF_INTERPRETERS, _duties(calendar))
    return found | (dict(ics_files(calendar.history)) if calendar.history else {})


def rows(year: Year, calendar: Calendar) -> Iterable[list[str | int]]:
    """One row a meeting, in order of time."""
    for meeting in calendar.meetings:
        session = year.session_by_id[meeting.session]
        languages = ", ".join(sorted(session.languages))
        body = year.body_by_id[session.body].name
        yield [
            meeting.day.isoformat(), str(meeting.half), *hours_of(year, meeting), body,
            meeting.session, meeting.number, meeting.room, languages,
        ]  # fmt: skip


def _duties(calendar: Calendar) -> Iterable[list[str | int]]:
    """One row a duty, by person; of one person in order of time."""
    meetings = {meeting.id: meeting for meeting in calendar.meetings}

    def key(person: str, meeting: Meeting) -> tuple[str, int, tuple[Any, int]]:
        booth, _, number = person.rpartition(" ")
        return booth, int(number), meeting.when

    for duty in sorted(calendar.duties, key=lambda one: key(one.person, meetings[one.meeting])):
        one = meetings[duty.meeting]
        yield [
            duty.person, duty.language, one.day.isoformat(), str(one.half), one.session,
            one.number, one.room,
        ]  # fmt: skip


def as_csv(columns: tuple[str, ...], lines: Iterable[list[str | int]]) -> bytes:
    """A table for Excel and other programs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return out.getvalue().encode()


def as_xlsx(year: Year, calendar: Calendar) -> bytes:
    """A workbook: the sessions, and the meetings to sort and filter."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    # The same calendar gives the same bytes.
    workbook.set_properties({"created": _midnight(year)})
    head = workbook.add_format({"bold": True, "bottom": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    tables = (
        ("Sessions", ("session", "body", "begins", "ends", "meetings", "room", "languages"),
         list(_sessions(year, calendar))),
        ("Meetings", COLUMNS, list(rows(year, calendar))),
    )  # fmt: skip
    for name, columns, lines in tables:
        sheet = workbook.add_worksheet(name)
        table = zip(columns, *lines, strict=True)
        longest = (max(len(str(one)) for one in column) for column in table)
        widths = [min(size + 2, 60) for size in longest]
        for column, title in enumerate(columns):
            sheet.set_column(column, column, widths[column])
            sheet.write_string(0, column, title, head)
        for number, line in enumerate(lines, start=1):
            sheet.write_row(number, 0, line, wrapped)
            sheet.set_row(number, height(zip(map(str, line), widths, strict=True)))
        on_paper(sheet)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(lines), len(columns) - 1)
    workbook.close()
    return out.getvalue()


def _midnight(year: Year) -> Any:
    from scheduler.domain.clock import instant

    return instant(year.days[0], 0, "UTC").replace(tzinfo=None)


def _sessions(year: Year, calendar: Calendar) -> Iterable[list[str | int]]:
    for name, meetings in sorted(
        calendar.by_session().items(), key=lambda one: (one[1][0].when, one[0])
    ):
        session = year.session_by_id[name]
        used = ", ".join(dict.fromkeys(meeting.room for meeting in meetings if meeting.room))
        begins, ends = (f"{one.day} {one.half}" for one in (meetings[0], meetings[-1]))
        languages = ", ".join(sorted(session.languages))
        body = year.body_by_id[session.body].name
        yield [name, body, begins, ends, session.meetings, used, languages]


def as_markdown(year: Year, calendar: Calendar) -> bytes:
    """The sessions month by month, as a calendar of conferences lists them."""
    lines = [f"# {escaped(year.title)}", "", _status(calendar)]
    began = sorted(calendar.by_session().items(), key=lambda one: (one[1][0].when, one[0]))
    for month, sessions in groupby(began, key=lambda one: f"{one[1][0].day:%B %Y}"):
        lines += ["", f"## {month}", "", "| Dates | Session | Body | Meetings | Room |",
                  "|---|---|---|--:|---|"]  # fmt: skip
        for name, meetings in sessions:
            session = year.session_by_id[name]
            used = ", ".join(dict.fromkeys(meeting.room for meeting in meetings if meeting.room))
            dates = _dates(meetings[0], meetings[-1])
            body = year.body_by_id[session.body].name
            cells = map(escaped, (dates, name, body, str(len(meetings)), used))
            lines.append(f"| {' | '.join(cells)} |")
    return ("\n".join(lines) + "\n").encode()


def _dates(first: Meeting, last: Meeting) -> str:
    if first.day == last.day:
        halves = dict.fromkeys(str(one.half) for one in (first, last))
        return f"{day_name(first.day)}, {' – '.join(halves)}"
    return f"{day_name(first.day)}, {first.half} – {day_name(last.day)}, {last.half}"


def _status(calendar: Calendar) -> str:
    if calendar.gap == 0:
        return f"The best calendar there is, with costs of {calendar.objective}."
    return (
        f"The best calendar so far, with costs of {calendar.objective}; "
        f"none has less than {calendar.bound}."
    )


def as_json(year: Year, calendar: Calendar) -> bytes:
    """Everything but the interpreters' names, which follow from it."""
    history = {"history": to_values(calendar.history)} if calendar.history else {}
    content = {
        "format": "scheduler year 1",
        "version": __version__,
        "id": year.id,
        "title": year.title,
        "zone": year.zone,
        "status": str(calendar.status),
        "objective": calendar.objective,
        "bound": calendar.bound,
        "gap": calendar.gap,
        "costs": [
            {"rule": cost.rule, "amount": cost.amount, "unit": cost.unit, "weight": cost.weight,
             "details": list(cost.details)}
            for cost in calendar.costs
        ],
        "meetings": [
            {"session": one.session, "number": one.number, "date": one.day.isoformat(),
             "half_day": str(one.half), "room": one.room}
            for one in calendar.meetings
        ],
    } | history  # fmt: skip
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
