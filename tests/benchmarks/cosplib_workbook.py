"""A conference of five submissions in CoSPLib's format, small enough to be counted by hand."""

from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

from benchmarks.cosplib.instance import WEIGHTS
from openpyxl import Workbook

SESSIONS = ("S1", "S2", "S3", "S4")
ROOMS = ("R1", "R2")
TRACKS = {"A": "X", "B": "X, Y", "C": "X"}
ALL_WEIGHTS = {label: number for number, label in enumerate(WEIGHTS, start=1)}
SHEETS: dict[str, list[list[Any]]] = {
    "submissions": [
        ["Reference", "Track", "Required Timeslots", "Order", "Time Zone", "Presenters",
         "Attendees", *SESSIONS, *ROOMS],
        ["a1", "A", 1, 1, "GMT+0", "P", "Q"],
        ["a2", "A", 2, 3, "GMT+0", "P", None, 6],
        ["b1", "B", 1, 0, "GMT+9", "P", None, None, None, None, None, 8],
        ["b2", "B", 1, 0, "GMT+0", None, "P"],
        ["c1", "C", 1, 0, "GMT-6", "Y", "P"],
    ],
    "tracks": [["Tracks", "Chairs"], *([track, chairs] for track, chairs in TRACKS.items())],
    "sessions": [
        ["Sessions", "Max Number of Timeslots", "Date", "Start Time", "End Time"],
        ["S1", 3, datetime(2026, 7, 1), time(9), time(10, 30)],  # noqa: DTZ001
        ["S2", 2, datetime(2026, 7, 1), time(11), time(12)],  # noqa: DTZ001
        ["S3", 3, datetime(2026, 7, 1), time(20), time(21, 30)],  # noqa: DTZ001
        ["S4", 1, datetime(2026, 7, 1), time(22, 30), time(23, 30)],  # noqa: DTZ001
    ],
    "rooms": [["Rooms"], *([room] for room in ROOMS)],
    "tracks_sessions|penalty": [[None, *SESSIONS], ["A", 5], ["B"], ["C"]],
    "tracks_rooms|penalty": [[None, *ROOMS], ["A"], ["B", None, 7], ["C"]],
    "similar tracks": [[None, *TRACKS], ["A"], ["B"], ["C", None, 3]],
    "sessions_rooms|penalty": [[None, *ROOMS], ["S1"], ["S2", 4], ["S3"], ["S4"]],
}  # fmt: skip
PLACES = {
    "a1": ("S1", "R1", 0),
    "a2": ("S1", "R2", 0),
    "b1": ("S2", "R1", 0),
    "b2": ("S4", "R2", 0),
    "c1": ("S2", "R2", 0),
}
COUNTS = {
    # A sits in S1 twice.
    "Tracks_Sessions|Penalty": 2 * 5,
    # B sits in R2 in S4.
    "Tracks_Rooms|Penalty": 7,
    # B has R1 in S2.
    "Sessions_Rooms|Penalty": 4,
    # B in R1 and C in R2 in S2; the sheet has the pair the other way round.
    "Similar Tracks": 3,
    # A and B use both rooms.
    "Number of Rooms per Track": 2,
    # A in S1.
    "Parallel Tracks": 1,
    # B, which is not in S3.
    "Consecutive Tracks": 1,
    # 9.00 is early for a1 and the two slots of a2; b2 ends at 23.30; c1 begins at 5.00.
    "Submissions_Timezones": 3 * 1 + 10 + 10,
    # a2 is second and wishes to be third; a1 and a2 have slot 0 in common.
    "Submissions Order": 2,
    # Both slots of a2.
    "Submissions_Sessions|Penalty": 2 * 6,
    # b1.
    "Submissions_Rooms|Penalty": 8,
    # P in both rooms in S1; Y speaks in c1 while b1 is taken, whose track Y chairs.
    "Presenters Conflicts": 2,
    # c1 is heard by P, who speaks in b1.
    "Attendees Conflicts": 1,
    # X chairs B and C.
    "Chairs Conflicts": 1,
    # a1 and a2; b1 and c1.
    "Presenters Conflicts Timeslot Level": 2,
    # b1 and c1.
    "Attendees Conflicts Timeslot Level": 1,
}


def write_workbook(
    path: Path,
    weights: Mapping[str, int] = ALL_WEIGHTS,
    changes: Mapping[tuple[str, int, int], Any] | None = None,
) -> Path:
    """Write the workbook; `changes` puts values into cells by sheet, row and column from 1."""
    book = Workbook()
    sheet = book.active
    sheet.title = "parameters"
    left = [
        ("Sessions", None),
        ("Local time zone:", "GMT+0"),
        ("Suitable scheduling times", None),
        ("From:", time(9, 30)),
        ("To:", time(21, 30)),
        ("Less suitable scheduling times", None),
        ("From:", time(7)),
        ("To:", time(23)),
        ("Penalty:", 1),
        ("Unsuitable scheduling times", None),
        ("Penalty:", 10),
    ]
    right = [("Weights", None), *((f"{label}:", weights[label]) for label in WEIGHTS)]
    for row, (label, value) in enumerate(left, start=1):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, value)
    for row, (label, value) in enumerate(right, start=1):
        sheet.cell(row, 4, label)
        sheet.cell(row, 5, value)
    for name, rows in SHEETS.items():
        new = book.create_sheet(name)
        for row in rows:
            new.append(row)
    for (name, row, column), value in (changes or {}).items():
        book[name].cell(row, column).value = value
    book.save(path)
    return path
