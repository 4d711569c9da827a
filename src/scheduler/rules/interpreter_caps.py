"""How many meetings interpreters can serve: caps that hold whoever serves which.

For a pool they are exact (see `scheduler.domain.roster`). For interpreters by name they count what
each could do at the most if all others left the meetings to them, so no roster exceeds them; what
they let pass is tried on a roster, and caps are added for what fails (`scheduler.model.staffing`).
"""

from collections.abc import Iterable, Iterator

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Interpreter
from scheduler.domain.roster import (
    days,
    left_of,
    needs_others,
    resting,
    runs,
    serviced,
    weeks,
    with_served,
)
from scheduler.domain.services import Booth, Interpretation
from scheduler.rules.caps import Cap


def pool_caps(
    conference: Conference, interpretation: Interpretation, booth: Booth
) -> Iterator[Cap]:
    """What the people of a booth can serve at once, on a day and in seven days, by turns."""
    meetings = with_served(interpretation, booth.language, serviced(conference, booth.language))
    for run in runs(interpretation, meetings):
        yield _cap(interpretation, booth, run, 1, f"by {run[-1].name}, without a rest between them")
    for day, on_day in days(meetings):
        yield _cap(interpretation, booth, on_day, interpretation.a_day, f"on {day_name(day)}")
    for first, in_week in weeks(meetings):
        when = f"in the seven days from {day_name(first)}"
        yield _cap(interpretation, booth, in_week, interpretation.in_seven_days, when)


def _cap(
    interpretation: Interpretation,
    booth: Booth,
    meetings: Iterable[Meeting],
    times: int,
    when: str,
) -> Cap:
    meetings = list(meetings)
    most = left_of(times * booth.people // booth.seats, meetings, interpretation.served)
    who = f"the {booth.people} interpreters of the {booth.language} booth"
    return _told(interpretation, who, most, meetings, when)


def _told(
    interpretation: Interpretation, who: str, most: int, meetings: Iterable[Meeting], when: str
) -> Cap:
    sentence = f"{who} serve at most {most} meeting{'' if most == 1 else 's'} {when}"
    over = _ids(interpretation.served)
    return Cap(frozenset(_ids(meetings) - over), most, sentence, interpretation.where)


def caps_by_name(conference: Conference, interpretation: Interpretation) -> Iterator[Cap]:
    """What those who may sit in some booths can serve together, by rest, by day and by week."""
    for booths in _groups(interpretation):
        meetings = [m for m in serviced(conference, min(booths)) if booths <= m.languages]
        able = [one for one in interpretation.named if one.booths & booths]
        seats = sum(interpretation.booth_by_language[code].seats for code in booths)
        which = f"{' and '.join(sorted(booths))} booth{'' if len(booths) == 1 else 's'}"
        who = f"the {len(able)} interpreters of the {which}, as they are there,"
        there = {
            one.name: {m.id for m in meetings if _is_there(conference, one, m)} for one in able
        }
        for resting_by in resting(interpretation, meetings):
            free = sum(
                bool(there[one.name] & _ids(resting_by))
                and not _has_served(interpretation, one, resting_by)
                for one in able
            )
            when = f"by {resting_by[-1].name}, without a rest between them"
            yield _told(interpretation, who, free // seats, resting_by, when)
        counted = [*interpretation.served, *meetings]
        on_days = dict(days(counted))
        times = {
            day: {
                one.name: min(
                    left_of(one.a_day, on_day, one.served), len(there[one.name] & _ids(on_day))
                )
                for one in able
            }
            for day, on_day in on_days.items()
        }
        for day, on_day in on_days.items():
            most = sum(times[day].values()) // seats
            yield _told(interpretation, who, most, on_day, f"on {day_name(day)}")
        for first, in_week in weeks(counted):
            own = {meeting.date for meeting in in_week}
            most = sum(
                min(
                    left_of(one.in_seven_days, in_week, one.served),
                    sum(times[day][one.name] for day in own),
                )
                for one in able
            )
            when = f"in the seven days from {day_name(first)}"
            yield _told(interpretation, who, most // seats, in_week, when)


def _groups(interpretation: Interpretation) -> list[frozenset[str]]:
    """Each booth by itself, and booths that have interpreters in common."""
    singles = [frozenset({booth.language}) for booth in interpretation.booths]
    shared = {one.booths for one in interpretation.named if len(one.booths) > 1}
    joined: list[frozenset[str]] = []
    for booths in sorted(shared, key=sorted):
        apart = [one for one in joined if not one & booths]
        touched = [one for one in joined if one & booths]
        joined = [*apart, booths.union(*touched)]
    return list(dict.fromkeys((*singles, *sorted(shared, key=sorted), *joined)))


def _is_there(conference: Conference, one: Interpreter, meeting: Meeting) -> bool:
    return one.is_there(conference.begins(meeting), conference.ends(meeting))


def _has_served(
    interpretation: Interpretation, one: Interpreter, meetings: Iterable[Meeting]
) -> bool:
    """Whether somebody has served so late that they can serve none of some meetings."""
    return all(
        any(needs_others(interpretation, earlier, later) for earlier in one.served)
        for later in meetings
    )


def _ids(meetings: Iterable[Meeting]) -> set[str]:
    return {meeting.id for meeting in meetings}
