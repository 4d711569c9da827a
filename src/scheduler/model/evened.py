"""A roster made more even, duty by duty: from whoever serves most to whoever serves least."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty, Interpreter
from scheduler.domain.relay import unheard
from scheduler.domain.roster import may_serve
from scheduler.domain.services import Interpretation


def evened(
    conference: Conference, interpretation: Interpretation, duties: Sequence[Duty]
) -> tuple[Duty, ...]:
    """The roster once no duty can pass to somebody in its booth who has two or more fewer.

    Each step lowers the sum of the squares of everybody's meetings, so this ends.
    """
    found = list(duties)
    while (step := next(_steps(conference, interpretation, found), None)) is not None:
        index, name = step
        found[index] = replace(found[index], person=name)
    return tuple(found)


def _steps(
    conference: Conference, interpretation: Interpretation, duties: Sequence[Duty]
) -> Iterator[tuple[int, str]]:
    """Duties that may pass, by their index, and to whom; the greatest differences first."""
    people = {one.name: one for one in interpretation.named}
    load = Counter(duty.person for duty in duties)
    served: dict[str, list[Meeting]] = {name: [] for name in people}
    for duty in duties:
        served[duty.person].append(conference.meeting_by_id[duty.meeting])
    pairs = [
        (load[duty.person] - load[name], index, name)
        for index, duty in enumerate(duties)
        for name, one in people.items()
        if duty.language in one.booths and load[name] + 2 <= load[duty.person]
    ]
    for _, index, name in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        meeting = conference.meeting_by_id[duties[index].meeting]
        there = people[name].is_there(conference.begins(meeting), conference.ends(meeting))
        if there and may_serve(interpretation, people[name], served[name], meeting):
            changed = [*duties[:index], replace(duties[index], person=name), *duties[index + 1 :]]
            if not any(unheard(interpretation, meeting.languages, _team(people, changed, meeting))):
                yield index, name


def _team(
    people: dict[str, Interpreter], duties: Sequence[Duty], meeting: Meeting
) -> list[tuple[Interpreter, str]]:
    return [(people[d.person], d.language) for d in duties if d.meeting == meeting.id]
