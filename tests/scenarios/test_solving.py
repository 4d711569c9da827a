"""Solving many scenarios: in any order, in any number of processes, and only what is new."""

import json
import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import FILE_2019, ROOT

from scheduler.errors import NoTimetable, Stopped
from scheduler.model.options import SolveOptions
from scheduler.model.search import interruptible
from scheduler.scenarios import pools
from scheduler.scenarios.base import read_base
from scheduler.scenarios.compare import Compared
from scheduler.scenarios.pools import MOST_AT_ONCE, batches, here, in_processes
from scheduler.scenarios.solving import Result, Solver, Task, solved, task_of
from scheduler.scenarios.tables import as_csv
from scheduler.scenarios.whatif import Comparison, what_if

SCENARIOS = """\
scenarios:
- name: Friday morning lost
  meeting lost: Friday morning
- name: Too long
  set: {agenda/2/minimum: 700, agenda/3/minimum: 300}
- sweep: four to six meetings
"""


class Counting:
    """Solves in this process, and counts what it is asked for; stops after so many."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.solved = 0
        self.stop_after = stop_after

    def __call__(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        for one in here(tasks):
            if self.solved == self.stop_after:
                raise KeyboardInterrupt
            self.solved += 1
            yield one


def run(directory: Path, solver: Solver = here, text: str = SCENARIOS) -> Comparison:
    directory.mkdir(exist_ok=True)
    file = directory / "scenarios.yaml"
    file.write_text(text, "utf-8")
    options = SolveOptions()
    return what_if(
        ROOT / FILE_2019, file, directory / "solved", options, solver, lambda done, of: None
    )


def by_name(found: Comparison) -> dict[str, Compared]:
    return {one.solved.name: one for one in found.compared}


def test_what_scenarios_come_to(tmp_path: Path) -> None:
    found = by_name(run(tmp_path))
    assert found["The plan"].solved.outcome == "optimal"
    assert found["Friday morning lost"].interpreters == 4 * 14
    assert [change.name for change in found["Friday morning lost"].moved] == ["item 3"]
    assert found["5 meetings"].difference == 0
    assert found["5 meetings"].changes == ()
    too_long = found["Too long"].solved
    assert too_long.outcome == "impossible"
    assert "Item 2 needs 700 minutes" in too_long.reason
    assert found["4 meetings"].solved.value == 4


def test_a_second_run_solves_nothing_and_a_changed_one_only_what_changed(tmp_path: Path) -> None:
    first, again, more = Counting(), Counting(), Counting()
    one = run(tmp_path, first)
    # The plan itself is the scenario of five meetings too, but written otherwise.
    assert first.solved == 6
    two = run(tmp_path, again)
    assert again.solved == 0
    assert as_csv(one.compared) == as_csv(two.compared)
    run(tmp_path, more, SCENARIOS.replace("six meetings", "seven meetings"))
    assert more.solved == 1


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    stopped = run(tmp_path, Counting(stop_after=2))
    assert not stopped.is_whole
    assert sum(one.solved.outcome == "waiting" for one in stopped.compared) == 4
    rest = Counting()
    whole = run(tmp_path, rest)
    assert whole.is_whole
    assert rest.solved == 4
    assert as_csv(whole.compared) == as_csv(run(tmp_path / "elsewhere").compared)


def test_ctrl_c_before_any_scenario_is_solved(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match="Stopped before any scenario was solved"):
        run(tmp_path, Counting(stop_after=1))
    rest = Counting()
    assert run(tmp_path, rest).is_whole
    assert rest.solved == 5


def test_ctrl_c_in_a_search_ends_all_scenarios(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search under way keeps Ctrl-C to itself; the next one is not to begin."""
    before = signal.getsignal(signal.SIGINT)

    def pressed(task: Task) -> Result:
        with interruptible() as interrupt:
            if asked:
                signal.raise_signal(signal.SIGINT)
                assert interrupt.is_pressed
            asked.append(task)
        return solved(task)

    asked: list[Task] = []
    monkeypatch.setattr(pools, "solved", pressed)
    task = task_of(read_base(ROOT / FILE_2019), None, SolveOptions())
    assert isinstance(task, Task)
    results = here([task] * 4)
    assert next(results)[0] == 0
    with pytest.raises(KeyboardInterrupt):
        next(results)
    assert len(asked) == 2
    assert signal.getsignal(signal.SIGINT) is before


