"""The Excel workbook that `scheduler new --xlsx` writes: an example, with lists and notes."""

import io
from datetime import UTC, datetime
from typing import Any

from scheduler.domain.kinds import Kind

_LANGUAGES = ("Arabic", "Chinese", "English", "French", "Russian", "Spanish")
_LAST_ROW = 500  # lists reach so far down
_SETTINGS = (
    (
        "Conference",
        "Conference of the Parties",
        "The conference to which the body belongs, if any.",
    ),
    ("Body", "Working Group on an Example", "The body that meets. Needed."),
    ("Short name", "", "Short name of the body, such as SBI."),
    ("Session", "first meeting", "Such as: sixth meeting."),
    ("Symbol", "EX/WG.1/2027/1", "Symbol of the document."),
    ("Place", "Vienna", "City."),
    ("Time zone", "Europe/Vienna", "IANA time zone."),
    ("First day", "2027-09-07", "Year-month-day, or a date of Excel."),
    ("Last day", "2027-09-09", "Year-month-day, or a date of Excel."),
    ("Holidays", "", "of the place: its public holidays stay free; or a code such as AT; none."),
    ("Original language", "English", "The language of the column “Title” of the items."),
    ("Order", "agenda", "agenda: items come in the order of the agenda; free: in any."),
    ("Drafting", "", "Time kept free before the report is adopted: 90, 2 hours, 1 half-day."),
    ("Reserve", "", "Time left free at the end: 30, 1 hour."),
    ("Show times", "no", "yes prints each item’s own hours."),
)
_MEETINGS = (
    ("When", 54, "One meeting (Thursday afternoon) or a series (half-days from Monday to Friday)."),
    ("Hours", 16, "If they are not 10 a.m.–1 p.m. and 3–6 p.m.: 9.30–12.30."),
    ("Except", 20, "Days and half-days left out of a series: Tuesday morning."),
    ("Room", 18, "Room."),
    ("Languages", 18, "Interpretation, if not that of the sheet “Languages”: en, fr."),
    ("Label", 14, "Such as: 2nd meeting."),
    ("Note", 24, "A remark, such as: informal consultations."),
    (
        "Body",
        24,
        "Only if several bodies meet: whose meetings these are, if not of that named in the "
        "sheet “Conference”.",
    ),
)
_ITEMS = (
    ("Number", 10, "As printed: 1, 1 (a), 4.1. The rows 1 (a), 1 (b) … belong to row 1."),
    (
        "Title",
        60,
        "As printed, in the original language. Needed. More languages: “Title (French)”.",
    ),
    ("Kind", 16, "Choose one if the title does not tell."),
    ("Desired", 11, "Time it should get: 90, 1h30, 2 hours, 1 half-day. May be left empty."),
    ("Minimum", 11, "Time it gets at least."),
    ("Maximum", 11, "Time it gets at most."),
    ("Begins", 22, "Meeting in which it must begin: Wednesday afternoon, Wednesday 15.30."),
    ("Only", 22, "Days and half-days it is confined to; several with semicolons."),
    ("Not before", 14, "First day on which it can be taken."),
    ("After", 10, "Items that must be over before it begins."),
    ("Weight", 9, "Share of the time compared with other items: 2 is twice the share."),
    ("Languages", 16, "Interpretation that it needs, if not all."),
    ("Documents", 28, "Symbols of its documents, separated by commas."),
    ("Parts", 8, "Into how many parts it is split."),
    ("Note", 24, "Printed under the title, such as: for decision."),
    (
        "Body",
        24,
        "Only if several bodies meet: whose item it is, if not of that named in the sheet "
        "“Conference”.",
    ),
)
_EVENTS = (
    ("Title", 36, "A line of the table that is no agenda item: Coffee break, Side event."),
    ("When", 28, "daily 11.15–11.30; Wednesday 13.15–14.30; Friday morning."),
    ("Interrupts", 12, "no, if the body goes on with its meeting at that time."),
)
_PEOPLE = (
    ("Name", 24, "Somebody whom items need."),
    ("Role", 18, "Such as: chair, panellist."),
    ("Time zone", 18, "IANA time zone of the times, if not that of the conference."),
    (
        "Items",
        18,
        "Numbers of the items that need the person, separated by semicolons; empty: all.",
    ),
    ("Away", 36, "Times of absence, separated by semicolons: 2027-09-08; 2027-09-09 10:00–13:00."),
    (
        "Available",
        36,
        "The only times of presence, if there are any, written likewise: daily 8:00–20:00.",
    ),
    ("Remote", 9, "yes, if the person takes part from the time zone named, by their own clock."),
    ("Persons", 9, "Of a delegation: so many persons, at so many items at once. Empty: one."),
    ("Rather not", 36, "Times that do not suit, written likewise; avoided if it can be."),
)
_EXAMPLE_ITEMS: tuple[dict[str, str], ...] = (
    {"Number": "1", "Title": "Organizational matters"},
    {"Number": "1 (a)", "Title": "Opening of the meeting"},
    {"Number": "1 (b)", "Title": "Adoption of the agenda and organization of work"},
    {"Number": "2", "Title": "First matter of substance", "Documents": "EX/WG.1/2027/2"},
    {"Number": "3", "Title": "Second matter of substance"},
    {"Number": "4", "Title": "Other matters"},
    {"Number": "5", "Title": "Adoption of the report"},
)
_YES_NO = ("yes", "no")


