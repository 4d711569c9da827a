"""A clock of stages within stages: each second belongs to the innermost stage that is going on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from time import perf_counter
from typing import Any


class Clock:
    """Seconds by stage, and how often each was entered; what no stage has is `rest`."""

    def __init__(self, rest: str, now: Callable[[], float] = perf_counter) -> None:
        self.seconds: dict[str, float] = {rest: 0.0}
        self._now, self._stages, self._since = now, [rest], now()

    def _switch(self) -> None:
        now = self._now()
        own = self._stages[-1]
        self.seconds[own] = self.seconds.get(own, 0.0) + now - self._since
        self._since = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time that passes within belongs to a stage, but for stages in it."""
        self._switch()
        self._stages.append(name)
        try:
            yield
        finally:
            self._switch()
            self._stages.pop()

    def move(self, origin: str, target: str, seconds: float) -> None:
        """Give seconds of one stage to another."""
        self.seconds[origin] = self.seconds.get(origin, 0.0) - seconds
        self.seconds[target] = self.seconds.get(target, 0.0) + seconds

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call as a stage."""

        @wraps(call)
        def within(*args: Any, **options: Any) -> Any:
            with self.stage(name):
                return call(*args, **options)

        return within

    def stop(self) -> dict[str, float]:
        """The seconds by stage up to now."""
        self._switch()
        return self.seconds
