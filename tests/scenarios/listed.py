"""Scenarios as a file lists them, and the conferences that they make."""

from pathlib import Path

from scheduler.domain.conference import Conference
from scheduler.scenarios.base import Base
from scheduler.scenarios.changes import changed
from scheduler.scenarios.read import Scenario, read_scenarios


def listed(base: Base, tmp_path: Path, text: str) -> tuple[Scenario, ...]:
    file = tmp_path / "scenarios.yaml"
    file.write_text(f"scenarios:\n{text}\n", "utf-8")
    return read_scenarios(file, base)


def conference_of(base: Base, scenario: Scenario) -> Conference:
    return base.read(changed(base, scenario.changes))


def only(base: Base, tmp_path: Path, text: str) -> Conference:
    (scenario,) = listed(base, tmp_path, text)
    return conference_of(base, scenario)
