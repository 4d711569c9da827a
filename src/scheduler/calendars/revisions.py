"""What a view has at a version: each appointment with its SEQUENCE, and those that fell away.

An appointment's SEQUENCE counts how often what a participant sees of it has changed, read in the
view's language; its LAST-MODIFIED is the instant of the last such change (RFC 5545, 3.8.7.3 and
3.8.7.4). What the version in force has dropped, or moved out of the view, is cancelled in it and
gone from the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from scheduler.calendars.views import View
from scheduler.domain.history import INTERPRETER, Appointment, History


@dataclass(frozen=True, slots=True)
class Entry:
    """An appointment as a calendar has it; `is_new` where this version has changed it."""

    appointment: Appointment
    sequence: int
    modified: datetime
    cancelled: bool = False
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    """Since the version `number`, of the instant `made`, this is what is seen; None: nothing."""

    number: int
    made: datetime
    seen: Appointment | None


def entries(history: History, view: View) -> tuple[Entry, ...]:
    """What the view shows in order of time, cancellations included."""
    found = [
        entry
        for states in _states(history, view).values()
        if (entry := _entry(states, view, history.latest.number)) is not None
    ]
    return tuple(sorted(found, key=lambda e: e.appointment.starts))


def _states(history: History, view: View) -> dict[str, list[_State]]:
    """Per appointment its states one after the other, of which no two neighbours are alike."""
    language = view.text or history.latest.heading.language
    found: dict[str, list[_State]] = {}
    for version in history.versions:
        for one in version.changed:
            seen = _of_concern(in_language(one, language), view)
            states = found.setdefault(one.id, [])
            if not states or states[-1].seen != seen:
                states.append(_State(version.number, version.made, seen))
        for dropped in version.dropped:
            found[dropped].append(_State(version.number, version.made, None))
    return found


def in_language(one: Appointment, language: str) -> Appointment:
    """The appointment with no other titles than those that are read in one language."""
    topics = (replace(topic, titles=(topic.read_in(language),)) for topic in one.topics)
    return replace(one, topics=tuple(topics))


def _of_concern(one: Appointment, view: View) -> Appointment:
    """The appointment without interpreters, but for those whose calendar it is.

    Who sits in a booth is told to those who sit there; others see no change when they change.
    """
    people = ((role, name) for role, name in one.people if role != INTERPRETER or view.is_of(name))
    return replace(one, people=tuple(people))


def _entry(states: list[_State], view: View, number: int) -> Entry | None:
    last, sequence = states[-1], len(states) - 1
    is_new = last.number == number
    if last.seen is not None and view.shows(last.seen):
        return Entry(last.seen, sequence, last.made, is_new=is_new)
    before = states[-2].seen if len(states) > 1 else None
    if not is_new or before is None or not view.shows(before):
        return None
    # Whoever has both the calendar that it left and the one that it came into keeps the latter,
    # since of two with one SEQUENCE that with the later DTSTAMP counts (RFC 5546, 2.1.5).
    left = timedelta(seconds=1 if last.seen is not None else 0)
    return Entry(before, sequence, last.made - left, cancelled=True, is_new=True)


def current(found: tuple[Entry, ...]) -> Iterator[Entry]:
    """Those that take place."""
    return (entry for entry in found if not entry.cancelled)
