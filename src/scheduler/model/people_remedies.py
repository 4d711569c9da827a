"""What could be eased for the people whom items need."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from scheduler.domain.agenda import Part, Speaker
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.model.remedy import Change, Degree, Remedy
from scheduler.rules.base import Case

# How much they ask, in minutes of meeting time that they are like.
THERE, ONE_MORE_PERSON = 120, 120


def people_remedies(conference: Conference) -> Iterator[Remedy]:
    """Somebody is there throughout, or has somebody else to be in a second place."""
    for person in conference.people:
        if person.away:
            sentence = f"{person.name} is there in all meetings"
            degree = Degree(sentence, THERE, _to(person, away=()))
            yield Remedy((degree,), _of("people-present", person))
        who = "one more person" if person.role == "delegation" else "somebody else"
        sentence = f"{person.name} has {who}, to be in {person.persons + 1} places at once"
        more = Degree(sentence, ONE_MORE_PERSON, _to(person, persons=person.persons + 1))
        yield Remedy((more,), _of("one-place-at-a-time", person))
    for part in conference.parts:
        yield from (_speaker(part, speaker) for speaker in part.speakers if speaker.away)


def _speaker(part: Part, speaker: Speaker) -> Remedy:
    """Somebody on a list of speakers is there throughout."""
    changed = tuple(replace(s, away=()) if s == speaker else s for s in part.speakers)

    def change(conference: Conference) -> Conference:
        parts = (replace(p, speakers=changed) if p.id == part.id else p for p in conference.parts)
        return replace(conference, parts=tuple(parts))

    degree = Degree(f"{speaker.name} is there in all meetings", THERE, change)
    return Remedy(
        (degree,), lambda case: case.rule == "speakers-heard" and speaker.name in case.sentence
    )


def _of(rule: str, person: Person) -> Callable[[Case], bool]:
    """Whether a demand is one of a rule on this person."""
    return lambda case: case.rule == rule and person.name in case.sentence


def _to(person: Person, **changes: object) -> Change:
    def change(conference: Conference) -> Conference:
        people = (
            replace(one, **changes) if one.name == person.name else one  # type: ignore[arg-type]
            for one in conference.people
        )
        return replace(conference, people=tuple(people))

    return change
