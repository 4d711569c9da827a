"""Where scenarios are solved: in this process, in a pool of processes, or on a Dask cluster."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from typing import Any

from scheduler.errors import UsageError
from scheduler.model.signals import interrupt_ignored, interrupt_noted, outliving_readers
from scheduler.scenarios.solving import Result, Task, solved

# With fewer, the start of a pool takes longer than it saves.
WORTH_A_POOL = 4
TRIES = 3
# What a cluster is sent at once: many scenarios at first, as each sending takes time of its own,
# then fewer and fewer, so that in the end no worker waits long for another one. With a worker no
# more than `MOST_AT_ONCE` are lost.
MOST_AT_ONCE, BATCHES_A_THREAD = 16, 4
PRELOADED = (
    "scheduler.model.explain",
    "scheduler.model.solve",
    "scheduler.readers.schema",
    "scheduler.scenarios.solving",
)


def here(tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
    """One after the other in this process; Ctrl-C ends the search under way, and all of them."""
    with interrupt_noted() as is_pressed:
        for index, task in enumerate(tasks):
            result = solved(task)
            if is_pressed():
                raise KeyboardInterrupt
            yield index, result


def in_processes(tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
    """In as many processes as there are cores; those that die are started anew."""
    count = min(len(tasks), os.cpu_count() or 1)
    if len(tasks) < WORTH_A_POOL or count < 2:
        yield from here(tasks)
        return
    left = dict(enumerate(tasks))
    for attempt in range(TRIES):
        try:
            for index, result in _in_pool(left, count):
                del left[index]
                yield index, result
        except BrokenProcessPool:
            if attempt + 1 == TRIES:
                raise
            continue
        return


def _in_pool(left: dict[int, Task], count: int) -> Iterator[tuple[int, Result]]:
    others = set(multiprocessing.active_children())
    with outliving_readers():
        pool = ProcessPoolExecutor(count, mp_context=_context(), initializer=_ignore_interrupt)
        try:
            # A process that is only half there when this one ends has something to say about it.
            with interrupt_noted() as is_pressed:
                waiting = {pool.submit(solved, task): index for index, task in left.items()}
            if is_pressed():
                raise KeyboardInterrupt
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except (GeneratorExit, KeyboardInterrupt):
            # Else the program would not end before the searches that are under way do.
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Processes that begin with the solver loaded, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    with interrupt_ignored():  # which what is started now takes over, from its first moment
        forkserver.ensure_running()
    return context


def _ignore_interrupt() -> None:
    """Ctrl-C is for the process that writes the comparison."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class OnCluster:
    """On an existing Dask cluster; a scenario is tried again where a worker dies."""

    def __init__(self, address: str) -> None:
        self._address = address
        with self._connected():
            pass

    def _connected(self) -> Any:
        try:
            import distributed
        except ImportError as error:
            raise UsageError(
                "--scheduler needs Dask’s “distributed”.\n"
                "    Install it: pip install 'scheduler[cluster]'"
            ) from error
        try:
            return distributed.Client(  # type: ignore[no-untyped-call]
                self._address, timeout="5s", set_as_default=False
            )
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(f"No Dask scheduler answers at {self._address}.") from error

    def __call__(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """The records as they come."""
        import distributed

        with outliving_readers(), self._connected() as client:
            threads = max(1, sum(client.nthreads().values()))
            waiting = {
                client.submit(_solved_all, tasks[begin:end], pure=False, retries=TRIES): begin
                for begin, end in batches(len(tasks), threads)
            }
            done: Any = distributed.as_completed(  # type: ignore[no-untyped-call]
                waiting, loop=client.loop, with_results=True
            )
            for future, results in done:
                yield from enumerate(results, waiting[future])


def batches(count: int, threads: int) -> Iterator[tuple[int, int]]:
    """The first and the end of each batch; it is a share of what is left when it is sent."""
    begin = 0
    while begin < count:
        share = (count - begin) // (threads * BATCHES_A_THREAD)
        end = begin + max(1, min(MOST_AT_ONCE, share))
        yield begin, min(end, count)
        begin = end


def _solved_all(tasks: Sequence[Task]) -> list[Result]:
    return [solved(task) for task in tasks]
