"""What is said of a timetable in figures: services used and given back, load, requests, money."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.counting import counted
from scheduler.domain.expenses import expenses_of, interpreters_needed, is_extra, seats_of
from scheduler.domain.late_papers import late_papers
from scheduler.domain.meeting_times import at_once, begins, in_order
from scheduler.domain.roster import serviced, weeks
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import BENCHMARK, use_of

# Of regional groups' requests, met in 2003–2005 (Committee on Conferences).
REQUESTS_MET = "85 to 90"
# Of half-days given back, so many of a body are named.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure, or several that belong together: a sentence, and its values for programs."""

    name: str
    sentence: str
    values: Mapping[str, Any]


def indicators(conference: Conference, timetable: Timetable) -> Iterator[Indicator]:
    """The indicators that apply; what a conference does not have is left out."""
    held = in_order({conference.meeting_by_id[placed.meeting] for placed in timetable.placements})
    for one in _ALL:
        yield from one(conference, timetable, held)


def _serviced(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Meetings with interpretation, of those that a body is given or that are open to it."""
    rows = []
    for use in use_of(conference, timetable):
        body = conference.body_by_id[use.body]
        own = {m.id for m in conference.meetings_of(body.id) if m.languages}
        quotas = [budget.most for budget in body.budgets if own <= budget.meetings]
        if body in conference.mandated:
            rows.append((body.id, use.held, min([len(own), *quotas])))
    if rows:
        count, of = sum(row[1] for row in rows), sum(row[2] for row in rows)
        each = f" ({', '.join(f'{b} {n} of {q}' for b, n, q in rows)})" if len(rows) > 1 else ""
        values = {"held": count, "quota": of, "bodies": {b: [n, q] for b, n, q in rows}}
        sentence = f"Meetings with interpretation: {count} of {of}{each}."
        yield Indicator("team_meetings", sentence, values)


def _in_use(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Utilization in all, and the meeting with the least; what a usual pace would need."""
    minutes: dict[str, int] = {}
    for placed in timetable.placements:
        meeting = conference.meeting_by_id[placed.meeting]
        if meeting.languages:
            taken = conference.worked(meeting, placed.start, placed.end)
            minutes[meeting.id] = minutes.get(meeting.id, 0) + taken
    there = {key: conference.working_minutes(conference.meeting_by_id[key]) for key in minutes}
    if not sum(there.values()):
        return
    rate = {key: 100 * minutes[key] / there[key] for key in minutes if there[key]}
    total = 100 * sum(minutes.values()) / sum(there.values())
    least = min(rate, key=lambda key: (rate[key], key))
    where = conference.meeting_by_id[least]
    low = (
        ""
        if rate[least] >= 100
        else f"; least{_of(conference, where)} on {where.name}, {rate[least]:.0f}"
    )
    sentence = (
        f"Time in use: {total:.1f} per cent of {sum(there.values()):,} minutes with "
        f"interpretation, where {BENCHMARK} is the benchmark{low}."
    )
    by_meeting = {key: round(value, 1) for key, value in rate.items()}
    yield Indicator("utilization", sentence, {"total": round(total, 1), "meetings": by_meeting})
    nominal, real = sum(minutes.values()), round(100 * sum(minutes.values()) / BENCHMARK)
    sentence = (
        f"Nominal time: {nominal:,} minutes; at {BENCHMARK} per cent in use, as past sessions had, "
        f"they would take {real:,}."
    )
    yield Indicator("realistic_minutes", sentence, {"nominal": nominal, "realistic": real})


def _of(conference: Conference, meeting: Meeting) -> str:
    """` in COW`, where there are several bodies."""
    return f" in {meeting.body}" if len(conference.bodies) > 1 else ""


def _freed(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Half-days with interpretation that bodies do not hold, with the last day of notice."""
    notice = timedelta(days=conference.services.release_notice)
    free = [
        meeting
        for meeting in in_order(conference.meetings)
        if meeting.languages and meeting not in held and not conference.is_of_group(meeting)
    ]
    if not free:
        return
    told = []
    for body in conference.mandated:
        own = [meeting for meeting in free if meeting.body == body.id]
        more = f" and {len(own) - MOST_NAMED} others" if len(own) > MOST_NAMED else ""
        named = "; ".join(meeting.name for meeting in own[:MOST_NAMED])
        which = f"{body.id} {len(own)}: " if len(conference.mandated) > 1 else ""
        told += [f"{which}{named}{more}"] if own else []
    first = free[0].date - notice
    sentence = (
        f"Half-days free to be released: {len(free)}, the first by {day_name(first)} "
        f"{first.year}, {notice.days} days before. {'. '.join(told)}."
    )
    by = {meeting.id: (meeting.date - notice).isoformat() for meeting in free}
    yield Indicator("released", sentence, {"count": len(free), "notice_by": by})


def _interpreters(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Assignments, and the load of each booth in its busiest seven days against what it can do."""
    languages = [code for code in conference.languages if any(code in m.languages for m in held)]
    if not languages:
        return
    keys = {meeting.id for meeting in held}
    count = sum(
        seats_of(conference, code) * len(serviced(conference, code, keys)) for code in languages
    )
    needed = {code: interpreters_needed(conference, keys, code) for code in languages}
    sentence = (
        f"Assignments of interpreters: {count:,}; {sum(needed.values())} interpreters are needed "
        f"({', '.join(f'{code} {number}' for code, number in needed.items())})"
    )
    interpretation = conference.services.interpretation
    values: dict[str, Any] = {"assignments": count, "needed": needed}
    if interpretation is None:
        yield Indicator(
            "interpreters",
            f"{sentence}, if each serves 7 meetings in seven days (assumed).",
            values,
        )
        return
    yield Indicator("interpreters", f"{sentence}.", values)
    booths = {booth.language: booth for booth in interpretation.booths}
    load: dict[str, list[int]] = {}
    for code in (code for code in languages if code in booths):
        most = max(len(own) for _, own in weeks(serviced(conference, code, keys)))
        booth = booths[code]
        load[code] = [most, booth.people * interpretation.in_seven_days // booth.seats]
    told = ", ".join(f"{code} {most} of {cap}" for code, (most, cap) in load.items())
    sentence = f"Meetings of each booth in its busiest seven days, of those it can serve: {told}."
    yield Indicator("weekly_load", sentence, load)


def _groups(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Requests of groups that are met."""
    asked = [meeting for meeting in conference.meetings if conference.is_of_group(meeting)]
    if not asked:
        return
    met = [meeting for meeting in asked if meeting in held]
    share = 100 * len(met) / len(asked)
    by_group = {
        body.id: [sum(m.body == body.id for m in met), sum(m.body == body.id for m in asked)]
        for body in conference.groups
    }
    told = ", ".join(f"{name} {got} of {of}" for name, (got, of) in by_group.items())
    sentence = (
        f"Requests of groups met: {len(met)} of {len(asked)}, {share:.0f} per cent, where "
        f"{REQUESTS_MET} were met in 2003–2005 ({told})."
    )
    values = {"met": len(met), "asked": len(asked), "groups": by_group}
    yield Indicator("group_requests", sentence, values)


def _documents(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Papers whose day of issue is known and late."""
    dated = {paper.symbol for part in conference.parts for paper in part.papers}
    late = len(list(late_papers(conference)))
    if dated:
        sentence = f"Documents at risk: {late} of {len(dated)} whose date is known."
        yield Indicator("documents_at_risk", sentence, {"late": late, "dated": len(dated)})


def _delegations(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Times at which small delegations cannot be everywhere."""
    of_bodies = [meeting for meeting in held if not conference.is_of_group(meeting)]
    at_most: dict[int, int] = {}
    for persons in (1, 2):
        crowded = {
            (now[0].date, now[0].half_day)
            for now in at_once(of_bodies)
            if len({meeting.body for meeting in now}) > persons
        }
        at_most[persons] = len(crowded)
    if len(conference.mandated) > 1:
        sentence = (
            f"Small delegations: {counted(at_most[1], 'half-day')} with more than one meeting "
            f"at once, {at_most[2]} with more than two."
        )
        values = {"one_person": at_most[1], "two_persons": at_most[2]}
        yield Indicator("small_delegations", sentence, values)
    clashes = _clashes(conference, timetable)
    if clashes:
        told = ", ".join(f"{name} {count}" for name, count in clashes.items())
        yield Indicator("clashes", f"Items at once beyond their persons: {told}.", clashes)


def _clashes(conference: Conference, timetable: Timetable) -> dict[str, int]:
    """For each delegation that the file names, items that begin while all its persons are busy."""
    day = {meeting.id: begins(meeting) - meeting.start for meeting in conference.meetings}
    found = {}
    for person in conference.people:
        own = [p for p in timetable.placements if p.part in person.parts]
        spans = [(day[p.meeting] + p.start, day[p.meeting] + p.end) for p in own]
        if len({conference.part_by_id[p.part].body for p in own}) > 1:
            found[person.name] = sum(
                sum(a <= start < b for a, b in spans) > person.persons
                for start in {start for start, _ in spans}
            )
    return found


def _extra(
    conference: Conference, timetable: Timetable, held: Sequence[Meeting]
) -> Iterator[Indicator]:
    """Meetings beyond the usual hours, and what all cost."""
    extra = [meeting for meeting in held if is_extra(meeting)]
    if any(map(is_extra, conference.meetings)):
        sentence = f"Meetings in the evening or at a weekend: {len(extra)}."
        yield Indicator("extra_meetings", sentence, {"held": [meeting.id for meeting in extra]})
    if conference.services.prices is not None:
        expenses = expenses_of(conference, timetable)
        values = {"currency": expenses.currency, "year": expenses.year, "total": expenses.total}
        yield Indicator("cost", f"Cost: {expenses}.", values)


_ALL: tuple[Callable[[Conference, Timetable, Sequence[Meeting]], Iterator[Indicator]], ...] = (
    _serviced,
    _in_use,
    _freed,
    _interpreters,
    _groups,
    _documents,
    _delegations,
    _extra,
)
