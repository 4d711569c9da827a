"""`scheduler why` with the real search."""

import re
from pathlib import Path

import pytest
from tests.cli.conftest import FILE_2019, TABLE_2019, Run


def test_what_it_would_cost_term_by_term(run: Run) -> None:
    outcome = run("why", FILE_2019, TABLE_2019, "--item", "3", "--not-in", "Thursday afternoon")
    assert outcome.code == 0
    first, *rest = outcome.out.splitlines()
    assert first.startswith("Item 3 not on Thursday 12 September, afternoon would cost ")
    total = int(re.findall(r"cost (\d+) more:$", first)[0])
    assert total == sum(
        int(d) for d in re.findall(r"\(([+-]\d+)\)$", "\n".join(rest), re.MULTILINE)
    )
    assert "  – Item 3 is no longer taken on Thursday afternoon" in outcome.out


def test_what_forbids_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    text = FILE_2019.read_text("utf-8").replace("- number: 3\n", "- number: 3\n  minimum: 240\n")
    file.write_text(text, "utf-8")
    outcome = run("why", file, TABLE_2019, "--item", "3", "--in", "Friday afternoon")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "Item 3 only on Friday 13 September, afternoon is not possible. These demands forbid it:",
        f"  – Item 3 needs 240 minutes ({file}:27)",
    ]


def test_other_timetables_that_really_differ(run: Run) -> None:
    outcome = run("why", FILE_2019, TABLE_2019, "--alternatives", "3")
    costs = [int(cost) for cost in re.findall(r"^\d\. Cost (\d+):$", outcome.out, re.MULTILINE)]
    assert len(costs) == 3
    assert costs == sorted(costs)
    blocks = re.split(r"^\d\. Cost \d+:\n", outcome.out, flags=re.MULTILINE)[1:]
    assert len(set(blocks)) == 3
    assert all(block.startswith("  – Item ") for block in blocks)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--item", "3"),
            "Say which item, and where: --item 3 --not-in “Thursday afternoon”, or --in.\n"
            "    Or ask for other timetables: --alternatives 3.\n",
        ),
        (
            ("--item", "3", "--in", "Sunday"),
            "The conference has no Sunday.\n"
            "    Its dates are Wednesday 11 September to Friday 13 September.\n",
        ),
    ],
)
def test_wrong_words(run: Run, options: tuple[str, ...], message: str) -> None:
    outcome = run("why", FILE_2019, TABLE_2019, *options)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)
