"""The library: what the command line does, as calls.

    from scheduler.api import frame, read, solve, write

    conference = read("conference.yaml")
    timetable = solve(conference, time_limit=30)
    write(conference, timetable, "out")
    table = frame(conference, timetable)

Every call raises a `scheduler.errors.SchedulerError` whose text is meant for the planner. Nothing
heavy is imported before it is needed: OR-Tools by `solve`, pandas by `frame`.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.domain.conference import Conference
from scheduler.domain.history import History
from scheduler.domain.timetable import Placement, Timetable
from scheduler.errors import Fault, InputFaults
from scheduler.model.options import Progress, SolveOptions, Watch
from scheduler.verifier import Report

if TYPE_CHECKING:
    import pandas

    from scheduler.calendars.publish import Difference
    from scheduler.calendars.render import Method
    from scheduler.calendars.views import View
    from scheduler.model.explain import Explanation
    from scheduler.replan import Replanned
    from scheduler.scenarios.question import Answer
    from scheduler.scenarios.solving import Told
    from scheduler.scenarios.whatif import Comparison

__all__ = [
    "Conference",
    "Progress",
    "Report",
    "Timetable",
    "Watch",
    "alternatives",
    "ask",
    "calendar",
    "explain",
    "frame",
    "kept",
    "mails",
    "marked",
    "next_version",
    "publish",
    "put",
    "read",
    "read_history",
    "read_timetable",
    "replan",
    "solve",
    "try_out",
    "verify",
    "what_if",
    "write",
    "write_calendars",
]

StrPath = str | os.PathLike[str]
_DEFAULTS = SolveOptions()


def read(path: StrPath) -> Conference:
    """Read a conference file.

    Raises `InputFaults` with every fault in it, each with its line.
    """
    from scheduler.readers import read_conference

    return read_conference(Path(path))


def solve(
    conference: Conference,
    *,
    time_limit: float = _DEFAULTS.time_limit,
    seed: int = _DEFAULTS.seed,
    workers: int = _DEFAULTS.workers,
    watch: Watch | None = None,
) -> Timetable:
    """Find the timetable that costs least, checked by the verifier.

    `time_limit` is in seconds; when it or Ctrl-C ends the search, the best timetable so far is
    returned with the status FEASIBLE. The same conference, `seed` and `workers` give the same
    timetable unless the search was ended. `watch` is called as the search goes on.

    Raises `NoTimetable` when none exists, with the rules that clash; `Stopped` when the search was
    ended before it found one; `ModelDisagrees` when the verifier refuses what was found.
    """
    from scheduler.model.solve import solve as search

    options = SolveOptions(time_limit=time_limit, seed=seed, workers=workers)
    return search(conference, options, watch)


def explain(conference: Conference, *, seed: int = _DEFAULTS.seed) -> "Explanation | None":
    """Why a conference has no timetable, and what would repair that; None where one exists.

    Takes ten seconds at the most. The text of the result is meant for the planner.
    """
    from scheduler.model.explain import explain as find

    return find(conference, SolveOptions(seed=seed))


def ask(
    conference: Conference,
    timetable: Timetable,
    part: str,
    meetings: Sequence[str],
    inside: bool,
    *,
    time_limit: float = _DEFAULTS.time_limit,
    seed: int = _DEFAULTS.seed,
) -> "Answer":
    """What it would cost to have a part only in some meetings (`inside`), or in none of them.

    Or which demands forbid it. Part and meetings are given by their ids.
    """
    from scheduler.scenarios.question import ask as answer

    held = [conference.meeting_by_id[meeting] for meeting in meetings]
    options = SolveOptions(time_limit=time_limit, seed=seed)
    return answer(conference, timetable, conference.part_by_id[part], held, inside, options)


def alternatives(
    conference: Conference,
    timetable: Timetable,
    count: int,
    *,
    time_limit: float = _DEFAULTS.time_limit,
    seed: int = _DEFAULTS.seed,
) -> list[Timetable]:
    """Up to so many other timetables, the cheapest first, that really differ.

    In each a matter of substance is taken in other meetings than in all the others and the given
    one. `time_limit` is for each of them.
    """
    from itertools import islice

    from scheduler.model.alternatives import alternatives as others

    options = SolveOptions(time_limit=time_limit, seed=seed)
    return list(islice(others(conference, [timetable], options), count))


def kept(conference: Conference, timetable: Timetable) -> Conference:
    """The conference with what is fixed in a timetable pinned; solve it to keep these lines.

    Raises `UsageError` where later lines of an item are fixed, but not its first.
    """
    from scheduler.scenarios.keep import kept as with_pins

    return with_pins(conference, timetable)


def marked(timetable: Timetable, earlier: Timetable) -> Timetable:
    """A timetable with the lines fixed that were so in an earlier one."""
    from scheduler.scenarios.keep import marked as with_marks

    return with_marks(timetable, earlier)


def replan(
    conference: Conference,
    timetable: Timetable,
    now: datetime,
    overruns: Mapping[str, int] | None = None,
    log: Sequence[Placement] = (),
    *,
    time_limit: float = _DEFAULTS.time_limit,
    seed: int = _DEFAULTS.seed,
    workers: int = _DEFAULTS.workers,
) -> "Replanned":
    """Plan a running conference anew, as the next version of its timetable.

    What lies before `now` (aware) stays as it was, the rest changes as little as can be.
    `overruns` are minutes more than planned, by part; `log` are actual placements, which count
    instead of the planned ones. Lines that are fixed stay.

    Raises what `solve` does.
    """
    from scheduler.calendars.versions import history_of
    from scheduler.calendars.versions import next_version as following
    from scheduler.replan import Moment
    from scheduler.replan import replan as plan_anew

    local = now.astimezone(ZoneInfo(conference.zone))
    moment = Moment(local.date(), local.hour * 60 + local.minute)
    options = SolveOptions(time_limit=time_limit, seed=seed, workers=workers)
    pinned = kept(conference, timetable)
    found = plan_anew(pinned, timetable, moment, overruns or {}, log, options)
    history = history_of(conference, timetable)
    at = now if now > history.latest.made else None
    numbered = following(conference, marked(found.timetable, timetable), history, at)
    return replace(found, timetable=numbered)


def what_if(
    file: StrPath,
    scenarios: StrPath,
    directory: StrPath,
    *,
    time_limit: float = _DEFAULTS.time_limit,
    seed: int = _DEFAULTS.seed,
    cluster: str | None = None,
    told: "Told | None" = None,
) -> "Comparison":
    """Solve all scenarios of a file, and write a comparison into a directory.

    It has scenarios.html, scenarios.csv and scenarios.xlsx, and remembers in `solved` what was
    solved: the next call solves only what is new. `cluster` is the address of a Dask scheduler;
    without it, all cores of this machine are used. `told` hears how many of how many are solved.
    Ctrl-C ends the search, and what is done is compared.
    """
    from scheduler.scenarios.page import as_html
    from scheduler.scenarios.pools import OnCluster, in_processes
    from scheduler.scenarios.tables import as_csv, as_xlsx
    from scheduler.scenarios.whatif import what_if as compare

    found = compare(
        Path(file),
        Path(scenarios),
        Path(directory) / "solved",
        SolveOptions(time_limit=time_limit, seed=seed),
        in_processes if cluster is None else OnCluster(cluster),
        told or (lambda done, of: None),
    )
    forms = {"html": as_html, "csv": as_csv, "xlsx": as_xlsx}
    put(directory, {f"scenarios.{name}": form(found.compared) for name, form in forms.items()})
    return found


def verify(conference: Conference, timetable: Timetable) -> Report:
    """Check every hard rule and recompute what each soft rule costs, from the timetable alone."""
    from scheduler.verifier import verify as check

    return check(conference, timetable)


def next_version(
    conference: Conference,
    timetable: Timetable,
    directory: StrPath,
    at: datetime | None = None,
) -> Timetable:
    """The timetable as the version that follows on the `timetable.json` of a directory.

    It is that version still where participants would see no difference, and the first where there
    is none. `at` is the instant of a new version, aware; None: a minute after the one before.
    Raises `UsageError` for an instant that is not later, `InputFaults` for a file that is damaged.
    """
    from scheduler.calendars.versions import next_version as following
    from scheduler.readers.history import earlier_history

    earlier = earlier_history(Path(directory))
    if earlier is not None and earlier.conference != conference.id:
        notice = (
            f"{directory} held a timetable of another conference, “{earlier.conference}”; "
            "the versions are counted anew."
        )
        timetable, earlier = replace(timetable, notices=(*timetable.notices, notice)), None
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
    or a directory that cannot be written to. A timetable without a history is written as the next
    version of the one that the directory holds (`next_version`).
    """
    from scheduler.writers import USUAL
    from scheduler.writers import write as write_files

    chosen = USUAL if formats is None else formats
    pages = Path(template) if template is not None else None
    if timetable.history is None and {"json", "ics"} & set(chosen):
        timetable = next_version(conference, timetable, directory)
    return write_files(conference, timetable, directory, chosen, languages, pages, days)


