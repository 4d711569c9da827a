"""Plans intergovernmental conferences: agenda and services in, organization of work out.

What the command line does is four calls: `read`, `solve`, `verify`, `write` (see `scheduler.api`).
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "frame", "read", "read_timetable", "solve", "verify", "write"]

if TYPE_CHECKING:
    from scheduler.api import frame, read, read_timetable, solve, verify, write


def __getattr__(name: str) -> Any:
    """Load the library on first use, so that `scheduler --help` stays instant."""
    if name in __all__:
        from scheduler import api

        return getattr(api, name)
    raise AttributeError(f"module 'scheduler' has no attribute {name!r}")
