"""What a view has at a version: each appointment with its SEQUENCE, and those that fell away.

An appointment's SEQUENCE counts how often what a participant sees of it has changed, read in the
view's language; its LAST-MODIFIED is the instant of the last such change (RFC 5545, 3.8.7.3 and
3.8.7.4). What the version in force has dropped, or moved out of the view, is cancelled in it and
gone from the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from scheduler.calendars.readings import Reader, Reading
from scheduler.calendars.views import View
from scheduler.domain.history import Appointment, History, Version


@dataclass(frozen=True, slots=True)
class Entry:
    """An appointment as a calendar has it; `is_new` where this version has changed it."""

    appointment: Appointment
    reading: Reading
    sequence: int
    modified: datetime
    cancelled: bool = False
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """An appointment as a version shows it."""

    appointment: Appointment
    reading: Reading

    def is_like(self, other: "_Seen | None") -> bool:
        """Whether a participant sees no difference, and all views show both or neither."""
        return other is not None and (self.reading, View.values_of(self.appointment)) == (
            other.reading,
            View.values_of(other.appointment),
        )


@dataclass(frozen=True, slots=True)
class _State:
    """Since the version `number`, of the instant `made`, this is what is seen; None: nothing."""

    number: int
    made: datetime
    seen: _Seen | None


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
    found: dict[str, list[_State]] = {}
    shown: dict[str, Appointment] = {}
    reader: Reader | None = None
    for version in history.versions:
        changed: Iterable[Appointment] = version.changed
        shown |= {one.id: one for one in changed}
        for id_ in version.dropped:
            shown.pop(id_, None)
            found[id_].append(_State(version.number, version.made, None))
        if reader is None or not reader.reads_like(version.heading):
            # Another heading, such as new words, may change how anything reads.
            reader, changed = Reader(version.heading, view.text), list(shown.values())
        _add_states(found, version, reader, (_of_concern(one, view) for one in changed))
    return found


def _add_states(
    found: dict[str, list[_State]],
    version: Version,
    reader: Reader,
    changed: Iterable[Appointment],
) -> None:
    for one in changed:
        seen, states = _Seen(one, reader.read(one)), found.setdefault(one.id, [])
        if not states or not seen.is_like(states[-1].seen):
            states.append(_State(version.number, version.made, seen))


def _of_concern(one: Appointment, view: View) -> Appointment:
    """The appointment without interpreters, but for those whose calendar it is.

    Who sits in a booth is told to those who sit there; others see no change when they change.
    """
    return replace(one, booths=tuple(pair for pair in one.booths if view.is_of(pair[1])))


def _entry(states: list[_State], view: View, number: int) -> Entry | None:
    last, sequence = states[-1], len(states) - 1
    is_new = last.number == number
    if last.seen is not None and view.shows(last.seen.appointment):
        return _as_entry(last.seen, sequence, last.made, is_new=is_new)
    before = states[-2].seen if len(states) > 1 else None
    if not is_new or before is None or not view.shows(before.appointment):
        return None
    # Whoever has both the calendar that it left and the one that it came into keeps the latter,
    # since of two with one SEQUENCE that with the later DTSTAMP counts (RFC 5546, 2.1.5).
    left = timedelta(seconds=1 if last.seen is not None else 0)
    return _as_entry(before, sequence, last.made - left, cancelled=True, is_new=True)


def _as_entry(
    seen: _Seen, sequence: int, modified: datetime, *, cancelled: bool = False, is_new: bool
) -> Entry:
    return Entry(seen.appointment, seen.reading, sequence, modified, cancelled, is_new)


def current(found: tuple[Entry, ...]) -> Iterator[Entry]:
    """Those that take place."""
    return (entry for entry in found if not entry.cancelled)
