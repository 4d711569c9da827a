"""`timetable.json`: the whole solution, for programs and for reading back."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scheduler import __version__
from scheduler.calendars.record import to_values
from scheduler.calendars.versions import history_of
from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.hearings import hearings
from scheduler.domain.indicators import indicators
from scheduler.domain.late_papers import late_papers
from scheduler.domain.timetable import Cost, Placement, Timetable
from scheduler.writers.entries import Entry, entries
from scheduler.writers.remarks import assumptions
from scheduler.writers.status import ENGLISH, note


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The document of `document`, indented by two, UTF-8."""
    text = json.dumps(document(conference, timetable), indent=2, ensure_ascii=False)
    return f"{text}\n".encode()


def document(conference: Conference, timetable: Timetable) -> dict[str, Any]:
    """A timetable as plain JSON values; it has no time of the clock in it."""
    found: dict[str, Any] = {"status": timetable.status.value}
    if mark := note(ENGLISH, timetable):
        found["note"] = mark
    sentences = _sentences() if timetable.costs else {}
    return found | {
        "objective": timetable.objective,
        "bound": timetable.bound,
        "gap": timetable.gap,
        "stopped_by": timetable.stopped_by,
        "version": timetable.version,
        "conference": {
            "id": conference.id,
            # Not its folder: the same conference gives the same bytes wherever it is planned.
            "file": Path(conference.source).name,
            "fingerprint": conference.fingerprint,
        },
        "program": {"name": "scheduler", "version": __version__},
        "made_with": dict(timetable.made_with),
        "speakers": [
            {"part": one.part, "meeting": one.meeting, "speakers": list(one.speakers)}
            for part in conference.parts
            for one in (hearings(conference, timetable, part) or () if part.speakers else ())
        ],
        "late_papers": list(late_papers(conference)),
        "moved_by_late_papers": list(timetable.papers),
        "indicators": {one.name: dict(one.values) for one in indicators(conference, timetable)},
        "assumptions": list(assumptions(conference, timetable)),
        "entries": [
            _entry(entry, _pieces(entry, timetable)) for entry in entries(conference, timetable)
        ],
        "costs": [_cost(cost, sentences) for cost in timetable.costs],
        "costs_by_item": _by_item(conference, timetable) if timetable.costs else [],
        **_roster(timetable),
        "history": to_values(history_of(conference, timetable)),
    }


def _entry(entry: Entry, pieces: list[Placement]) -> dict[str, Any]:
    line = entry.line
    found: dict[str, Any] = {
        "date": entry.date,
        "start": entry.start,
        "end": entry.end,
        "body": entry.body,
        "item": entry.item,
        "title": entry.title,
        "continued": entry.continued,
        "kind": line.kind,
        "part": line.part,
        "meeting": line.meeting,
        "room": line.room,
    }
    if pieces:
        found["minutes"] = line.minutes
        found["planned_start"] = clock(pieces[0].start)
        found["planned_end"] = clock(pieces[-1].end)
        found["fixed"] = any(piece.fixed for piece in pieces)
    if len(pieces) > 1:
        found["pieces"] = [
            {"start": clock(piece.start), "end": clock(piece.end), "fixed": piece.fixed}
            for piece in pieces
        ]
    return found


def _pieces(entry: Entry, timetable: Timetable) -> list[Placement]:
    """The placements that one line stands for; more than one where an event interrupts it."""
    line = entry.line
    if line.starts is None or line.ends is None:
        return []
    return [
        placed
        for placed in timetable.placements
        if placed.part == line.part
        and placed.meeting == line.meeting
        and line.starts <= placed.start
        and placed.end <= line.ends
    ]


def _roster(timetable: Timetable) -> dict[str, Any]:
    """Who serves where, if people by name have been assigned; `even`: none is proved to be more."""
    if timetable.duties is None:
        return {}
    duties = [
        {"person": duty.person, "booth": duty.language, "meeting": duty.meeting}
        for duty in timetable.duties
    ]
    return {"roster": {"even": timetable.even, "duties": duties}}


def _cost(cost: Cost, sentences: Mapping[str, str]) -> dict[str, Any]:
    return {
        "rule": cost.rule,
        "sentence": sentences.get(cost.rule, ""),
        "amount": cost.amount,
        "unit": cost.unit,
        "weight": cost.weight,
        "total": cost.total,
        "details": list(cost.details),
    }


def _by_item(conference: Conference, timetable: Timetable) -> list[dict[str, Any]]:
    """What each item costs by all rules together; last comes what concerns no one item."""
    # Here, because the rules bring the solver's library with them.
    from scheduler.verifier import cost_by_part

    totals = cost_by_part(conference, timetable)
    order = [part.id for part in conference.parts if part.id in totals]
    rest = [None] if None in totals else []
    return [{"part": part, "total": totals[part]} for part in (*order, *rest)]


def _sentences() -> dict[str, str]:
    # Here, because the rules bring the solver's library with them.
    from scheduler.rules import SOFT

    return {rule.id: rule.sentence for rule in SOFT}
