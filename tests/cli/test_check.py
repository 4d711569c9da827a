from pathlib import Path

import pytest
from tests.cli.conftest import FILE_2019, Run

BROKEN = """\
body: A Working Group
zone: Europe/Vienna
languages: six
dates: 7–9 September 2027
meetings: half-days from Tuesday morning to Wednesday afternoon
agenda:
- 1: Opening of the meeting
- number: 2
  titel: A matter
- number: 3
  title: Another matter
  desired: 4 parsecs
"""


def test_a_file_without_fault(run: Run) -> None:
    outcome = run("check", FILE_2019)
    assert outcome.out == f"{FILE_2019}: 6 items to place in 5 meetings; no faults.\n"
    assert outcome.code == 0
    assert outcome.err.splitlines()[1] == f"note: {FILE_2019}: Taken as opening: item 1 (a)."


def test_one_of_each_is_said_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(
        "body: B\nzone: Europe/Vienna\nlanguages: en\ndates: 7 September 2027\n"
        "meetings: half-days from Tuesday morning to Tuesday morning\nagenda:\n- 1: A matter\n",
        "utf-8",
    )
    assert run("check", file).out == f"{file}: 1 item to place in 1 meeting; no faults.\n"


def test_all_faults_of_all_files(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN, "utf-8")
    missing = tmp_path / "nothing.yaml"
    outcome = run("check", broken, FILE_2019, missing)
    assert outcome.code == 2
    assert outcome.out == f"{FILE_2019}: 6 items to place in 5 meetings; no faults.\n"
    faults = [line for line in outcome.err.splitlines() if not line.startswith("note: ")]
    assert "\n".join(faults) == EXPECTED.format(broken=broken, missing=missing)


EXPECTED = """\
{broken}:8: Item 2 has no title.
    Add a line “title: …”.
{broken}:9: “titel” is not known here.
    Did you mean “title”?
{broken}:12: “4 parsecs” is not a length of time.
    Write minutes (90), or “1h30”, “2 hours”, “1 half-day”.
{missing}: There is no such file.
    Did you mean “{broken}”?"""


@pytest.mark.parametrize("arguments", [(), ("--nonsense",)])
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run("check", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Usage: scheduler check" in outcome.err
