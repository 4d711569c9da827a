"""A conference of CoSPLib as its workbook says it: names, numbers and penalties, nothing derived.

The format is that of https://github.com/ahmedkheiri/CoSPLib (Kheiri, Pylyavskyy and Jacko, MIT
licence); the workbooks are read where they lie and are no part of this repository.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from scheduler.errors import Fault, InputFaults

SHEETS = (
    "parameters",
    "submissions",
    "tracks",
    "sessions",
    "rooms",
    "tracks_sessions|penalty",
    "tracks_rooms|penalty",
    "similar tracks",
    "sessions_rooms|penalty",
)
# In the order of the parameters sheet, where each label has a colon after it.
WEIGHTS = (
    "Tracks_Sessions|Penalty",
    "Tracks_Rooms|Penalty",
    "Sessions_Rooms|Penalty",
    "Similar Tracks",
    "Number of Rooms per Track",
    "Parallel Tracks",
    "Consecutive Tracks",
    "Submissions_Timezones",
    "Submissions Order",
    "Submissions_Sessions|Penalty",
    "Submissions_Rooms|Penalty",
    "Presenters Conflicts",
    "Attendees Conflicts",
    "Chairs Conflicts",
    "Presenters Conflicts Timeslot Level",
    "Attendees Conflicts Timeslot Level",
)
FIXED_COLUMNS = 7
HOUR = 60

Table = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Session:
    """A session: how many time slots it has, its date, and local start and end in minutes."""

    name: str
    slots: int
    day: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission; `zone` is its distance from GMT in minutes, `order` 0 where it has none."""

    name: str
    track: str
    slots: int
    order: int
    zone: int
    presenters: frozenset[str]
    attendees: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hours:
    """When people are expected to be awake: minutes of the day, and what other hours cost."""

    start: int
    end: int
    outside: int


@dataclass(frozen=True, slots=True)
class Instance:
    """One workbook; tables leave out what costs nothing."""

    name: str
    zone: int
    suitable: Hours
    less_suitable: Hours
    weights: Mapping[str, int]
    sessions: tuple[Session, ...]
    rooms: tuple[str, ...]
    chairs: Mapping[str, frozenset[str]]
    submissions: tuple[Submission, ...]
    track_session: Table
    track_room: Table
    session_room: Table
    similar: Table
    submission_session: Table
    submission_room: Table

    @property
    def tracks(self) -> tuple[str, ...]:
        """The names of the tracks in the order of the workbook."""
        return tuple(self.chairs)


@dataclass(slots=True)
class _Workbook:
    """The cells of a workbook by sheet, and the faults found in them."""

    file: str
    sheets: dict[str, list[tuple[Any, ...]]]
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, sheet: str, row: int, message: str, hint: str = "") -> None:
        """Note a fault of a row, counted from 1."""
        self.faults.append(Fault(f"{self.file}, sheet “{sheet}”", row, message, hint))

    def rows(self, sheet: str) -> list[tuple[int, tuple[Any, ...]]]:
        """The rows below the heading that have a first cell, with their numbers."""
        rows = enumerate(self.sheets[sheet][1:], start=2)
        return [(number, row) for number, row in rows if row and row[0] is not None]

    def number(self, sheet: str, row: int, value: Any, what: str, least: int = 0) -> int:
        """A whole number of at least `least`; nothing is 0."""
        if value is None and least <= 0:
            return 0
        if isinstance(value, int | float) and value == int(value) and value >= least:
            return int(value)
        self.wrong(sheet, row, f"{what} is {_shown(value)}", f"a whole number from {least}")
        return least

    def minutes(self, sheet: str, row: int, value: Any, what: str) -> int:
        """A time of day in minutes."""
        if isinstance(value, datetime | time):
            return value.hour * HOUR + value.minute
        self.wrong(sheet, row, f"{what} is {_shown(value)}", "a time of day such as 09:30")
        return 0

    def zone(self, sheet: str, row: int, value: Any) -> int:
        """The minutes of `GMT±n` from GMT."""
        text = str(value).replace("GMT", "", 1) if str(value).startswith("GMT") else "?"
        try:
            return round(float(text or 0) * HOUR)
        except ValueError:
            self.wrong(sheet, row, f"the time zone is {_shown(value)}", "GMT+2, say")
            return 0


def read_instance(path: Path) -> Instance:
    """Read a workbook; raises `InputFaults` with all that is wrong in it."""
    book = _open(path)
    parameters = {
        str(row[3]).rstrip(":"): (number, row[4])
        for number, row in enumerate(book.sheets["parameters"], start=1)
        if len(row) > 4 and row[3] is not None
    }
    weights = {}
    for label in WEIGHTS:
        if label not in parameters:
            book.wrong("parameters", 0, f"the weight “{label}:” is missing")
            continue
        weights[label] = book.number("parameters", *parameters[label], f"the weight “{label}”")
    sessions = tuple(_session(book, number, row) for number, row in book.rows("sessions"))
    rooms = tuple(str(row[0]) for _, row in book.rows("rooms"))
    chairs = {str(row[0]): _people(row[1:2]) for _, row in book.rows("tracks")}
    names = [session.name for session in sessions]
    submissions, by_session, by_room = _submissions(book, names, rooms, list(chairs))
    local, suitable, less_suitable = _hours(book)
    instance = Instance(
        name=path.stem,
        zone=local,
        suitable=suitable,
        less_suitable=less_suitable,
        weights=weights,
        sessions=sessions,
        rooms=rooms,
        chairs=chairs,
        submissions=submissions,
        track_session=_table(book, "tracks_sessions|penalty", list(chairs), names),
        track_room=_table(book, "tracks_rooms|penalty", list(chairs), rooms),
        session_room=_table(book, "sessions_rooms|penalty", names, rooms),
        similar=_table(book, "similar tracks", list(chairs), list(chairs)),
        submission_session=by_session,
        submission_room=by_room,
    )
    if book.faults:
        raise InputFaults(book.faults)
    return instance


