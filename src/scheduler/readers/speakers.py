"""Lists of speakers: who speaks on an item, for how long, and the time that it takes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scheduler.domain.agenda import Speaker
from scheduler.domain.clock import instant
from scheduler.domain.conference import Meeting
from scheduler.readers.absences import WAKING_HOURS_ASSUMED, read_away
from scheduler.readers.agenda import plain
from scheduler.readers.faults import Faults
from scheduler.readers.speakers_schema import SpeakersEntry
from scheduler.readers.yaml_source import Place

# A list longer than this is a slip of the pen: the United Nations have 193 Members.
MOST = 500


class List(NamedTuple):
    """A list of speakers, the minutes that they speak, and those in which they all find room."""

    speakers: tuple[Speaker, ...] = ()
    minutes: int = 0
    in_whole: int = 0


def read_speakers(
    entry: SpeakersEntry,
    zone: str,
    meetings: Sequence[Meeting],
    half_day: int,
    name: str,
    place: Place,
    faults: Faults,
) -> List:
    """The list of an item that is so named; notes as faults what no meeting can hold."""
    if not meetings:  # a fault of the meetings, already noted
        return List()
    days = [meeting.date for meeting in meetings]
    found: list[Speaker] = []
    # The list may stand alone, in place of the group of lines that has it.
    listed = (*place, "list") if (*place, "list") in faults.source.lines else place
    for index, one in enumerate(entry.list_):
        here: Place = (*listed, index)
        length = one.minutes or entry.minutes
        if length is None:
            message = f"It is not said how long {one.name} speaks."
            faults.add(here, message, "Add “minutes: 5” to the list, or to the speaker.")
            continue
        away = read_away(one, zone, (min(days), max(days)), here, faults)
        found.append(Speaker(one.name, _taken(entry, length.in_minutes(half_day)), away))
    if entry.further and entry.minutes is not None:
        each = _taken(entry, entry.minutes.in_minutes(half_day))
        numbers = range(1, entry.further + 1)
        found += [Speaker(f"further speaker {n}", each, is_listed=False) for n in numbers]
    elif entry.further:
        message = f"It is not said how long the {entry.further} further speakers speak."
        faults.add(place, message, "Add “minutes: 5” to the list.")
    _refuse(found, meetings, name, listed, faults)
    times = [(instant(m.date, m.start, zone), instant(m.date, m.end, zone)) for m in meetings]
    for index, speaker in enumerate(found):
        if not any(speaker.is_there(*time) for time in times):
            message = (
                f"{speaker.name}, on the list of speakers on {name}, is away in every meeting."
            )
            faults.add((*listed, index), message, "Correct the times, or add a meeting.")
    return List(tuple(found), sum(s.minutes for s in found), _in_whole(found, half_day))


def assumed(entry: SpeakersEntry) -> Iterator[str]:
    """What is taken for granted of a list, as its lines do not say it."""
    if "change" not in entry.model_fields_set:
        yield "A minute goes from one speaker to the next."
    if "pace" not in entry.model_fields_set:
        yield "Speakers keep to their minutes."
    if any(one.remote and not one.available for one in entry.list_):
        yield WAKING_HOURS_ASSUMED


def _taken(entry: SpeakersEntry, minutes: int) -> int:
    """The minutes that a speech takes, with the change to the next speaker."""
    return -(-minutes * entry.pace // 100) + entry.change


def _in_whole(speakers: Sequence[Speaker], half_day: int) -> int:
    """The minutes from the start of a meeting on that hold all, none over the end of one."""
    full = left = 0
    for speaker in speakers:
        if left + speaker.minutes > half_day:
            full, left = full + half_day, 0
        left += speaker.minutes
    return full + left


def _refuse(
    found: Sequence[Speaker], meetings: Sequence[Meeting], name: str, place: Place, faults: Faults
) -> None:
    if len(found) > MOST:
        message = f"The list of speakers on {name} has {len(found)} of them."
        faults.add(place, message, f"At most {MOST} can be planned.")
    seen: set[str] = set()
    longest = max(meeting.end - meeting.start for meeting in meetings)
    for index, speaker in enumerate(found):
        here = (*place, index)
        if plain(speaker.name) in seen:
            message = f"{speaker.name} is twice on the list of speakers on {name}."
            faults.add(here, message, "Take out the one or the other.")
        elif speaker.minutes > longest:
            message = f"{speaker.name} takes {speaker.minutes} minutes, more than any meeting has."
            faults.add(here, message, "Shorten the speech.")
        seen.add(plain(speaker.name))
