"""Plans intergovernmental conferences: agenda and services in, organization of work out.

What the command line does is a few calls, which `scheduler.api` documents:

    import scheduler

    conference = scheduler.read("conference.yaml")
    timetable = scheduler.solve(conference, time_limit=30)
    scheduler.write(conference, timetable, "out")
    table = scheduler.frame(conference, timetable)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scheduler.api import frame, read, read_timetable, solve, verify, write

__version__ = "0.1.0"
__all__ = ["__version__", "frame", "read", "read_timetable", "solve", "verify", "write"]


def __getattr__(name: str) -> Any:
    """Load the calls on first use, so that the command line starts at once."""
    if name in __all__:
        from scheduler import api

        return getattr(api, name)
    raise AttributeError(f"module 'scheduler' has no attribute {name!r}")
