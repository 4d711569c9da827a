"""The calls for a duty station's year."""

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.api.files import StrPath, put
from scheduler.errors import UsageError
from scheduler.model.options import SolveOptions, Watch

if TYPE_CHECKING:
    from scheduler.domain.history import History
    from scheduler.year.domain import Calendar, Year

_DEFAULTS = SolveOptions()


def read_year(path: StrPath) -> "Year":
    """Read the file of a duty station's year.

    Raises `InputFaults` with every fault in it, each with its line.
    """
    from scheduler.year.read import read_year as read_file

    return read_file(Path(path))


def read_calendar(path: StrPath) -> "Calendar":
    """Read the calendar of a year back from its `calendar.json`.

    Raises `InputFaults` if it is none.
    """
    from scheduler.year.read_calendar import read_calendar as read_file

    return read_file(Path(path))


def solve_year(
    year: "Year",
    *,
    time_limit: float = _DEFAULTS.time_limit,
    seed: int = _DEFAULTS.seed,
    watch: Watch | None = None,
    earlier: "Calendar | None" = None,
) -> "Calendar":
    """Find a calendar of low cost for a year, checked by its verifier, with a proven bound.

    With an `earlier` calendar, as few of its sessions as can be change their dates. Raises what
    `solve` does.
    """
    from scheduler.year.solve import solve as search

    return search(year, SolveOptions(time_limit=time_limit, seed=seed), watch, earlier)


def earlier_year(year: "Year", directory: StrPath) -> "History | None":
    """What participants have been shown of a year, from a directory; None where it holds nothing.

    Raises `UsageError` for another year, which would be lost, and with it what is to be cancelled
    in everyone's calendars; `InputFaults` for a file that is damaged.
    """
    from scheduler.year.write import JSON_FILE

    file = Path(directory) / JSON_FILE
    history = read_calendar(file).history if file.exists() else None
    if history is not None and history.conference != year.id:
        raise UsageError(
            f"{directory} holds the calendar of another year, “{history.latest.heading.title}”.\n"
            "    Write into another directory; or, if it is the same one, let it keep its title."
        )
    return history


def next_calendar(
    year: "Year",
    calendar: "Calendar",
    directory: StrPath | None,
    earlier: "Calendar | None" = None,
) -> "Calendar":
    """The calendar as the version that follows on what a directory holds, else on an earlier one.

    It is that version still where participants would see no difference. Raises what `earlier_year`
    does.
    """
    from scheduler.year.versions import next_version

    before = earlier_year(year, directory) if directory else None
    given = earlier.history if earlier else None
    if given and (before is None or before.leads_to(given)):
        before = given
    return next_version(year, calendar, before)


def year_json(year: "Year", calendar: "Calendar") -> bytes:
    """What calendar.json says."""
    from scheduler.year.write import as_json

    return as_json(year, calendar)


def write_year(year: "Year", calendar: "Calendar", directory: StrPath) -> list[Path]:
    """Write the calendar's files, and return their paths: tables, calendars, and calendar.json.

    A calendar without a history follows on what the directory holds. Either all files are written
    or none. Raises `UsageError` for a directory that cannot be written to.
    """
    from scheduler.year.write import files

    if calendar.history is None:
        calendar = next_calendar(year, calendar, directory)
    return put(directory, files(year, calendar))
