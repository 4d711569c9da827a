"""The calls for parallel sittings."""

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.api.files import StrPath, put

if TYPE_CHECKING:
    from scheduler.sittings.read import Sittings
    from scheduler.sittings.solve import Outcome


def read_sittings(path: StrPath) -> "Sittings":
    """Read a file of parallel sittings.

    Raises `InputFaults` with every fault in it, each with its line.
    """
    from scheduler.sittings.read import read_sittings as read_file

    return read_file(Path(path))


def solve_sittings(
    sittings: "Sittings", *, time_limit: float = 60.0, workers: int = 2, seed: int = 0
) -> "Outcome":
    """Find a plan of low cost, counted anew from the plan alone, with a proven bound.

    Raises `Stopped` where none was found in time, `ModelDisagrees` where the count differs.
    """
    from scheduler.errors import ModelDisagrees
    from scheduler.sittings.programme import Laid
    from scheduler.sittings.rules import costs
    from scheduler.sittings.solve import solve

    outcome = solve(sittings.programme, time_limit, workers, seed)
    counted = sum(costs(Laid(sittings.programme, outcome.plan)).values())
    if counted != outcome.cost:
        raise ModelDisagrees(f"The plan was said to cost {outcome.cost}, and costs {counted}.")
    return outcome


def write_sittings(sittings: "Sittings", outcome: "Outcome", directory: StrPath) -> list[Path]:
    """Write sittings.html, .xlsx, .csv, .ics and .json, and return their paths.

    Either all files are written or none. Raises `UsageError` for a directory that cannot be
    written to.
    """
    from scheduler.sittings.write import files

    return put(directory, files(sittings, outcome))
