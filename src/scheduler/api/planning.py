"""The calls that find timetables, question them and check them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.api.files import StrPath, put
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Timetable
from scheduler.model.options import SolveOptions, Watch
from scheduler.verifier import Report

if TYPE_CHECKING:
    from scheduler.model.explain import Explanation
    from scheduler.replan import Replanned
    from scheduler.scenarios.question import Answer
    from scheduler.scenarios.solving import Told
    from scheduler.scenarios.whatif import Comparison

_DEFAULTS = SolveOptions()


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
    from scheduler.model.late_papers import moved_by_late_papers
    from scheduler.model.solve import solve as search

    options = SolveOptions(time_limit=time_limit, seed=seed, workers=workers)
    found = search(conference, options, watch)
    return replace(found, papers=tuple(moved_by_late_papers(conference, found, options)))


def explain(conference: Conference, *, seed: int = _DEFAULTS.seed) -> "Explanation | None":
    """Why a conference has no timetable, and what would repair that; None where one exists.

    Raises `Stopped` where neither was found out in time.
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

    Where participants see no difference, it is the same version still.
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
    assert numbered.history is not None
    is_revised = numbered.history.revisions > history.revisions
    is_reworded = is_revised and not found.changes
    return replace(found, timetable=numbered, is_revised=is_revised, is_reworded=is_reworded)


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
    """Check every hard rule and recompute what each soft rule costs, from the timetable alone.

    One that says nothing of interpreters, though the conference names them, breaks a rule if they
    cannot serve it.
    """
    from scheduler.verifier import verify as check

    interpretation = conference.services.interpretation
    if interpretation is None or not interpretation.named or timetable.duties is not None:
        return check(conference, timetable)
    from scheduler.model.staffing import RULE, with_roster
    from scheduler.rules.base import Violation

    whole, why_not = with_roster(conference, timetable)
    report = check(conference, whole)
    broken = (Violation(RULE, why_not),) if why_not else ()
    return replace(report, violations=(*report.violations, *broken))
