"""What is said below a timetable that is no part of it: speakers, figures, and assumptions."""

from collections.abc import Iterator, Sequence

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.hearings import Hearing, hearings
from scheduler.domain.indicators import indicators
from scheduler.domain.late_papers import late_papers
from scheduler.domain.timetable import Timetable


def remarks(conference: Conference, timetable: Timetable) -> Iterator[tuple[str, Sequence[str]]]:
    """Headings, each with its sentences; in English, as the planner reads them."""
    for part in conference.parts:
        heard = hearings(conference, timetable, part) if part.speakers else None
        if heard:
            name = f"{part.name}, {part.title}" if part.number else part.name
            yield f"List of speakers on {name}:", [_told(conference, part, one) for one in heard]
    late = [*late_papers(conference), *timetable.papers]
    if late:
        yield "Late papers:", late
    figures = [one.sentence for one in indicators(conference, timetable)]
    if figures:
        yield "Indicators:", figures
    if assumed := assumptions(conference, timetable):
        yield "Assumed, as the file does not say:", assumed


def assumptions(conference: Conference, timetable: Timetable) -> tuple[str, ...]:
    """What a timetable rests on that the file does not say, in sentences.

    Of weights only where a rule with a weight of ours has charged something.
    """
    stated = dict(conference.weights)
    if any(cost.total and cost.rule not in stated for cost in timetable.costs):
        weighed = "What rules cost is weighed by values of our own; “weights” changes them."
        return (*conference.assumptions, weighed)
    return conference.assumptions


def _told(conference: Conference, part: Part, heard: Hearing) -> str:
    """The speakers of a meeting; those not yet on the list by their number."""
    listed = {speaker.name for speaker in part.speakers if speaker.is_listed}
    names = [name for name in heard.speakers if name in listed]
    further = len(heard.speakers) - len(names)
    if further:
        names.append(f"{further} further speaker{'' if further == 1 else 's'}")
    return f"{conference.meeting_by_id[heard.meeting].name}: {'; '.join(names)}."
