"""Faults of parts that show only beside the meetings: times, languages, papers, pins."""

from collections.abc import Sequence

from scheduler.domain.agenda import Part
from scheduler.domain.clock import clock
from scheduler.domain.conference import Body, Event, Meeting, Precedence
from scheduler.domain.kinds import Kind
from scheduler.domain.ordering import agenda_sequence
from scheduler.readers.agenda import Agenda
from scheduler.readers.faults import Faults
from scheduler.readers.papers import papers, refuse_missing_languages
from scheduler.readers.parts import Found
from scheduler.readers.values import language_name
from scheduler.readers.yaml_source import Place


def check_parts(
    found: Sequence[Found],
    meetings: Sequence[Meeting],
    events: Sequence[Event],
    agenda: Agenda,
) -> None:
    """Note what no timetable could mend."""
    faults = agenda.faults
    for one in found:
        _limits(one.part, one.place, faults)
        if meetings:
            _length(one.part, one.place, meetings, faults)
            _not_before(one, meetings, agenda)
        for listed in agenda.listed:
            if listed.item.key in one.part.items:
                refuse_missing_languages(listed, one.part.languages, faults)
    if meetings:
        _languages(found, meetings, faults)
    _pins(found, meetings, events, faults)


def check_report(
    body: Body, parts: Sequence[Part], stated: Sequence[Precedence], place: Place, faults: Faults
) -> None:
    """Note a report before which no time for drafting can lie, as substance comes after it."""
    reports = [part for part in parts if part.kind is Kind.REPORT]
    if not reports or body.free_order or not (body.drafting or body.drafting_half_days):
        return
    sequence = agenda_sequence(parts, stated)
    after = [one for one in sequence[sequence.index(reports[-1]) :] if one.is_substantive]
    if after:
        message = (
            f"Time for drafting lies before {reports[-1].name}, but {after[0].name} comes after it."
        )
        faults.add((*place, "drafting"), message, "Put the report last, or ask for no such time.")


def _limits(part: Part, place: Place, faults: Faults) -> None:
    name, low, high, wish = part.capital_name, part.minimum, part.maximum, part.desired
    if high is not None and high < low:
        message = f"The maximum of {part.name}, {high} minutes, is less than its minimum, {low}."
        faults.add((*place, "maximum"), message, "Exchange or correct them.")
    elif wish is not None and wish < low:
        message = f"{name} should get {wish} minutes, less than its minimum, {low}."
        faults.add((*place, "desired"), message, "Raise the one or lower the other.")
    elif wish is not None and high is not None and wish > high:
        message = f"{name} should get {wish} minutes, more than its maximum, {high}."
        faults.add((*place, "desired"), message, "Lower the one or raise the other.")


def _length(part: Part, place: Place, meetings: Sequence[Meeting], faults: Faults) -> None:
    total = sum(meeting.end - meeting.start for meeting in meetings)
    if part.minimum > total:
        needs = f"{part.capital_name} {_needs(part)} {part.minimum} minutes"
        message = f"{needs}, more than all meetings together ({total})."
        faults.add((*place, "minimum"), message, "Shorten it, or add meetings.")


def _languages(found: Sequence[Found], meetings: Sequence[Meeting], faults: Faults) -> None:
    """One fault for all the parts that need the same languages."""
    for needed in dict.fromkeys(one.part.languages for one in found):
        if any(needed <= meeting.languages for meeting in meetings):
            continue
        first, *others = [one for one in found if one.part.languages == needed]
        who = first.part.capital_name + (f" and {len(others)} more" if others else "")
        served = frozenset[str]().union(*(meeting.languages for meeting in meetings))
        names = ", ".join(language_name(code) for code in sorted(needed - served or needed))
        together = "" if needed - served else " together"
        verb = "need" if others else _needs(first.part)
        message = f"{who} {verb} interpretation into {names}, which no meeting has{together}."
        hint = "Change the languages of the item or of a meeting."
        faults.add((*first.place, "languages"), message, hint)


def _not_before(one: Found, meetings: Sequence[Meeting], agenda: Agenda) -> None:
    """A part that waits beyond the last meeting, or for a paper beyond the last one it may have."""
    part = one.part
    if part.not_before is None:
        return
    waits_for = [
        (paper, where)
        for listed in agenda.listed
        if listed.item.key in part.items
        for paper, where in papers(listed, part.languages)
        if paper.out == part.not_before
    ]
    last, own = max(m.date for m in meetings), _own_meetings(part, meetings)
    if part.not_before > last:
        rest = f"the last meeting is on {last:%-d %B %Y}"
    elif waits_for and own and part.not_before > max(m.date for m in own):
        held = max(m.date for m in own)
        rest = f"{'it is pinned to' if part.pin else 'its last meeting is on'} {held:%-d %B %Y}"
    else:
        return
    message = (
        f"{part.capital_name} cannot be taken before {part.not_before:%-d %B %Y} "
        f"({part.not_before_reason}), but {rest}."
    )
    place: Place = (*one.place, "not_before") if not waits_for else waits_for[0][1]
    agenda.faults.add(place, message, "Correct the date.")


def _own_meetings(part: Part, meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings in which a part may begin, as far as its own line says."""
    pinned = part.pin.meetings[:1] if part.pin else tuple(meeting.id for meeting in meetings)
    within = pinned if part.within is None else part.within
    return [meeting for meeting in meetings if meeting.id in pinned and meeting.id in within]


def _pins(
    found: Sequence[Found], meetings: Sequence[Meeting], events: Sequence[Event], faults: Faults
) -> None:
    days = {meeting.id: meeting.date for meeting in meetings}
    seen: dict[tuple[str, int], Found] = {}
    for one in found:
        pin, name, place = one.part.pin, one.part.capital_name, (*one.place, "pin")
        if pin is None or pin.start is None:
            continue
        other = seen.setdefault((pin.meetings[0], pin.start), one)
        if other is not one:
            both = f"{name} and {other.part.name} are both pinned to {clock(pin.start)}"
            faults.add(place, f"{both} of the same meeting.", "Give them different hours.")
        for event in events:
            if event.date == days[pin.meetings[0]] and _interrupts(event, pin.start):
                message = f"{name} is pinned to {clock(pin.start)}, in the time of “{event.title}”."
                faults.add(place, message, "Pin it to an hour before or after.")


def _interrupts(event: Event, minute: int) -> bool:
    if not event.blocks or event.start is None or event.end is None:
        return False
    return event.start <= minute < event.end


def _needs(part: Part) -> str:
    return "need" if len(part.items) > 1 else "needs"