def starting_workbook() -> bytes:
    """The workbook as a file; it reads without fault, and is the same each time."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    workbook.set_properties({"title": "Conference", "created": datetime(1980, 1, 1, tzinfo=UTC)})
    text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    head = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#D9E7F2"})
    _settings(workbook.add_worksheet("Conference"), text, head)
    _languages(workbook.add_worksheet("Languages"), text, head)
    meetings = workbook.add_worksheet("Meetings")
    _columns(meetings, _MEETINGS, text, head)
    meetings.write_string(1, 0, "half-days from Tuesday afternoon to Thursday afternoon", text)
    _items(workbook.add_worksheet("Items"), text, head)
    events = workbook.add_worksheet("Events")
    _columns(events, _EVENTS, text, head)
    _choice(events, 2, _YES_NO)
    people = workbook.add_worksheet("People")
    _columns(people, _PEOPLE, text, head)
    _choice(people, [name for name, _, _ in _PEOPLE].index("Remote"), _YES_NO)
    workbook.close()
    return out.getvalue()


def _settings(sheet: Any, text: Any, head: Any) -> None:
    sheet.set_column(0, 0, 20, head)
    sheet.set_column(1, 1, 60, text)
    _on_paper(sheet)
    choices = {
        "Original language": _LANGUAGES,
        "Order": ("agenda", "free"),
        "Show times": _YES_NO,
    }
    for row, (name, value, note) in enumerate(_SETTINGS):
        sheet.write_string(row, 0, name, head)
        sheet.write_string(row, 1, value, text)
        sheet.write_comment(row, 0, note)
        if name in choices:
            sheet.data_validation(
                row, 1, row, 1, {"validate": "list", "source": list(choices[name])}
            )


def _languages(sheet: Any, text: Any, head: Any) -> None:
    columns = (
        ("Language", 16, "A language; further ones may be added below."),
        ("Interpretation", 16, "yes, if the meetings are interpreted into it."),
    )
    _columns(sheet, columns, text, head)
    for row, language in enumerate(_LANGUAGES, 1):
        sheet.write_string(row, 0, language, text)
        sheet.write_string(row, 1, "yes", text)
    _choice(sheet, 1, _YES_NO)


def _items(sheet: Any, text: Any, head: Any) -> None:
    _columns(sheet, _ITEMS, text, head)
    names = [name for name, _, _ in _ITEMS]
    for row, item in enumerate(_EXAMPLE_ITEMS, 1):
        for name, value in item.items():
            sheet.write_string(row, names.index(name), value, text)
    _choice(sheet, names.index("Kind"), tuple(map(str, Kind)))


def _columns(sheet: Any, columns: tuple[tuple[str, int, str], ...], text: Any, head: Any) -> None:
    """Heads with their notes; all cells are text, so that Excel makes no dates of `1.2`."""
    for column, (name, width, note) in enumerate(columns):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, name, head)
        sheet.write_comment(0, column, note)
    sheet.freeze_panes(1, 0)
    _on_paper(sheet)
    sheet.repeat_rows(0)


def _on_paper(sheet: Any) -> None:
    """All columns on one page across."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _choice(sheet: Any, column: int, choices: tuple[str, ...]) -> None:
    rule = {
        "validate": "list",
        "source": list(choices),
        "error_title": "Not in the list",
        "error_message": f"Choose one of: {', '.join(choices)}.",
    }
    sheet.data_validation(1, column, _LAST_ROW, column, rule)
