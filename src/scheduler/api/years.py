"""The calls for a duty station's year."""

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.api.files import StrPath, put
from scheduler.model.options import SolveOptions, Watch

if TYPE_CHECKING:
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


def write_year(year: "Year", calendar: "Calendar", directory: StrPath) -> list[Path]:
    """Write calendar.csv, .xlsx, .md and .json, and interpreters.csv, and return their paths.

    Either all files are written or none. Raises `UsageError` for a directory that cannot be
    written to.
    """
    from scheduler.year.write import files

    return put(directory, files(year, calendar))
