"""Solutions as files: CSV, one row a submission, and the workbook that CoSPLib itself writes."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.cosplib.evaluate import Place, Solution
from benchmarks.cosplib.instance import Instance
from scheduler.errors import Fault, InputFaults

HEADING = ("submission", "session", "room", "slot")


def read_solution(path: Path) -> dict[str, Place]:
    """Read a CSV; raises `InputFaults` with all lines that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputFaults([Fault(str(path), 0, f"cannot be read: {error}")]) from error
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or tuple(rows[0]) != HEADING:
        raise InputFaults([Fault(str(path), 1, f"the heading is not {','.join(HEADING)}")])
    solution: dict[str, Place] = {}
    faults = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(HEADING) or not row[3].strip().isdecimal():
            faults.append(Fault(str(path), number, "is no submission, session, room and slot"))
        elif row[0] in solution:
            faults.append(Fault(str(path), number, f"“{row[0]}” stands here a second time"))
        else:
            solution[row[0]] = Place(row[1], row[2], int(row[3]))
    if faults:
        raise InputFaults(faults)
    return solution


def write_csv(path: Path, instance: Instance, solution: Solution) -> None:
    """Write one row a submission, in the order of the workbook."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADING)
    for one in instance.submissions:
        place = solution[one.name]
        writer.writerow((one.name, place.session, place.room, place.slot))
    _replace(path, lambda part: part.write_text(text.getvalue(), encoding="utf-8", newline=""))


def write_xlsx(
    path: Path, instance: Instance, solution: Solution, terms: Mapping[str, int]
) -> None:
    """Write the sheets `sol` and `violations`.

    `sol` has a row for each session with the tracks of its rooms and, below, a row for each time
    slot with the submissions; a submission stands in every slot that it takes.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "sol"
    column = {room: number for number, room in enumerate(instance.rooms, start=2)}
    for room, number in column.items():
        sheet.cell(1, number, room)
    row_of, first_slot = {}, {}
    below = len(instance.sessions) + 3
    for row, session in enumerate(instance.sessions, start=2):
        sheet.cell(row, 1, session.name)
        row_of[session.name], first_slot[session.name] = row, below
        for slot in range(session.slots):
            sheet.cell(below + slot, 1, session.name)
        below += session.slots
    for one in instance.submissions:
        place = solution[one.name]
        sheet.cell(row_of[place.session], column[place.room], one.track)
        for slot in range(place.slot, place.slot + one.slots):
            sheet.cell(first_slot[place.session] + slot, column[place.room], one.name)
    costs = book.create_sheet("violations")
    costs.append(["Objective", sum(terms.values())])
    for label, value in terms.items():
        costs.append([label, value])
    _replace(path, book.save)


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside the file and rename, so that there is never half of one."""
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
