"""Items and meetings as a planner names them on the command line."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from itertools import product
from zoneinfo import ZoneInfo

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting
from scheduler.errors import UsageError
from scheduler.readers.agenda import plain
from scheduler.readers.body_names import BodyNames
from scheduler.readers.faults import WrongValueError
from scheduler.readers.hours import USUAL_HOURS
from scheduler.readers.meetings import Days, select


def part_named(conference: Conference, text: str) -> Part:
    """The part that a text names by number or title; raises UsageError."""
    named = text.strip().removeprefix("item ").removeprefix("items ")
    short = BodyNames(conference.bodies).shortened(named)
    for wanted, names in product(map(plain, (named, short)), (_ids, _numbers, _titles)):
        found = [part for part in conference.parts if wanted in map(plain, names(part))]
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(f"“{part.id}”" for part in found)
            raise UsageError(f"“{text}” may be any of several items.\n    They are: {several}.")
    known = [part.id for part in conference.parts]
    near = get_close_matches(text, known, n=1, cutoff=0.5)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(known)}."
    raise UsageError(f"No item “{text}” is taken up.\n    {hint}")


def _ids(part: Part) -> list[str]:
    return [part.id]


def _numbers(part: Part) -> list[str]:
    return [part.number, *part.items]


def _titles(part: Part) -> list[str]:
    return [title for _, title in part.titles]


def meetings_named(conference: Conference, text: str, body: str) -> tuple[Meeting, ...]:
    """The meetings of a body that a text names, such as `Thursday afternoon`; raises UsageError."""
    meetings = conference.meetings_of(body)
    try:
        with suppress(WrongValueError):  # what its own days lack may be a day of others
            return select(text, meetings, Days(_days(meetings), frozenset(), USUAL_HOURS))[0]
        return select(text, meetings, Days(_days(conference.meetings), frozenset(), USUAL_HOURS))[0]
    except WrongValueError as error:
        hint = f"\n    {error.hint}" if error.hint else ""
        raise UsageError(f"{error.message}{hint}") from error


def _days(meetings: Sequence[Meeting]) -> tuple[date, ...]:
    first = min(meeting.date for meeting in meetings)
    last = max(meeting.date for meeting in meetings)
    return tuple(first + timedelta(days=step) for step in range((last - first).days + 1))


def now_named(conference: Conference, text: str) -> datetime:
    """A day and an hour by the clock of the place, `2019-09-12T12:30`.

    Raises UsageError, also where the last day of the conference is over by then.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or len(text.strip()) <= len("2019-09-12"):
        raise UsageError(
            f"“{text}” is not a day and an hour.\n"
            "    Write 2019-09-12T12:30, by the clock of the place."
        )
    zone = ZoneInfo(conference.zone)
    found = found.astimezone(zone) if found.tzinfo else found.replace(tzinfo=zone)
    last = max((meeting.date for meeting in conference.meetings), default=found.date())
    if found.date() > last:
        raise UsageError(
            f"On {found.date()} the conference is over; its last day is {last}.\n"
            "    Is the month right?"
        )
    return found


def overrun_named(conference: Conference, text: str) -> tuple[str, int]:
    """The part and the minutes of `2=45`; raises UsageError."""
    name, equals, minutes = text.partition("=")
    number = minutes.strip().removesuffix("min").strip()
    if not equals or not number.isdecimal() or not 0 < int(number) <= 24 * 60:
        raise UsageError(
            f"“{text}” is no overrun.\n    Write the item and its further minutes: 2=45."
        )
    return part_named(conference, name).id, int(number)
