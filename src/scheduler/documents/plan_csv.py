"""The published plan as a table that `scheduler verify` takes."""

import csv
import io

from scheduler.documents.draft import Draft
from scheduler.domain.clock import clock

COLUMNS = ("date", "start", "end", "body", "item", "title", "continued")
# The hours at which a half-day without stated hours is planned.
_USUAL = {"morning": 600, "midday": 780, "afternoon": 900, "evening": 1140}


def plan_csv(draft: Draft) -> str:
    """One row for each line of the plan, in order of time."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    single = draft.body if not draft.bodies else ""
    for entry in draft.plan:
        timed = entry.start is not None or not entry.is_event
        start = _USUAL[entry.half] if entry.start is None and timed else entry.start
        writer.writerow(
            (
                entry.day.isoformat(),
                "" if start is None else clock(start),
                "" if entry.end is None else clock(entry.end),
                "" if entry.is_event else entry.body or single,
                entry.number,
                entry.title,
                str(entry.continued).lower(),
            )
        )
    return out.getvalue()
