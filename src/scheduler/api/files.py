"""The calls that read and write files."""

import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.history import History
from scheduler.domain.timetable import Timetable
from scheduler.errors import UsageError, refused

if TYPE_CHECKING:
    import pandas


StrPath = str | os.PathLike[str]


def read(path: StrPath) -> Conference:
    """Read a conference file.

    Raises `InputFaults` with every fault in it, each with its line.
    """
    from scheduler.readers import read_conference

    return read_conference(Path(path))


def read_timetable(path: StrPath, conference: Conference) -> Timetable:
    """Read a timetable back: `timetable.json`, or a table as `.csv` or `.xlsx`, edited or not.

    Raises `InputFaults` with every fault in it, each with its line.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".json":
        from scheduler.readers.timetable_json import read_json

        return read_json(path, conference)
    if suffix == ".csv":
        from scheduler.readers.timetable_csv import read_csv

        return read_csv(path, conference)
    if suffix == ".xlsx":
        from scheduler.readers.timetable_xlsx import read_xlsx

        return read_xlsx(path, conference)
    hint = "In Excel: Save as, “Excel workbook”." if suffix in (".xls", ".xlsm", ".ods") else ""
    raise refused(path, "A timetable is a .csv, .xlsx or .json file.", hint)


def read_history(path: StrPath) -> History:
    """What participants have been shown, from a `timetable.json` or the directory it is in.

    Raises `InputFaults` where there is none.
    """
    from scheduler.readers.history import read_history as read_it

    return read_it(Path(path))


def earlier_versions(conference: Conference, directory: StrPath) -> History | None:
    """The versions of a conference's timetable that a directory holds; None where it holds none.

    Raises `UsageError` for those of another conference, which would be lost, and with them what is
    to be cancelled in everyone's calendars; `InputFaults` for a file that is damaged.
    """
    from scheduler.readers.history import earlier_history

    earlier = earlier_history(Path(directory))
    if earlier is not None and earlier.conference != conference.id:
        raise UsageError(
            f"{directory} holds the timetable of another conference, “{earlier.conference}”.\n"
            "    Write into another directory; or, if it is the same one under a new name, add "
            f"“id: {earlier.conference}” to its file."
        )
    return earlier


def next_version(
    conference: Conference,
    timetable: Timetable,
    directory: StrPath,
    at: datetime | None = None,
) -> Timetable:
    """The timetable as the version that follows on the `timetable.json` of a directory.

    It is that version still where participants would see no difference, and the first where there
    is none. A timetable that has gone through the versions of the directory itself stays as it is;
    an older one, or one that has parted from them, is a new version after them. `at` is the instant
    of a new version, aware; None: a minute after the one before.
    Raises `UsageError` for an instant that is not later, and what `earlier_versions` does.
    """
    from scheduler.calendars.versions import next_version as following

    earlier = earlier_versions(conference, directory)
    if timetable.history and (earlier is None or earlier.leads_to(timetable.history)):
        return timetable
    return following(conference, timetable, earlier, at)


def try_out(
    conference: Conference,
    formats: Sequence[str],
    *,
    languages: Sequence[str] = (),
    template: StrPath | None = None,
) -> None:
    """Find out before a search what `write` would refuse after it; raises `UsageError`."""
    from scheduler.writers import try_out as try_files

    try_files(conference, formats, languages, Path(template) if template is not None else None)


def write(
    conference: Conference,
    timetable: Timetable,
    directory: StrPath,
    formats: Sequence[str] | None = None,
    *,
    languages: Sequence[str] = (),
    template: StrPath | None = None,
    days: Sequence[date] = (),
) -> list[Path]:
    """Write the timetable into a directory and return the paths of the files.

    `formats` are among md, csv, html, docx, json and ics, which are the usual ones that None means,
    and xlsx, pdf, programme and programme-pdf. `languages` are codes such as fr; none means the
    original language. `template` is a Word file for pages and styles, `days` are those with a day
    sheet (none: all). The directory is made where it is missing. Either all files are written or
    none. Raises `UsageError` for an unknown format or language, a template or font that is missing,
    or a directory that cannot be written to. With json or ics the timetable is written as the next
    version of the one that the directory holds (`next_version`).
    """
    from scheduler.writers import USUAL
    from scheduler.writers import write as write_files

    chosen = USUAL if formats is None else formats
    pages = Path(template) if template is not None else None
    if {"json", "ics"} & set(chosen):
        timetable = next_version(conference, timetable, directory)
    return write_files(conference, timetable, directory, chosen, languages, pages, days)


def write_revised(
    conference: Conference,
    timetable: Timetable,
    since: Timetable,
    directory: StrPath,
    formats: Sequence[str] | None = None,
    *,
    languages: Sequence[str] = (),
    template: StrPath | None = None,
) -> list[Path]:
    """Write the table in its revised form: new lines underlined, those of `since` struck out.

    Its symbol has /Rev.1 for the second version, and so on. `formats` are among md, html and docx;
    None means all. Otherwise as `write`.
    """
    from scheduler.writers import MARKED, revised_files

    pages = Path(template) if template is not None else None
    chosen = MARKED if formats is None else formats
    return put(directory, revised_files(conference, since, timetable, chosen, languages, pages))


def put(directory: StrPath, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into a directory, all or none, and return their paths.

    Raises `UsageError` for a directory that cannot be written to.
    """
    from scheduler.writers import put as put_files

    return put_files(Path(directory), contents)


def frame(conference: Conference, timetable: Timetable) -> "pandas.DataFrame":
    """The organization of work as a pandas DataFrame, one row a line in order of time.

    Columns: `date` (`datetime.date`), `start` and `end` (`HH:MM`, or None where no hours are
    stated), `body`, `item`, `title`, `continued` (bool), `minutes` that the item is given on this
    line, and `room`.
    """
    import pandas

    from scheduler.writers.entries import COLUMNS, entries

    rows = [
        (
            entry.line.date,
            entry.start,
            entry.end,
            entry.body,
            entry.item,
            entry.title,
            entry.continued,
            entry.line.minutes,
            entry.line.room,
        )
        for entry in entries(conference, timetable)
    ]
    return pandas.DataFrame(rows, columns=[*COLUMNS, "minutes", "room"])
