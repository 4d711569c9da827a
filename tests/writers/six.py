"""The conference of `tests/wording/six-languages.yaml` with a timetable, for the writers' tests."""

from functools import lru_cache
from pathlib import Path

from tests.builders import fill

from scheduler.api import read
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable

FILE = Path(__file__).parents[1] / "wording" / "six-languages.yaml"


@lru_cache(maxsize=1)
def six() -> tuple[Conference, Timetable]:
    """Two bodies, rooms, a break, and titles in six languages but for one."""
    conference = read(FILE)
    return conference, fill(conference)