def _open(path: Path) -> _Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        opened = load_workbook(path, read_only=True, data_only=True)
    except OSError as error:
        raise InputFaults([Fault(str(path), 0, f"cannot be read: {error.strerror}")]) from error
    except (BadZipFile, InvalidFileException, KeyError) as error:
        raise InputFaults([Fault(str(path), 0, "is no workbook of Excel (.xlsx)")]) from error
    missing = [sheet for sheet in SHEETS if sheet not in opened.sheetnames]
    if missing:
        raise InputFaults([Fault(str(path), 0, f"has no sheet “{sheet}”") for sheet in missing])
    sheets = {sheet: list(opened[sheet].iter_rows(values_only=True)) for sheet in SHEETS}
    opened.close()
    return _Workbook(str(path), sheets)


def _session(book: _Workbook, number: int, row: tuple[Any, ...]) -> Session:
    name, slots, day, start, end = (*row, *[None] * 5)[:5]
    return Session(
        name=str(name),
        slots=book.number("sessions", number, slots, "the number of time slots", 1),
        day=day.date() if isinstance(day, datetime) else None,
        start=book.minutes("sessions", number, start, "the start"),
        end=book.minutes("sessions", number, end, "the end"),
    )


def _hours(book: _Workbook) -> tuple[int, Hours, Hours]:
    """The local zone and the two kinds of hours, from the first two columns of the parameters."""
    cells = [(*row, None, None)[:2] for row in book.sheets["parameters"]]
    at = {str(label): number for number, (label, _) in enumerate(cells) if label is not None}

    def after(heading: str, label: str, convert: Callable[[int, Any], int]) -> int:
        for number in range(at.get(heading, len(cells)), len(cells)):
            if cells[number][0] == label:
                return convert(number + 1, cells[number][1])
        book.wrong("parameters", 0, f"“{label}” under “{heading}” is missing")
        return 0

    def clock(number: int, value: Any) -> int:
        return book.minutes("parameters", number, value, "the hour")

    def penalty(number: int, value: Any) -> int:
        return book.number("parameters", number, value, "the penalty")

    suitable, less = "Suitable scheduling times", "Less suitable scheduling times"
    local = after(
        "Local time zone:", "Local time zone:", lambda n, v: book.zone("parameters", n, v)
    )
    return (
        local,
        Hours(after(suitable, "From:", clock), after(suitable, "To:", clock),
              after(less, "Penalty:", penalty)),
        Hours(after(less, "From:", clock), after(less, "To:", clock),
              after("Unsuitable scheduling times", "Penalty:", penalty)),
    )  # fmt: skip


def _submissions(
    book: _Workbook, sessions: Sequence[str], rooms: Sequence[str], tracks: Sequence[str]
) -> tuple[tuple[Submission, ...], Table, Table]:
    sheet = "submissions"
    heads = [*sessions, *rooms]
    columns = [str(head) for head in book.sheets[sheet][0][FIXED_COLUMNS:] if head is not None]
    for head in sorted(set(heads) - set(columns)):
        book.wrong(sheet, 1, f"there is no column “{head}”")
    submissions: dict[str, Submission] = {}
    by_session: dict[tuple[str, str], int] = {}
    by_room: dict[tuple[str, str], int] = {}
    for number, row in book.rows(sheet):
        name, track = str(row[0]), str(row[1])
        if name in submissions:
            book.wrong(sheet, number, f"“{name}” stands here a second time")
        if track not in tracks:
            book.wrong(sheet, number, f"there is no track “{track}”")
        submissions[name] = Submission(
            name=name,
            track=track,
            slots=book.number(sheet, number, row[2], "the number of time slots", 1),
            order=book.number(sheet, number, row[3], "the order"),
            zone=book.zone(sheet, number, row[4]),
            presenters=_people(row[5:6]),
            attendees=_people(row[6:7]),
        )
        for head, cell in zip(columns, row[FIXED_COLUMNS:], strict=False):
            amount = book.number(sheet, number, cell, f"the penalty for {head}")
            if amount:
                (by_session if head in sessions else by_room)[name, head] = amount
    return tuple(submissions.values()), by_session, by_room


def _people(cells: Sequence[Any]) -> frozenset[str]:
    text = str(cells[0]) if cells and cells[0] is not None else ""
    return frozenset(name.strip() for name in text.split(", ") if name.strip())


def _table(
    book: _Workbook, sheet: str, rows: Sequence[str], columns: Sequence[str]
) -> dict[tuple[str, str], int]:
    """The penalties of a sheet by the names of row and column, without zeros."""
    heads = book.sheets[sheet][0][1:]
    table: dict[tuple[str, str], int] = {}
    for number, row in book.rows(sheet):
        if str(row[0]) not in rows:
            book.wrong(sheet, number, f"“{row[0]}” is unknown")
        for head, cell in zip(heads, row[1:], strict=False):
            amount = book.number(sheet, number, cell, f"the penalty for {head}")
            if amount and str(head) not in columns:
                book.wrong(sheet, 1, f"“{head}” is unknown")
            elif amount:
                table[str(row[0]), str(head)] = amount
    return table


def _shown(value: Any) -> str:
    return "empty" if value is None else f"“{value}”"
