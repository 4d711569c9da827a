"""What is scheduled: items, items taken jointly and parts of split items, with their wishes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import lcm
from typing import NamedTuple

from scheduler.domain.agenda import Paper, Part, Pin
from scheduler.domain.conference import Meeting
from scheduler.domain.shares import Demand, targets
from scheduler.readers.agenda import Agenda, Listed, plain
from scheduler.readers.faults import WrongValueError, closest
from scheduler.readers.meetings import Days, select
from scheduler.readers.papers import papers
from scheduler.readers.schema import PartEntry, TimesOfPart
from scheduler.readers.speakers import List, read_speakers
from scheduler.readers.yaml_source import Place

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
           "XV", "XVI", "XVII", "XVIII", "XIX", "XX")  # fmt: skip
# “(Part I)” in the six official languages, as UN documents have it.
_PART = {
    "en": "(Part {})", "fr": "(partie {})", "es": "(parte {})", "ru": "(часть {})",
    "zh": "（第{}部分）", "ar": "(الجزء {})",
}  # fmt: skip


class Setting(NamedTuple):
    """What the parts of a body are read against: its meetings and days, usual times and zone."""

    meetings: tuple[Meeting, ...]
    days: Days
    languages: tuple[str, ...]
    half_day: int
    grid: int
    zone: str


class Found(NamedTuple):
    """A part with the place it was written at and the number of parts of its item."""

    part: Part
    place: Place
    of: int


def read_parts(agenda: Agenda, setting: Setting) -> list[Found]:
    """The parts of a body in the order of its agenda; their targets are not yet set."""
    joined = _jointly(agenda)
    found: list[Found] = []
    for one in agenda.listed:
        if not one.taken or one.item.key in {key for keys in joined.values() for key in keys[1:]}:
            continue
        keys = joined.get(one.item.key, (one.item.key,))
        group = [other for other in agenda.listed if other.item.key in keys]
        found.extend(_Reader(agenda, setting, one, group).parts())
    return found


def share_time(found: Sequence[Found], available: int, grid: int, session: int) -> tuple[Part, ...]:
    """The parts with their targets, of the working minutes available to their body.

    A split item has the share of a whole one, divided among its parts.
    """
    scale = lcm(*(one.of for one in found)) if found else 1
    demands = [
        Demand(p.id, p.kind, p.desired, p.minimum, p.maximum, p.weight * scale // one.of)
        for one in found
        for p in (one.part,)
    ]
    shares = targets(demands, available, grid, session)
    return tuple(replace(one.part, target=shares[one.part.id]) for one in found)


def _jointly(agenda: Agenda) -> dict[str, tuple[str, ...]]:
    """Keys of items taken together, by the first of them in the agenda's order."""
    joined: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    order = [one.item.key for one in agenda.listed]
    for one in agenda.listed:
        if not one.entry.jointly:
            continue
        keys = {one.item.key}
        for text in one.entry.jointly:
            others = agenda.find(text)
            if not others:
                unknown_item(agenda, (*one.place, "jointly"), text)
            keys.update(other.item.key for other in others)
        if keys & taken:
            message = "An item is taken jointly in two ways."
            agenda.faults.add((*one.place, "jointly"), message, "Say it once, at one of the items.")
            continue
        taken |= keys
        ordered = tuple(sorted(keys, key=order.index))
        joined[ordered[0]] = ordered
    return joined


def unknown_item(agenda: Agenda, place: Place, text: str) -> None:
    """Note that the agenda has no such item, or that it is not taken up."""
    if any(plain(text) == plain(one.item.number or one.item.title) for one in agenda.listed):
        message = f"Item “{text}” is not taken up: it is not to be scheduled."
        agenda.faults.add(place, message, "Take out “scheduled: false”, or name another item.")
        return
    agenda.faults.add(
        place, f"There is no item “{text}” on the agenda.", closest(text, agenda.numbers())
    )


