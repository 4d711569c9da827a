"""Signals while other processes work for this one.

Only the main thread may say what they do; in others all stays as it is.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def outliving_readers() -> Iterator[None]:
    """A worker that is gone does not end the program, as a reader of its output does (`| head`)."""
    with _handled("SIGPIPE", signal.SIG_IGN):
        yield


@contextmanager
def interrupt_ignored() -> Iterator[None]:
    """Ctrl-C does nothing, and processes that are started meanwhile ignore it for good."""
    with _handled("SIGINT", signal.SIG_IGN):
        yield


@contextmanager
def interrupt_noted() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C has been pressed; it ends nothing but a search under way in this process."""
    pressed = threading.Event()
    with _handled("SIGINT", lambda _number, _frame: pressed.set()):
        yield pressed.is_set


@contextmanager
def _handled(name: str, handler: Any) -> Iterator[None]:
    number = getattr(signal, name, None)  # Windows does not have all
    if number is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)
