"""Figures kept with what they depend on: the day, the machine, versions; and their tables."""

import json
import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"
README = Path(__file__).parent / "README.md"
PACKAGES = (
    "ortools", "numpy", "pydantic", "typer", "icalendar", "python-docx", "highspy",
    "conference-scheduler", "pulp", "pyjobshop", "timefold",
)  # fmt: skip
# What stands in the README between these two lines is the table of a benchmark.
_MARKED = re.compile(r"<!-- (?P<name>[\w-]+): latest -->\n.*?<!-- (?P=name): end -->\n", re.DOTALL)

Row = Mapping[str, Any]


def record(name: str, rows: Sequence[Row], **settings: Any) -> Path:
    """Write rows and settings into a dated file of `results`, and the tables into the README.

    A file of the same day is replaced.
    """
    today = datetime.now(tz=UTC).date()
    path = RESULTS / f"{today}-{name}.json"
    content = {
        "benchmark": name,
        "date": str(today),
        "machine": machine(),
        "versions": versions(),
        "settings": settings,
        "rows": list(rows),
    }
    RESULTS.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_tables()
    return path


def write_tables() -> None:
    """Write the tables of the README from the latest results."""
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")


def with_tables(text: str) -> str:
    """A text with the latest table of each benchmark between its two marks.

    A benchmark that has never been run is left as it is.
    """

    def table(found: re.Match[str]) -> str:
        name, latest = found["name"], latest_of(found["name"])
        if latest is None:
            return found[0]
        told = f"{_circumstances(latest)}:\n\n{markdown(latest['rows'])}"
        return f"<!-- {name}: latest -->\n\n{told}\n\n<!-- {name}: end -->\n"

    return _MARKED.sub(table, text)


def latest_of(name: str) -> Mapping[str, Any] | None:
    """The latest results of a benchmark, None where there are none."""
    paths = sorted(RESULTS.glob(f"????-??-??-{name}.json"))
    if not paths:
        return None
    found: Mapping[str, Any] = json.loads(paths[-1].read_text(encoding="utf-8"))
    return found


def _circumstances(result: Mapping[str, Any]) -> str:
    """Day, processor and load of a run."""
    machine = result["machine"]
    load = "unknown" if machine["load"] is None else f"{machine['load']:.1f}"
    return f"{result['date']}, {machine['cores']} cores of {machine['processor']}, load {load}"


def machine() -> dict[str, Any]:
    """The processor, how many there are, and how busy they were over the last minute."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "system": platform.system(),
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """Versions of the packages that matter, of those that are installed."""
    from scheduler import __version__

    found = {"scheduler": __version__}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def markdown(rows: Sequence[Row]) -> str:
    """Rows as a Markdown table, numbers to the right; None is a dash."""
    heads = list(rows[0])
    right = [all(isinstance(row[head], int | float | None) for row in rows) for head in heads]
    lines = [
        " | ".join(heads),
        " | ".join("--:" if side else "---" for side in right),
        *(" | ".join(_cell(row[head]) for head in heads) for row in rows),
    ]
    return "\n".join(f"| {line} |" for line in lines)


def _cell(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
