"""A first roster: meeting after meeting, whoever has served least goes into the booth."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty, Interpreter
from scheduler.domain.relay import unheard
from scheduler.domain.roster import may_serve
from scheduler.domain.services import Interpretation


@dataclass
class FirstRoster:
    """Duties found, and whether they serve the meetings in full."""

    duties: list[Duty] = field(default_factory=list)
    is_whole: bool = True


def first_roster(
    conference: Conference, interpretation: Interpretation, meetings: Sequence[Meeting]
) -> FirstRoster:
    """A roster of meetings in order of time that may leave seats empty or relay uncovered."""
    found = FirstRoster()
    served: dict[str, list[Meeting]] = {one.name: [] for one in interpretation.named}
    for meeting in meetings:
        begins, ends = conference.begins(meeting), conference.ends(meeting)
        able = [
            one
            for one in interpretation.named
            if one.is_there(begins, ends)
            and may_serve(interpretation, one, served[one.name], meeting)
        ]
        team = _team(interpretation, meeting, able, served)
        seats = sum(interpretation.booth_by_language[code].seats for code in meeting.languages)
        whole = len(team) == seats and not any(unheard(interpretation, meeting.languages, team))
        found.is_whole = found.is_whole and whole
        for person, code in team:
            served[person.name].append(meeting)
            found.duties.append(Duty(person.name, code, meeting.id))
    return found


def _team(
    interpretation: Interpretation,
    meeting: Meeting,
    able: Sequence[Interpreter],
    served: dict[str, list[Meeting]],
) -> list[tuple[Interpreter, str]]:
    """Those who have served least, the booths with the fewest to spare first."""
    team: list[tuple[Interpreter, str]] = []
    taken: set[str] = set()
    seats = {code: interpretation.booth_by_language[code].seats for code in meeting.languages}
    spare = {code: sum(code in one.booths for one in able) - seats[code] for code in seats}
    for code in sorted(seats, key=lambda code: (spare[code], code)):
        free = [one for one in able if code in one.booths and one.name not in taken]
        free.sort(key=lambda one: (len(served[one.name]), len(one.booths)))
        team += [(one, code) for one in free[: seats[code]]]
        taken |= {one.name for one in free[: seats[code]]}
    return team
