"""What differs between two calendars of a year, session by session, in words."""

from collections.abc import Iterator

from scheduler.year.domain import Calendar, Meeting


def changes(earlier: Calendar, calendar: Calendar) -> Iterator[str]:
    """One sentence for each session that is new, has gone, or meets at other times or elsewhere."""
    before, now = earlier.by_session(), calendar.by_session()
    for name, meetings in sorted(now.items(), key=lambda one: (one[1][0].when, one[0])):
        first, last = meetings[0], meetings[-1]
        if name not in before:
            yield f"{name} is new: {first.name}, to {last.name}."
            continue
        old = before[name]
        if old[0].when != first.when:
            yield f"{name} begins on {first.name}, not on {old[0].name}."
        elif len(old) == len(meetings) and old[-1].when != last.when:
            # It runs over a day that has become a holiday, or is none any more.
            yield f"{name} ends on {last.name}, not on {old[-1].name}."
        if len(old) != len(meetings):
            yield f"{name} holds {len(meetings)} meetings, not {len(old)}; it ends on {last.name}."
        if _rooms(old) != _rooms(meetings):
            yield f"{name} meets in {_rooms(meetings)}, not in {_rooms(old)}."
    for name in sorted(before.keys() - now.keys()):
        yield f"{name} is no longer held."


def _rooms(meetings: list[Meeting]) -> str:
    return " and ".join(dict.fromkeys(meeting.room for meeting in meetings)) or "no room"
