"""Papers that are late: the 10-4-6 rule for documents before a session.

A document is submitted ten weeks before the meeting, processed in four, and issued in all languages
six weeks before it is discussed (United Nations Office at Geneva, documents management).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference

PROCESSING = timedelta(weeks=4)
AHEAD = timedelta(weeks=6)


def late_papers(conference: Conference) -> Iterator[str]:
    """A sentence for each paper that is out less than six weeks before its body first meets."""
    told: dict[tuple[str, date, date], list[Part]] = {}
    for part in conference.parts:
        for paper in part.papers:
            due = _first_day(conference, part) - AHEAD
            if paper.out > due:
                told.setdefault((paper.symbol, paper.out, due), []).append(part)
    for (symbol, out, due), parts in told.items():
        names = " and ".join(part.name for part in parts)
        waits = any(out > _first_day(conference, part) for part in parts)
        verb = "waits" if len(parts) == 1 and len(parts[0].items) == 1 else "wait"
        yield (
            f"{symbol} is out on {out:%-d %B %Y}, not by {due:%-d %B %Y}, six weeks before the "
            f"first meeting" + (f"; {names} {verb} for it." if waits else f" ({names}).")
        )


def with_papers_in_time(conference: Conference) -> Conference:
    """The conference if no part had to wait for a paper; itself where none has to."""
    return replace(conference, parts=tuple(_in_time(conference, p) for p in conference.parts))


def _in_time(conference: Conference, part: Part) -> Part:
    waits = any(paper.out > _first_day(conference, part) for paper in part.papers)
    return replace(part, not_before=part.stated_not_before) if waits else part


def _first_day(conference: Conference, part: Part) -> date:
    return min(meeting.date for meeting in conference.meetings_of(part.body))
