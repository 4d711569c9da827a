"""Every message a planner can meet: the whole text, for each broken file of the table."""

from pathlib import Path

import pytest
import yaml

from scheduler.errors import InputFaults
from scheduler.readers import read_conference

CASES = yaml.safe_load((Path(__file__).parent / "broken_files.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_says_what_is_wrong_and_where(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("conference.yaml").write_text(case["text"], encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        read_conference(Path("conference.yaml"))
    assert str(caught.value) == case["faults"]
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_speaks_the_planners_language(case):
    for word in ("Input should", "Extra inputs", "Field required", "Value error", "dict", "None"):
        assert word not in case["faults"]
