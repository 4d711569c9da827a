"""Groups, such as regional ones, and the meetings that they ask for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from scheduler.domain.agenda import Item, Part
from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.domain.kinds import Kind
from scheduler.domain.services import BodyKind
from scheduler.readers.faults import Faults, WrongValueError
from scheduler.readers.hours import Block, name_at
from scheduler.readers.meetings import Days
from scheduler.readers.services_schema import GroupEntry
from scheduler.readers.values import slug
from scheduler.readers.when import read_when
from scheduler.readers.yaml_source import Place

# Groups meet early each day, before the plenary.
BEFORE_THE_DAY = 60
ASSUMED = (
    "A group that does not say when it meets asks for the hour before the first meeting of each "
    "day; bodies give up next to nothing for groups."
)


class Group(NamedTuple):
    """A group with its place in the file and a meeting for each request."""

    body: Body
    place: Place
    meetings: tuple[Meeting, ...]


def read_groups(
    entries: Sequence[GroupEntry],
    days: Days,
    meetings: Sequence[Meeting],
    faults: Faults,
    assumptions: list[str],
) -> list[Group]:
    """The groups of a file; `meetings` are those of the bodies."""
    found = []
    for index, entry in enumerate(entries):
        place: Place = ("groups", index)
        name = entry.short or entry.title
        body = Body(
            name,
            entry.title,
            free_order=True,
            kind=BodyKind.GROUP,
            seats=entry.seats,
            not_with=entry.not_with,
        )
        if not entry.when:
            assumptions.append(ASSUMED)
        try:
            spans = _spans(entry, days, meetings)
        except WrongValueError as error:
            faults.wrong((*place, "when"), WrongValueError(error.message, error.hint))
            continue
        if not spans:
            faults.add(place, "No meeting comes of this.", "Check days, and dates of the file.")
        where = faults.source.where(place)
        found.append(Group(body, place, tuple(_meetings(name, spans, entry, where))))
    return found


def _spans(entry: GroupEntry, days: Days, meetings: Sequence[Meeting]) -> list[tuple[date, Block]]:
    if not entry.when:
        first: dict[date, int] = {}
        for meeting in meetings:
            first[meeting.date] = min(meeting.start, first.get(meeting.date, meeting.start))
        hours = {day: (start - BEFORE_THE_DAY, start) for day, start in first.items()}
        return [(day, Block(name_at(a), a, b)) for day, (a, b) in sorted(hours.items())]
    found = [span for text in entry.when for span in days.spans(read_when(text))]
    return sorted(dict.fromkeys(found), key=lambda one: (one[0], one[1].start, one[1].end))


def _meetings(
    name: str, spans: Sequence[tuple[date, Block]], entry: GroupEntry, where: str
) -> list[Meeting]:
    found: list[Meeting] = []
    for day, block in spans:
        key = f"{slug(name)}-{day.isoformat()}-{block.name}"
        same = sum(one.id.startswith(key) for one in found)
        found.append(
            Meeting(
                id=f"{key}-{same + 1}" if same else key,
                body=name,
                date=day,
                start=block.start,
                end=block.end,
                languages=frozenset(entry.languages),
                where=where,
            )
        )
    return found


def with_groups(conference: Conference, groups: Sequence[Group]) -> Conference:
    """A conference with groups after its bodies, and a part for each meeting asked for."""
    original = conference.original_language
    items, parts = [], []
    for group in groups:
        name, title = group.body.id, group.body.name
        where = group.meetings[0].where if group.meetings else ""
        items.append(Item(title, name, "", ((original, title),), Kind.OTHER_MATTERS, where=where))
        parts += [_part(group.body, title, original, meeting) for meeting in group.meetings]
    return replace(
        conference,
        bodies=(*conference.bodies, *(group.body for group in groups)),
        meetings=(*conference.meetings, *(m for group in groups for m in group.meetings)),
        items=(*conference.items, *items),
        parts=(*conference.parts, *parts),
    )


def _part(body: Body, title: str, original: str, meeting: Meeting) -> Part:
    """What a group does in one of its meetings, and nowhere else."""
    minutes = meeting.end - meeting.start
    return Part(
        id=f"{title}, {meeting}",
        body=body.id,
        items=(title,),
        number="",
        titles=((original, title),),
        kind=Kind.OTHER_MATTERS,
        minimum=minutes,
        maximum=minutes,
        desired=minutes,
        target=minutes,
        weight=1,
        languages=meeting.languages,
        within=frozenset([meeting.id]),
        if_possible=True,
        where=meeting.where,
    )
