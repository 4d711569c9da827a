"""What is said below a timetable that is no part of it: what was assumed."""

from collections.abc import Iterator, Sequence

from scheduler.domain.conference import Conference


def remarks(conference: Conference) -> Iterator[tuple[str, Sequence[str]]]:
    """Headings, each with its sentences; in English, as the planner reads them."""
    if conference.assumptions:
        yield "Assumed, as the file does not say:", conference.assumptions
