"""`organization-of-work.csv`: one row a line, for Excel and pandas, and for editing by hand.

UTF-8 without a byte order mark, so that every reader finds a first column named `date`. Excel shows
accents right when the file is opened by Data › From Text/CSV, and ISO dates in either case.
"""

import csv
import io

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable
from scheduler.writers.entries import COLUMNS, entries
from scheduler.writers.status import ENGLISH


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The rows, with a column `fixed` or `status` only where there is something to say in it."""
    rows = entries(conference, timetable)
    kept = {(p.part, p.meeting) for p in timetable.placements if p.fixed}
    unproved = timetable.status is Status.FEASIBLE
    extra = (*(("fixed",) if kept else ()), *(("status",) if unproved else ()))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *extra])
    for row in rows:
        values = [row.date, row.start, row.end, row.body, row.item, row.title, _word(row.continued)]
        if kept:
            values.append(_word((row.line.part, row.line.meeting) in kept))
        if unproved:
            values.append(ENGLISH["best_so_far"])
        writer.writerow(values)
    return out.getvalue().encode()


def _word(value: bool) -> str:
    return "true" if value else "false"