class _Reader:
    """Reads the parts of one item, or of several taken jointly."""

    def __init__(
        self, agenda: Agenda, setting: Setting, first: Listed, group: Sequence[Listed]
    ) -> None:
        self.agenda, self.setting, self.group = agenda, setting, group
        self.faults = agenda.faults
        # Of items taken jointly, the one that says so also says how long and when.
        self.lead = next((one for one in group if one.entry.jointly), first)
        self.first = first

    def parts(self) -> list[Found]:
        """One part, or those the item is split into."""
        entries = self.lead.entry.parts
        if not entries:
            return [Found(self._part(self.lead.entry, self.lead.place, 0, 1), self.lead.place, 1)]
        found = []
        for index, entry in enumerate(entries):
            place = (*self.lead.place, "parts", index)
            found.append(
                Found(self._part(entry, place, index + 1, len(entries)), place, len(entries))
            )
        return found

    def _part(self, entry: TimesOfPart, place: Place, index: int, of: int) -> Part:
        item = self.lead.entry
        number = joint_number([one.item.number for one in self.group])
        titles = self._titles(entry, index)
        name = number or self.first.item.title
        suffix = f" (Part {_ROMANS[index - 1]})" if index else ""
        minimum, desired, maximum = self._times(entry, of)
        speakers = self._speakers(f"item {number}" if number else f"“{name}”")
        if speakers.minutes:
            minimum = self._least(speakers, minimum, maximum)
            desired = desired or max(minimum, self._on_grid(speakers.in_whole))
        within = self._meetings(entry, "only", place)
        needed = self.setting.languages if item.languages is None else item.languages
        issued = [paper for one in self.group for paper, _ in papers(one, needed)]
        stated = entry.not_before or item.not_before
        not_before, reason = _latest(stated, issued)
        return Part(
            id=self.agenda.prefix + name + suffix,
            body=self.agenda.body,
            items=tuple(one.item.key for one in self.group),
            number=number,
            titles=titles,
            kind=self.first.item.kind,
            minimum=max(minimum or 0, self.setting.grid),
            maximum=maximum,
            desired=desired,
            target=0,
            weight=item.weight,
            languages=frozenset(needed),
            pin=self._pin(entry, place, index),
            within=within or None,
            prefers=self._meetings(entry, "prefers", place),
            avoids=self._meetings(entry, "avoids", place) | self._before_the_last(entry),
            not_before=not_before,
            not_before_reason=reason,
            stated_not_before=stated,
            papers=tuple(issued),
            speakers=speakers.speakers,
            theme=item.theme,
            fills_in=entry.fills_in or item.fills_in,
            where=self.faults.source.where(place),
        )

    def _before_the_last(self, entry: TimesOfPart) -> frozenset[str]:
        """Of what should end a day, the meetings after which there is another on that day."""
        if not (entry.ends_day or self.lead.entry.ends_day):
            return frozenset()
        held = self.setting.meetings
        last = {one.date: one.id for one in sorted(held, key=lambda one: (one.date, one.start))}
        return frozenset(one.id for one in held if one.id not in last.values())

    def _speakers(self, name: str) -> List:
        entry, place = self.lead.entry.speakers, (*self.lead.place, "speakers")
        if entry is None:
            return List()
        if self.lead.entry.parts:
            message = "A split item has no list of speakers."
            self.faults.add(place, message, "Give each part a number and a list of its own.")
            return List()
        setting = self.setting
        return read_speakers(
            entry, setting.zone, setting.meetings, setting.half_day, name, place, self.faults
        )

    def _least(self, speakers: List, minimum: int | None, maximum: int | None) -> int:
        """The minimum of an item with a list of speakers."""
        if maximum is not None and maximum < speakers.minutes:
            count = len(speakers.speakers)
            needed = f"The {count} speakers of this list take {speakers.minutes} minutes"
            message = f"{needed}, more than the maximum of the item, {maximum}."
            hint = "Shorten the speeches, or lift the maximum."
            self.faults.add((*self.lead.place, "speakers"), message, hint)
        return max(minimum or 0, self._on_grid(speakers.minutes))

    def _on_grid(self, minutes: int) -> int:
        return -(-minutes // self.setting.grid) * self.setting.grid

    def _titles(self, entry: TimesOfPart, index: int) -> tuple[tuple[str, str], ...]:
        if isinstance(entry, PartEntry) and entry.title is not None:
            return tuple((code or self.agenda.original, text) for code, text in entry.title)
        common = [code for code, _ in self.group[0].item.titles]
        for one in self.group[1:]:
            common = [code for code in common if one.item.title_in(code)]
        titles = []
        for code in common or [self.agenda.original]:
            texts = [one.item.title_in(code) or one.item.title for one in self.group]
            title = "; ".join(dict.fromkeys(texts))
            if index:
                title += " " + _PART.get(code, "({})").format(_ROMANS[index - 1])
            titles.append((code, title))
        return tuple(titles)

    def _times(self, entry: TimesOfPart, of: int) -> tuple[int | None, int | None, int | None]:
        found = []
        for name in ("minimum", "desired", "maximum"):
            own, item = getattr(entry, name), getattr(self.lead.entry, name)
            half_day, grid = self.setting.half_day, self.setting.grid
            if own is not None:
                found.append(own.in_minutes(half_day))
            elif item is not None:
                # Rounded down to the grid, so that the parts together keep within a maximum.
                found.append(
                    item.in_minutes(half_day)
                    // of
                    // (grid if of > 1 else 1)
                    * (grid if of > 1 else 1)
                )
            else:
                found.append(None)
        return found[0], found[1], found[2]

    def _choices(
        self, entry: TimesOfPart, name: str, place: Place
    ) -> tuple[tuple[str, ...], Place]:
        own = getattr(entry, name)
        if own is None and entry is not self.lead.entry and name != "pin":
            return getattr(self.lead.entry, name) or (), (*self.lead.place, name)
        return own or (), (*place, name)

    def _meetings(self, entry: TimesOfPart, name: str, place: Place) -> frozenset[str]:
        texts, here = self._choices(entry, name, place)
        if not self.setting.meetings:  # a fault of the meetings, already noted
            return frozenset()
        found: set[str] = set()
        for index, text in enumerate(texts):
            try:
                chosen, _ = select(text, self.setting.meetings, self.setting.days)
            except WrongValueError as error:
                self.faults.wrong((*here, index), error)
                continue
            found.update(meeting.id for meeting in chosen)
        return frozenset(found)

    def _pin(self, entry: TimesOfPart, place: Place, index: int) -> Pin | None:
        texts, here = self._choices(entry, "pin", place)
        if not self.setting.meetings:
            return None
        if index and entry.pin is None and self.lead.entry.pin is not None:
            if index == 1:
                message = "A split item cannot be pinned as a whole."
                self.faults.add((*self.lead.place, "pin"), message, "Pin its parts one by one.")
            return None
        meetings: list[Meeting] = []
        start = None
        for step, text in enumerate(texts):
            try:
                chosen, hour = select(text, self.setting.meetings, self.setting.days)
                if len(chosen) > 1:
                    names = "; ".join(str(meeting) for meeting in chosen)
                    raise WrongValueError(
                        f"“{text}” may be any of several meetings.", f"They are: {names}."
                    )
                if hour is not None and len(texts) > 1:
                    raise WrongValueError(
                        "An hour goes with one meeting only.", "Leave out the hour."
                    )
            except WrongValueError as error:
                self.faults.wrong((*here, step), error)
                continue
            start = hour
            meetings += chosen
        ordered = sorted(set(meetings), key=lambda meeting: (meeting.date, meeting.start))
        return Pin(tuple(meeting.id for meeting in ordered), start) if ordered else None


def _latest(stated: date | None, issued: Sequence[Paper]) -> tuple[date | None, str]:
    """The first day on which a part can be taken, and why."""
    reasons = [(stated, "the file says so")] if stated else []
    reasons += [(paper.out, paper.reason) for paper in issued]
    return max(reasons, key=lambda pair: pair[0], default=(None, ""))


def joint_number(numbers: Sequence[str]) -> str:
    """`II & III`; sub-items of one item are `8 (a), (b) & (c)`."""
    stated = [number for number in numbers if number]
    if len(stated) < 2:
        return stated[0] if stated else ""
    head = stated[0].rpartition(" (")[0]
    if head and all(number.rpartition(" (")[0] == head for number in stated):
        stated = [stated[0], *(number.removeprefix(head).strip() for number in stated[1:])]
    return ", ".join(stated[:-1]) + f" & {stated[-1]}"
