"""`interpreters.md`: who serves where, by meeting and by person, and how services are used."""

from collections.abc import Iterable, Iterator

from scheduler.domain.capacity_left import meetings_left
from scheduler.domain.clock import clock, day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import in_order
from scheduler.domain.roster import duties, interpreters
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import load_of, use_of
from scheduler.writers.markdown import escaped


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The tables in Markdown, UTF-8."""
    return "\n".join([*_document(conference, timetable), ""]).encode()


def _document(conference: Conference, timetable: Timetable) -> Iterator[str]:
    turns = duties(conference, timetable)
    by_meeting: dict[str, dict[str, list[str]]] = {}
    by_person: dict[str, list[str]] = {}
    for duty in turns:
        by_meeting.setdefault(duty.meeting, {}).setdefault(duty.language, []).append(duty.person)
        by_person.setdefault(duty.person, []).append(duty.meeting)
    yield "# Interpreters"
    yield ""
    yield escaped(conference.title)
    yield ""
    if timetable.duties is None:
        yield "Those of a booth take turns: no roster is more even."
    elif timetable.even:
        yield "Evenness proved: no roster of these meetings is more even."
    else:
        yield "As even as was found; it is not proved that no roster is more even."
    yield from _table(
        "By meeting",
        ("Meeting", "Body", "Booth", "Interpreters"),
        (
            (_when(meeting), meeting.body, language, ", ".join(people))
            for meeting in in_order(conference.meetings)
            for language, people in by_meeting.get(meeting.id, {}).items()
        ),
    )
    yield from _table(
        "By person",
        ("Interpreter", "Meetings", "When"),
        (
            (name, str(len(by_person.get(name, ()))), _times(conference, by_person.get(name, ())))
            for name in interpreters(conference)
        ),
    )
    yield from _table(
        "Booths",
        ("Booth", "Interpreters", "Duties", "Fewest and most of one", "Meetings left"),
        (
            (
                load.language,
                str(load.people),
                str(load.duties),
                f"{load.fewest}–{load.most}",
                str(len(meetings_left(conference, timetable, [load.language]))),
            )
            for load in load_of(conference, timetable)
        ),
    )
    yield ""
    yield (
        "“Meetings left”, such as for regional groups, are those in this language alone for which "
        "its interpreters and a room with a booth are free, with all else as it is."
    )
    every = [load.language for load in load_of(conference, timetable)]
    left = len(meetings_left(conference, timetable, every))
    if len(every) > 1:
        yield f"In all {len(every)} languages at once: {left}."
    yield from _table(
        "Use of the meetings with interpretation",
        ("Body", "Held", "Half-days released", "Minutes in use", "Per cent"),
        (
            (
                use.body,
                str(use.held),
                str(use.released),
                f"{use.in_use} of {use.minutes}",
                f"{use.per_cent:.1f}",
            )
            for use in use_of(conference, timetable)
        ),
    )


def _when(meeting: Meeting) -> str:
    return f"{day_name(meeting.date)}, {clock(meeting.start)}–{clock(meeting.end)}"


def _times(conference: Conference, meetings: Iterable[str]) -> str:
    held = in_order(conference.meeting_by_id[key] for key in meetings)
    return "; ".join(f"{_when(meeting)} ({meeting.body})" for meeting in held)


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"
