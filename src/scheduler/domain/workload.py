"""What each interpreter serves, held against the limits of a day and of seven days."""

from dataclasses import dataclass

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Interpreter
from scheduler.domain.meeting_times import begins
from scheduler.domain.roster import days, duties, everybody, interpreters, weeks
from scheduler.domain.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Workload:
    """The meetings of one interpreter in order of time, each with the language of the booth.

    `most_a_day` and `most_in_seven_days` are counts of meetings, over any day and any seven days.
    """

    person: Interpreter
    turns: tuple[tuple[Meeting, str], ...]
    most_a_day: int
    most_in_seven_days: int


def workloads(conference: Conference, timetable: Timetable) -> tuple[Workload, ...]:
    """The workload of each interpreter there is, booth by booth; of some it is nothing."""
    interpretation = conference.services.interpretation
    if interpretation is None:
        return ()
    turns: dict[str, list[tuple[Meeting, str]]] = {}
    for duty in duties(conference, timetable):
        own = turns.setdefault(duty.person, [])
        own.append((conference.meeting_by_id[duty.meeting], duty.language))
    people = {person.name: person for person in everybody(interpretation)}
    return tuple(_of(people[name], turns.get(name, [])) for name in interpreters(conference))


def _of(person: Interpreter, turns: list[tuple[Meeting, str]]) -> Workload:
    ordered = sorted(turns, key=lambda turn: begins(turn[0]))
    served = [meeting for meeting, _ in ordered]
    return Workload(
        person,
        tuple(ordered),
        max((len(held) for _, held in days(served)), default=0),
        max((len(held) for _, held in weeks(served)), default=0),
    )
