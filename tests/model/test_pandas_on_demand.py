"""CP-SAT is imported without pandas, and its tables of variables work all the same."""

import subprocess
import sys

PROGRAM = """
import sys
from scheduler.model.cp_sat import cp_model
assert not any(name.partition(".")[0] == "pandas" for name in sys.modules)
import pandas as pd
model = cp_model.CpModel()
table = model.new_int_var_series("x", pd.Index(["a", "b"]), 0, 4)
model.add(sum(table) >= 7)
model.minimize(table["a"])
solver = cp_model.CpSolver()
solver.solve(model)
assert isinstance(table, pd.Series)
assert solver.values(table).to_dict() == {"a": 3, "b": 4}
"""


def test_tables_of_variables_still_work() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_pandas_that_is_there_already_stays() -> None:
    program = (
        "import pandas, sys\nfrom scheduler.model.cp_sat import cp_model\n"
        "assert sys.modules['pandas'] is pandas is cp_model.pd"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
