"""Ctrl-C while a year is planned."""

import os
import signal

from benchmarks.year.generate import year_file

from scheduler.model.options import Progress, SolveOptions
from scheduler.readers.yaml_source import source_from
from scheduler.year.read import year_from
from scheduler.year.solve import solve
from scheduler.year.verifier import verify


def test_ctrl_c_before_the_bound_is_known_ends_the_search_with_what_there_is() -> None:
    year = year_from(source_from(year_file(250, seed=3), "year.yaml"))
    found: list[int] = []

    def press(progress: Progress) -> None:
        found.append(progress.objective or 0)
        if len(found) == 1:
            os.kill(os.getpid(), signal.SIGINT)

    calendar = solve(year, SolveOptions(time_limit=60), press)

    assert verify(year, calendar).is_all_right
    # Nothing was made better after that.
    assert len(found) == 1
