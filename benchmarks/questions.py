"""Explanations, questions, re-plans and scenarios: `python -m benchmarks.questions [--smoke]`.

The largest conferences in `data/`, of one body and of several, are explained, asked about and
planned anew in this process.
Two hundred scenarios of the 2019 conference are solved by one command, and held against cold
commands one after another; of these, N are measured and the rest reckoned from their mean.
With Dask's `distributed` installed, the same sweep runs on clusters of one worker and of two.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks.record import Row, markdown, record
from scheduler import api
from scheduler.cli.replan import SECONDS as REPLAN_SECONDS
from scheduler.cli.why import SECONDS
from scheduler.domain.agenda import Pin
from scheduler.model.explain import explain
from scheduler.model.options import SolveOptions
from scheduler.replan import Moment, replan

DATA = Path(__file__).parents[1] / "data"
ONE_BODY, CONFERENCE_2019 = DATA / "cofi24-2001.yaml", DATA / "ctoc-cop-wg7-2019.yaml"
SEVERAL_BODIES, FIRST_PLAN = DATA / "synthetic" / "conference-tight.yaml", 20.0
SCENARIOS = (
    "scenarios:\n"
    "- sweep: agenda/2/desired from 15 to 510 by 5\n"
    "- sweep: agenda/3/desired from 15 to 510 by 5\n"
)
FEW_SCENARIOS = "scenarios:\n- sweep: agenda/2/desired from 60 to 75 by 5\n"
EXPLANATION, QUESTION, REPLAN, SWEEP, FASTER = 10.0, 5.0, 5.0, 20.0, 1.6


def questions(smoke: bool = False) -> Iterator[Row]:
    """One timing each, on a conference of one body; a smoke run has the quickest alone."""
    conference = api.read(ONE_BODY)
    timetable = api.solve(conference)
    too_long = replace(
        conference,
        parts=tuple(replace(p, minimum=300) if p.is_substantive else p for p in conference.parts),
    )
    early = replace(
        conference,
        parts=tuple(
            replace(p, pin=Pin((conference.meetings[1].id,))) if p.id == "12" else p
            for p in conference.parts
        ),
    )
    options, part = SolveOptions(), "9"
    now = Moment(date(2001, 2, 27), 12 * 60 + 30)
    morning, last = conference.meetings[4].id, conference.meetings[-1].id
    asked: tuple[tuple[str, float, Callable[[], object]], ...] = (
        ("explain: every item needs 300 minutes", EXPLANATION, lambda: explain(too_long, options)),
        ("explain: a pin against the order", EXPLANATION, lambda: explain(early, options)),
        ("why: not in its meeting", QUESTION,
         lambda: api.ask(conference, timetable, part, [morning], inside=False)),
        ("why: forbidden", QUESTION,
         lambda: api.ask(conference, timetable, part, [last], inside=True)),
        ("replan: 90 minutes over", REPLAN, lambda: replan(conference, timetable, now, {"5": 90})),
    )  # fmt: skip
    for name, target, ask in asked[-1:] if smoke else asked:
        yield _row(name, _seconds(ask), target)


def several_bodies() -> Iterator[Row]:
    """The same on the largest conference, of which the plan is the best of `FIRST_PLAN` seconds."""
    conference = api.read(SEVERAL_BODIES)
    timetable = api.solve(conference, time_limit=FIRST_PLAN)
    too_long = replace(
        conference,
        parts=tuple(replace(p, minimum=300) if p.is_substantive else p for p in conference.parts),
    )
    body = conference.bodies[1].id
    part = next(p.id for p in conference.parts_of(body) if p.is_substantive)
    held = next(placed.meeting for placed in timetable.placements if placed.part == part)
    last = conference.meetings_of(body)[-1].id
    day = conference.meeting_by_id[held].date
    begun = next(p for p in timetable.placements if conference.meeting_by_id[p.meeting].date == day)
    asked: tuple[tuple[str, float, Callable[[], object]], ...] = (
        ("explain: every item needs 300 minutes", EXPLANATION,
         lambda: explain(too_long, SolveOptions())),
        ("why: not in its meeting", QUESTION,
         lambda: api.ask(conference, timetable, part, [held], False, time_limit=SECONDS)),
        ("why: forbidden", QUESTION,
         lambda: api.ask(conference, timetable, part, [last], True, time_limit=SECONDS)),
        ("replan: 60 minutes over", REPLAN,
         lambda: replan(
             conference, timetable, Moment(day, 18 * 60 + 30), {begun.part: 60},
             options=SolveOptions(time_limit=REPLAN_SECONDS),
         )),
    )  # fmt: skip
    for name, target, ask in asked:
        yield _row(f"{name}, several bodies", _seconds(ask), target)


def sweep(cold: int, scenarios: str = SCENARIOS, count: int = 200) -> Iterator[Row]:
    """Scenarios by one command, and as many cold commands, of which so many are measured."""
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "scenarios.yaml"
        file.write_text(scenarios, "utf-8")
        whole = _seconds(lambda: _command("whatif", CONFERENCE_2019, file, "-o", directory, "-q"))
        single = sum(
            _seconds(lambda: _command("solve", CONFERENCE_2019, "-q", "-o", directory))
            for _ in range(cold)
        )
    yield _row(f"whatif: {count} scenarios of 2019", whole, SWEEP)
    how = "" if cold == count else f" (reckoned from {cold})"
    yield _row(f"{count} cold runs of solve one after another{how}", single / cold * count)


def cluster() -> Iterator[Row]:
    """The same sweep on local clusters of one worker and of two."""
    import distributed

    taken: dict[int, float] = {}
    for workers in (1, 2):
        with (
            tempfile.TemporaryDirectory() as directory,
            distributed.LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
            ) as started,
        ):
            file = Path(directory) / "scenarios.yaml"
            file.write_text(SCENARIOS, "utf-8")
            warm = Path(directory) / "warm.yaml"
            warm.write_text("scenarios:\n- sweep: 2 to 9 meetings\n", "utf-8")
            address = started.scheduler_address
            api.what_if(CONFERENCE_2019, warm, directory, cluster=address)
            begun = perf_counter()
            api.what_if(CONFERENCE_2019, file, directory, cluster=address)
            taken[workers] = perf_counter() - begun
    target = taken[1] / FASTER
    yield _row("200 scenarios on a cluster of 1 worker", taken[1])
    yield _row("200 scenarios on a cluster of 2 workers", taken[2], target)


def _command(*arguments: object) -> None:
    command = [sys.executable, "-m", "scheduler", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def _seconds(run: Callable[[], object]) -> float:
    begun = perf_counter()
    run()
    return perf_counter() - begun


def _row(name: str, seconds: float, target: float | None = None) -> Row:
    return {
        "what": name,
        "seconds": round(seconds, 2),
        "target": "" if target is None else round(target, 2),
        "met": "" if target is None else "yes" if seconds <= target else "no",
    }


def measure(smoke: bool, cold: int) -> list[Row]:
    """All timings; a smoke run has few, and no cluster."""
    if smoke:
        return [*questions(smoke), *sweep(1, FEW_SCENARIOS, 4)]
    rows = [*questions(), *several_bodies(), *sweep(cold)]
    try:
        rows += cluster()
    except ImportError:
        print("Without distributed: no cluster is measured.", file=sys.stderr)
    return rows


def main() -> None:
    """Measure, print, and record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cold", type=int, default=6, help="cold commands that are measured")
    parser.add_argument("--smoke", action="store_true", help="few of them, nothing is kept")
    given = parser.parse_args()
    rows = measure(given.smoke, given.cold)
    print(markdown(rows))
    if not given.smoke:
        record("questions", rows, cold=given.cold)


if __name__ == "__main__":
    main()
