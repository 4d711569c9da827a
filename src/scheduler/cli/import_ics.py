"""`scheduler import-ics`: busy times of a person or a room, from their calendar into the file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.errors import InputFaults, UsageError

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
    """Take busy times of a person or a room into a conference file.

    What an earlier import put there is replaced, and all else in the file stays as it is.
    """
    from scheduler import api
    from scheduler.readers.insertion import ABSENCES, with_times

    if (person is None) == (room is None):
        raise UsageError("Say whose calendar it is: --person NAME or --room ROOM.")
    conference = api.read(file)
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"{file} is no YAML file; busy times can be put into one only.")
    zone = next((one.zone for one in conference.people if one.name == person), "")
    found = _busy(calendar, conference, zone)
    text = file.read_text("utf-8-sig")
    if person is not None:
        changed = with_times(text, ABSENCES, person, _written(found, zone or conference.zone))
    else:
        assert room is not None
        changed = _with_room(text, conference, room, found)
    if changed != text:
        _write(file, changed)
    what = f"{len(found)} busy time{'' if len(found) == 1 else 's'}"
    typer.echo(f"{file}: {what} of {person or room} during the conference.")


def _busy(calendar: Path, conference: "Conference", home: str) -> "tuple[Busy, ...]":
    """What is taken in a calendar while the conference lasts; `home` is its owner's zone."""
    from scheduler.calendars.busy import busy_times, merged

    try:
        content = calendar.read_bytes()
    except OSError as error:
        raise UsageError(
            f"Cannot read {calendar}: no such file, or it cannot be opened."
        ) from error
    # A meeting may run past midnight.
    days = [meeting.date for meeting in conference.meetings]
    days += [conference.ends(meeting).date() for meeting in conference.meetings]
    ours, name = f"@{conference.id}.scheduler", str(calendar)
    span = min(days), max(days)
    return merged(busy_times(content, *span, conference.zone, ours=ours, name=name, home=home))


def _with_room(text: str, conference: "Conference", room: str, found: "Sequence[Busy]") -> str:
    from scheduler.readers.insertion import OCCUPIED, with_times

    named = (m.room for m in conference.meetings if m.room)
    rooms = dict.fromkeys((*(one.name for one in conference.services.rooms), *named))
    if room not in rooms:
        known = f"There are: {'; '.join(rooms)}." if rooms else "The file names no room."
        raise UsageError(f"No meeting is in room “{room}”.\n    {known}")
    return with_times(text, OCCUPIED, room, _written(found, conference.zone))


def _written(found: "Sequence[Busy]", zone: str) -> list[str]:
    """The times as a conference file has them, by the clock of a zone."""
    from zoneinfo import ZoneInfo

    from scheduler.readers.absences import written_absence

    local = ZoneInfo(str(zone))
    return [
        written_absence(one.begin.astimezone(local), one.end.astimezone(local)) for one in found
    ]


def _write(file: Path, text: str) -> None:
    """Write the file anew once it is known that it can still be read."""
    from scheduler import api

    trial = file.with_name(f".{file.stem}.trial{file.suffix}")
    try:
        trial.write_text(text, encoding="utf-8")
        api.read(trial)
        trial.replace(file)
    except InputFaults as faults:
        told = "\n".join(f"    {fault.message}" for fault in faults.faults)
        message = f"{file} stays as it was: with these times no timetable could be made.\n{told}"
        raise UsageError(message) from faults
    except OSError as error:
        raise UsageError(f"Cannot write {file}.") from error
    finally:
        trial.unlink(missing_ok=True)