def put(directory: StrPath, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into a directory, all or none, and return their paths.

    Raises `UsageError` for a directory that cannot be written to.
    """
    from scheduler.writers import put as put_files

    return put_files(Path(directory), contents)


def read_history(path: StrPath) -> History:
    """What participants have been shown, from a `timetable.json` or the directory it is in.

    Raises `InputFaults` where there is none.
    """
    from scheduler.readers.history import read_history as read_it

    return read_it(Path(path))


def calendar(history: History, view: "View", source: str = "") -> bytes:
    """The calendar of a view (`scheduler.calendars.views.view_of`), as iCalendar.

    `source` is the address at which it can be had again. Raises `UsageError` for a body, room,
    item … that the timetable has never had.
    """
    from scheduler.calendars.render import Delivery, render
    from scheduler.calendars.views import check

    check(view, history)
    return render(history, view, Delivery(source=source))


def mails(
    history: History, view: "View", method: "Method", attendees: Sequence[tuple[str, str]]
) -> dict[str, bytes]:
    """One iCalendar file for each mail that asks `attendees` in, or tells them of a cancellation.

    Raises `UsageError` where there is no attendee, or no organizer to answer to.
    """
    from scheduler.calendars.render import mails as render_mails
    from scheduler.calendars.views import check

    check(view, history)
    return render_mails(history, view, method, attendees)


def publish(
    history: History,
    view: "View",
    url: str,
    credentials: tuple[str, str] = ("", ""),
    *,
    dry: bool = False,
) -> "Difference":
    """Make the calendar at a CalDAV address show a view, changing only what differs.

    `credentials` are (user, password); `dry` changes nothing. Raises `UsageError` where the server
    cannot be reached or refuses, and where the library caldav is not installed.
    """
    from scheduler.calendars.publish import publish as put_on_server
    from scheduler.calendars.views import check

    check(view, history)
    return put_on_server(history, view, url, credentials, dry)


def write_calendars(
    timetable: Timetable, directory: StrPath, views: Sequence["View"]
) -> list[Path]:
    """Write a calendar for each view of a timetable with a history, and return their paths."""
    assert timetable.history is not None
    history = timetable.history
    return put(directory, {f"calendar{v.suffix}.ics": calendar(history, v) for v in views})


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
    raise InputFaults([Fault(str(path), 0, "A timetable is a .csv, .xlsx or .json file.", hint)])


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
