"""Signals while other processes work for this one."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def outliving_readers() -> Iterator[None]:
    """A worker that is gone does not end the program, as a reader of its output does (`| head`)."""
    is_main = threading.current_thread() is threading.main_thread()
    if not hasattr(signal, "SIGPIPE") or not is_main:
        yield
        return
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)
