"""`interpreters.md`: who serves where, by meeting and by person, and how services are used."""

from collections.abc import Iterable, Iterator

from scheduler.domain.capacity_left import meetings_left
from scheduler.domain.clock import clock, day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import in_order
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import load_of, use_of
from scheduler.domain.workload import workloads
from scheduler.writers.interpreters_told import LEFT, by_meeting, evenness, left_in_all
from scheduler.writers.markdown import escaped


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The tables in Markdown, UTF-8."""
    return "\n".join([*_document(conference, timetable), ""]).encode()


def _document(conference: Conference, timetable: Timetable) -> Iterator[str]:
    seats = by_meeting(conference, timetable)
    loads = workloads(conference, timetable)
    yield "# Interpreters"
    yield ""
    yield escaped(conference.title)
    yield ""
    yield evenness(timetable)
    yield from _table(
        "By meeting",
        ("Meeting", "Body", "Booth", "Interpreters"),
        (
            (_when(meeting), meeting.body, language, ", ".join(people))
            for meeting in in_order(conference.meetings)
            for language, people in seats.get(meeting.id, {}).items()
        ),
    )
    yield from _table(
        "By person",
        ("Interpreter", "Meetings", "Most a day", "Most in seven days", "When"),
        (
            (
                load.person.name,
                str(len(load.turns)),
                f"{load.most_a_day} of {load.person.a_day}",
                f"{load.most_in_seven_days} of {load.person.in_seven_days}",
                "; ".join(f"{_when(meeting)} ({meeting.body})" for meeting, _ in load.turns),
            )
            for load in loads
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
    yield LEFT
    if left := left_in_all(conference, timetable):
        yield left
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


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"
