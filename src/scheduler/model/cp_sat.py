"""CP-SAT's modelling language, `cp_model`, without the wait for pandas.

OR-Tools imports pandas for its tables of variables, which no model here uses: half of the time
that importing it takes (`benchmarks/speed`). Here pandas is imported when the first of its names
is really wanted, so that whoever does use such tables beside us finds them working.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

__all__ = ["cp_model"]


class _PandasOnDemand(ModuleType):
    """Stands for pandas; the two names that OR-Tools' type hints mention cost nothing."""

    is_importing = True

    def __getattr__(self, name: str) -> Any:
        if self.is_importing and name in ("Index", "Series"):
            return type(name, (), {})
        return getattr(importlib.import_module("pandas"), name)


@contextmanager
def _pandas_on_demand() -> Iterator[None]:
    if "pandas" in sys.modules:
        yield
        return
    stand_in = _PandasOnDemand("pandas")
    sys.modules["pandas"] = stand_in
    try:
        yield
    finally:
        stand_in.is_importing = False
        del sys.modules["pandas"]


with _pandas_on_demand():
    from ortools.sat.python import cp_model