def test_scenarios_for_which_the_time_is_too_short(tmp_path: Path) -> None:
    def stopped(tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        yield from ((n, Result({"outcome": "stopped", "reason": ""})) for n, _ in enumerate(tasks))

    text = "scenarios:\n- meetings: 4\n"
    with pytest.raises(Stopped, match=r"found within 60 s.\n    Give each more time: --time-limit"):
        run(tmp_path, stopped, text)


def test_a_pool_of_processes_finds_the_same(tmp_path: Path) -> None:
    one, many = tmp_path / "one", tmp_path / "many"
    run(one)
    run(many, in_processes)
    records = {path.name: path.read_bytes() for path in (one / "solved").iterdir()}
    assert records == {path.name: path.read_bytes() for path in (many / "solved").iterdir()}
    assert len(records) == 6


def test_a_damaged_record_is_solved_anew(tmp_path: Path) -> None:
    run(tmp_path)
    damaged = next((tmp_path / "solved").iterdir())
    damaged.write_text("{", "utf-8")
    again = Counting()
    run(tmp_path, again)
    assert again.solved == 1
    assert json.loads(damaged.read_text("utf-8"))["outcome"]


def test_a_plan_without_a_timetable(tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    text = (ROOT / FILE_2019).read_text("utf-8")
    file.write_text(text.replace("- number: 3\n", "- number: 3\n  minimum: 900\n"), "utf-8")
    scenarios = tmp_path / "scenarios.yaml"
    scenarios.write_text("scenarios: [{meeting lost: Friday morning}]", "utf-8")
    with pytest.raises(NoTimetable, match="Neither the plan nor any scenario has a timetable: "):
        what_if(file, scenarios, tmp_path, SolveOptions(), here, lambda done, of: None)
    scenarios.write_text("scenarios: [{set: {agenda/3/minimum: 120}}]", "utf-8")
    found = what_if(file, scenarios, tmp_path, SolveOptions(), here, lambda done, of: None)
    plan, eased = found.compared
    assert (plan.solved.outcome, eased.solved.outcome) == ("impossible", "optimal")
    assert "item 3 needs 900 minutes" in plan.solved.reason.lower()


def test_a_process_that_dies_is_started_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def dying(left: dict[int, Task], count: int) -> Iterator[tuple[int, Result]]:
        tries.append(sorted(left))
        for index in list(left)[:2]:
            yield index, solved(left[index])
        if len(tries) < 3:
            raise BrokenProcessPool

    monkeypatch.setattr(pools, "_in_pool", dying)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    found = run(tmp_path, in_processes)
    assert found.is_whole
    assert [len(left) for left in tries] == [5, 3, 1]  # the plan itself needs no pool


def test_what_is_kept_is_compared_alike_when_it_is_read_again(tmp_path: Path) -> None:
    solved_now, kept = run(tmp_path), run(tmp_path)
    assert solved_now.compared == kept.compared


@given(st.integers(0, 500), st.integers(1, 16))
def test_batches_hold_each_scenario_once_and_grow_smaller(count: int, threads: int) -> None:
    found = list(batches(count, threads))
    assert [index for begin, end in found for index in range(begin, end)] == list(range(count))
    sizes = [end - begin for begin, end in found]
    assert sizes == sorted(sizes, reverse=True)
    assert not sizes or (sizes[0] <= MOST_AT_ONCE and sizes[-1] == 1)


def test_searches_under_way_are_broken_off_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else Ctrl-C would write the comparison, and then wait for searches that nobody asks for."""
    monkeypatch.setattr(pools.os, "cpu_count", lambda: 2)
    base = read_base(ROOT / "data/synthetic/conference-tight.yaml")
    quick = task_of(read_base(ROOT / FILE_2019), None, SolveOptions())
    long = task_of(base, None, SolveOptions(time_limit=600))
    assert isinstance(quick, Task)
    assert isinstance(long, Task)
    others = set(multiprocessing.active_children())
    results = in_processes([quick, *[long] * 4])
    next(results)
    workers = set(multiprocessing.active_children()) - others
    assert workers
    results.close()  # type: ignore[attr-defined]
    for worker in workers:
        worker.join()
        assert worker.exitcode != 0


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="Windows has no SIGPIPE.")
def test_a_worker_that_is_gone_does_not_end_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands are ended by a reader of their output that goes away, as others are."""
    monkeypatch.setattr(pools.os, "cpu_count", lambda: 2)
    task = task_of(read_base(ROOT / FILE_2019), None, SolveOptions())
    assert isinstance(task, Task)
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        results = in_processes([task] * 4)
        next(results)
        assert signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN
        results.close()  # type: ignore[attr-defined]
        assert signal.getsignal(signal.SIGPIPE) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGPIPE, before)
