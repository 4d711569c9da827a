"""The meetings of a body, from series such as “half-days from Monday to Friday” and single ones."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Meeting
from scheduler.readers.faults import Faults, WrongValueError
from scheduler.readers.hours import Block, HouseHours, block, name_at
from scheduler.readers.schema import MeetingEntry
from scheduler.readers.when import SERIES_HALVES, Hours, Point, When, day_of, read_points, read_when
from scheduler.readers.yaml_source import Place

_ORDER = ("morning", "midday", "afternoon", "evening")


class Days(NamedTuple):
    """The days of the conference, those without meetings, and the hours of the house.

    On `holidays` there are only meetings that are named by their day.
    """

    all: tuple[date, ...]
    closed: frozenset[date]
    hours: HouseHours
    holidays: Container[date] = frozenset()

    def _is_working(self, day: date) -> bool:
        """Whether short forms mean a day: no weekends, closed days and holidays."""
        return day.weekday() < 5 and day not in self.closed and day not in self.holidays

    def working(self) -> tuple[date, ...]:
        """Days that short forms mean."""
        return tuple(day for day in self.all if self._is_working(day))

    def at(self, point: Point) -> date:
        """The day of a point; raises `WrongValueError` if there is none such."""
        day = day_of(point.text, self.all)
        if self.all and not self.all[0] <= day <= self.all[-1]:
            span = f"{self.all[0]:%-d %B} to {self.all[-1]:%-d %B %Y}"
            message = f"{day:%-d %B %Y} lies outside the dates of the conference."
            raise WrongValueError(message, f"They are {span}.")
        return day

    def spans(self, when: When) -> list[tuple[date, Block]]:
        """The times that are meant, in order; raises `WrongValueError`."""
        word, first = when.word, when.first
        if word is None and when.last is None and first is not None:
            found = self._single(self.at(first), first.half, when.hours)
        else:
            found = self._series(when)
        return list(self.without(found, when.excepted))

    def without(
        self, spans: Iterable[tuple[date, Block]], points: Sequence[Point]
    ) -> Iterator[tuple[date, Block]]:
        """What is left of the spans when days and half-days are taken out."""
        out = {(self.at(point), point.half) for point in points}
        for day, found in spans:
            if (day, None) not in out and (day, found.name) not in out:
                yield day, found

    def _single(self, day: date, half: str | None, hours: Hours | None) -> list[tuple[date, Block]]:
        if hours is not None and (half or hours.start is not None):
            name = half or name_at(hours.start or 0)
            return [(day, block(name, hours, self.hours.length_of(name, day)))]
        blocks = [found for found in self.hours.on(day) if found.name == half]
        if half and not blocks:
            blocks = [_usual(half)]
        if not half:
            blocks = [found for found in self.hours.on(day) if found.name != "evening"]
        return [(day, found) for found in blocks]

    def _series(self, when: When) -> list[tuple[date, Block]]:
        if not self.all and (when.first is None or when.last is None):
            message = f"Which days “{when.text}” means cannot be told."
            raise WrongValueError(message, "Add a line “dates: …” with the first and last day.")
        start = self.at(when.first) if when.first else self.all[0]
        if when.first and not when.last and when.word is not None:
            end = start
        else:
            end = self.at(when.last) if when.last else self.all[-1]
        if end < start:
            raise WrongValueError(
                f"“{when.text}” ends before it begins.", "Write the earlier day first."
            )
        found = []
        for step in range((end - start).days + 1):
            day = start + timedelta(days=step)
            if self._is_working(day):
                found += [(day, each) for each in self._of_series(day, when)]
        low = _rank(when.first, "morning")
        high = _rank(when.last, "evening")
        return [
            (day, each)
            for day, each in found
            if not (day == start and _ORDER.index(each.name) < low)
            and not (day == end and _ORDER.index(each.name) > high)
        ]

    def _of_series(self, day: date, when: When) -> Iterator[Block]:
        if when.word == "daily" and when.hours is not None and when.hours.start is not None:
            yield block(name_at(when.hours.start), when.hours)
            return
        halves = SERIES_HALVES.get(when.word or "half-day", SERIES_HALVES["half-day"])
        usual = [found for found in self.hours.on(day) if found.name in halves]
        if not usual and len(halves) == 1:
            usual = [_usual(halves[0])]
        for found in usual:
            if when.hours is None:
                yield found
            else:
                yield block(found.name, when.hours, found.end - found.start)


def _usual(name: str) -> Block:
    """The block that the house does not name, at its usual hours."""
    return block(name, Hours(None, None))._replace(hours_stated=True, end_stated=True)


def _rank(point: Point | None, otherwise: str) -> int:
    return _ORDER.index(point.half if point and point.half else otherwise)


class Sitting(NamedTuple):
    """A meeting as it was written: its time, the entry it comes from, and its place in the file."""

    day: date
    block: Block
    entry: MeetingEntry
    place: Place
    of_series: bool


def sittings(
    entries: Sequence[MeetingEntry], place: Place, days: Days, free: Sequence[Point], faults: Faults
) -> list[Sitting]:
    """All sittings in order of time; `free` are the half-days kept free of series.

    A single meeting takes the place of one that a series before it has put in the same half-day.
    """
    found: list[Sitting] = []
    for index, entry in enumerate(entries):
        here = (*place, index)
        try:
            when = entry_when(entry.when, entry.date, entry.half_day, entry.hours)
            spans = days.spans(when)
            spans = list(days.without(spans, read_points(list(entry.except_))))
            series = when.word is not None or when.last is not None or len(spans) > 1
            if series:
                spans = list(days.without(spans, free))
        except WrongValueError as error:
            faults.wrong((*here, "when"), WrongValueError(error.message, error.hint))
            continue
        if not spans:
            faults.add(here, "No meeting comes of this.", "Check days, exceptions and closed days.")
        for day in sorted({day for day, _ in spans} & days.closed):
            faults.add(
                here,
                f"{day_name(day)} is among the closed days.",
                "Take it out of “closed” or of the meetings.",
            )
        new = [Sitting(day, span, entry, here, series) for day, span in spans]
        taken = {(one.day, one.block.name) for one in new if not one.of_series}
        found = [o for o in found if not (o.of_series and (o.day, o.block.name) in taken)]
        found += new
    return sorted(found, key=lambda one: (one.day, one.block.start, one.block.end))


def entry_when(when: When | None, day: str, half: str, hours: Hours | None) -> When:
    """The time of an entry from its `when`, or its `date` and `half_day`, and its `hours`."""
    if when is not None and day:
        raise WrongValueError("Both “when” and “date” are given.", "Keep one of the two.")
    if when is None:
        if not day:
            raise WrongValueError("It is not said when this is.", "Add “when: Thursday afternoon”.")
        when = read_when(f"{day} {half}".strip())
    return when if hours is None else when._replace(hours=hours)


def to_meetings(
    found: Sequence[Sitting], body: str, prefix: str, languages: Sequence[str], faults: Faults
) -> tuple[Meeting, ...]:
    """Meetings with ids made of day and half-day; overlapping ones are faults."""
    meetings: list[Meeting] = []
    counts: dict[str, int] = {}
    for index, one in enumerate(found):
        key = f"{prefix}{one.day.isoformat()}-{one.block.name}"
        counts[key] = counts.get(key, 0) + 1
        own = languages if one.entry.languages is None else one.entry.languages
        meetings.append(
            Meeting(
                id=key if counts[key] == 1 else f"{key}-{counts[key]}",
                body=body,
                date=one.day,
                start=one.block.start,
                end=_end(one, found[index + 1 :]),
                languages=frozenset(own),
                room=one.entry.room,
                online=one.entry.online,
                jointly_with=one.entry.jointly,
                label=one.entry.label,
                note=one.entry.note,
                hours_stated=one.block.hours_stated,
                end_stated=one.block.end_stated,
                where=faults.source.where(one.place),
            )
        )
    for before, after, one in zip(meetings, meetings[1:], found[1:], strict=False):
        if before.date == after.date and after.start < before.end:
            faults.add(
                one.place,
                f"Two meetings overlap: {before} and {after}.",
                "Correct the hours, or leave one out.",
            )
    return tuple(meetings)


def _end(one: Sitting, later: Sequence[Sitting]) -> int:
    """The end; a meeting whose end is not stated gives way to the next one of the day."""
    following = [
        o.block.start for o in later if o.day == one.day and o.block.start > one.block.start
    ]
    if one.block.end_stated or not following:
        return one.block.end
    return min(one.block.end, following[0])


def select(
    text: str, meetings: Sequence[Meeting], days: Days
) -> tuple[tuple[Meeting, ...], int | None]:
    """The meetings that a text names, and the hour if it names one; raises `WrongValueError`.

    Named may be a meeting's label, its number (“meeting 3”), or a time.
    """
    plain = text.strip().lower()
    labelled = tuple(meeting for meeting in meetings if meeting.label.lower() == plain)
    if labelled:
        return labelled, None
    words = plain.split()
    if len(words) == 2 and words[0] == "meeting" and words[1].isdigit():
        number = int(words[1])
        if not 1 <= number <= len(meetings):
            raise WrongValueError(
                f"There is no meeting {number}.", f"There are {len(meetings)} meetings."
            )
        return (meetings[number - 1],), None
    when = read_when(text)
    start = when.hours.start if when.hours else None
    found = _at_time(when, meetings, days, start)
    if not found:
        held = "; ".join(dict.fromkeys(str(meeting) for meeting in meetings))
        raise WrongValueError(f"There is no meeting on “{text}”.", f"Meetings are: {held}.")
    return found, start


def _at_time(
    when: When, meetings: Sequence[Meeting], days: Days, start: int | None
) -> tuple[Meeting, ...]:
    if when.word is None and when.last is None and when.first is not None:
        day, half = days.at(when.first), when.first.half
        return tuple(
            meeting
            for meeting in meetings
            if meeting.date == day
            and (half is None or _half(meeting) == half)
            and (start is None or meeting.start <= start < meeting.end)
        )
    wanted = {(day, found.name) for day, found in days.spans(when._replace(hours=None))}
    return tuple(meeting for meeting in meetings if (meeting.date, _half(meeting)) in wanted)


def _half(meeting: Meeting) -> str:
    return next(half for half in _ORDER if f"-{half}" in meeting.id[-13:])
