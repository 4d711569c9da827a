"""`scheduler import-ics`: busy times of a person or a room, from their calendar into the file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.calendars.busy import Busy
    from scheduler.domain.conference import Conference


def import_ics(
    calendar: Annotated[Path, typer.Argument(metavar="CALENDAR", help="Their calendar, an .ics.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file to change.")],
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose calendar it is: a chair or panellist.")
    ] = None,
    room: Annotated[str | None, typer.Option(metavar="ROOM", help="Or which room’s.")] = None,
) -> None:
    """Take busy times of a person or room into a conference file.

    What an earlier import put there is replaced, and all else in the file stays as it is.
    """
    from scheduler import api

    if (person is None) == (room is None):
        raise UsageError("Say whose calendar it is: --person NAME or --room ROOM.")
    conference = api.read(file)
    found = _busy(calendar, conference, file)
    text = file.read_text("utf-8-sig")
    if person is not None:
        changed, count = _with_person(text, conference, person, found), len(found)
    else:
        assert room is not None
        changed, count = _with_room(text, conference, room, found)
    if changed != text:
        _write(file, changed)
    what = f"{count} busy time{'' if count == 1 else 's'}"
    typer.echo(f"{file}: {what} of {person or room} during the conference.")


def _busy(calendar: Path, conference: "Conference", file: Path) -> "tuple[Busy, ...]":
    from scheduler.calendars.busy import busy_times, merged

    try:
        content = calendar.read_bytes()
    except OSError as error:
        raise UsageError(
            f"Cannot read {calendar}: no such file, or it cannot be opened."
        ) from error
    days = [meeting.date for meeting in conference.meetings]
    ours = f"@{conference.id}.scheduler"
    return merged(busy_times(content, min(days), max(days), conference.zone, ours, str(calendar)))


def _with_person(text: str, conference: "Conference", name: str, found: "Sequence[Busy]") -> str:
    """The times by the clock that the person's entry in the file has."""
    from zoneinfo import ZoneInfo

    import yaml

    from scheduler.readers.insertion import with_absences
    from scheduler.readers.people import written_absence

    entries = (yaml.safe_load(text) or {}).get("people") or []
    own = next((one for one in entries if isinstance(one, dict) and one.get("name") == name), {})
    zone = ZoneInfo(str(own.get("zone") or conference.zone))
    away = [
        written_absence(busy.begin.astimezone(zone), busy.end.astimezone(zone)) for busy in found
    ]
    return with_absences(text, name, away)


def _with_room(
    text: str, conference: "Conference", room: str, found: "Sequence[Busy]"
) -> tuple[str, int]:
    """Events that keep the meetings in the room from its taken hours, without being printed."""
    from scheduler.readers.insertion import with_events

    if len(conference.bodies) > 1:
        raise UsageError(
            "The taken hours of a room can be put only into a file with one body.\n"
            "    Write them as “events” of the body that meets there."
        )
    events = list(_events(conference, room, found))
    return with_events(text, f"taken: {room}", events), len(events)


def _events(
    conference: "Conference", room: str, found: "Sequence[Busy]"
) -> Iterator[list[tuple[str, str]]]:
    from scheduler.domain.clock import clock, instant

    held = [meeting for meeting in conference.meetings if meeting.room == room]
    if not held:
        rooms = "; ".join(dict.fromkeys(m.room for m in conference.meetings if m.room))
        raise UsageError(
            f"No meeting is in room “{room}”.\n    "
            + (f"There are: {rooms}." if rooms else "The file names no room.")
        )
    for meeting in held:
        midnight = instant(meeting.date, 0, conference.zone).replace(tzinfo=None)
        for busy in found:
            start, end = (
                int((moment.replace(tzinfo=None) - midnight).total_seconds()) // 60
                for moment in (busy.begin, busy.end)
            )
            start, end = max(start, meeting.start), min(end, meeting.end, 24 * 60 - 1)
            if start < end:
                yield [
                    ("title", f"{room} is taken"),
                    ("kind", f"taken: {room}"),
                    ("date", meeting.date.isoformat()),
                    ("hours", f"{clock(start)}–{clock(end)}"),
                    ("shown", "false"),
                ]


def _write(file: Path, text: str) -> None:
    """Write the file anew once it is known that it can still be read."""
    from scheduler import api

    trial = file.with_name(f".{file.stem}.trial{file.suffix}")
    try:
        trial.write_text(text, encoding="utf-8")
        api.read(trial)
        trial.replace(file)
    except OSError as error:
        raise UsageError(f"Cannot write {file}.") from error
    finally:
        trial.unlink(missing_ok=True)
