import sys
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.published import __main__ as command
from benchmarks.published.compare import Comparison, Difference, compare, conferences
from benchmarks.published.report import Explanation, explanations, outdated, render, unexplained


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    return {key: compare(key) for key in conferences()}


def test_there_are_four_published_tables() -> None:
    assert conferences() == [
        "apfic-adhoc-wg-2021",
        "apmbc-sce-mine-clearance-1999",
        "cofi24-2001",
        "ctoc-cop-wg7-2019",
    ]


def test_the_verifier_accepts_every_published_table(comparisons: dict[str, Comparison]) -> None:
    assert {key: one.broken for key, one in comparisons.items()} == dict.fromkeys(comparisons, ())


def test_2019_comes_out_as_published(comparisons: dict[str, Comparison]) -> None:
    comparison = comparisons["ctoc-cop-wg7-2019"]

    assert comparison.lines == 8
    assert comparison.differences == ()
    assert comparison.is_optimal


def test_ours_never_costs_more_than_a_published_table(comparisons: dict[str, Comparison]) -> None:
    assert all(one.our_cost <= one.published_cost for one in comparisons.values())


def test_every_difference_is_explained(comparisons: dict[str, Comparison]) -> None:
    known = explanations()
    assert [(key, unexplained(one, known)) for key, one in comparisons.items()] == [
        (key, []) for key in comparisons
    ]


def test_with_the_published_minutes_every_table_comes_out_as_published(
    comparisons: dict[str, Comparison],
) -> None:
    assert {key: one.with_its_minutes for key, one in comparisons.items()} == dict.fromkeys(
        comparisons, ()
    )


def test_what_is_unexplained_or_refused_is_said_plainly(
    comparisons: dict[str, Comparison],
) -> None:
    moved = Difference("3", "Thursday 12 September, 15:00–18:00", "Friday 13 September")
    comparison = replace(
        comparisons["ctoc-cop-wg7-2019"], differences=(moved,), broken=("item 3 is too short",)
    )
    text = render([comparison], explanations())

    assert unexplained(comparison, explanations()) == ["3"]
    assert (
        "| 3 | Thursday 12 September, 15:00–18:00 | Friday 13 September | **unexplained** |" in text
    )
    assert "The verifier refuses the published table:\n\n- item 3 is too short\n" in text


def test_the_command_writes_the_report_and_fails_on_what_is_unexplained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, comparisons: dict[str, Comparison]
) -> None:
    report = tmp_path / "report.md"
    monkeypatch.setattr(sys, "argv", ["published", "-o", str(report)])
    monkeypatch.setattr(command, "compare", comparisons.__getitem__)
    command.main()
    assert report.read_text(encoding="utf-8").count("\n## ") == 4

    monkeypatch.setattr(command, "explanations", dict)
    with pytest.raises(SystemExit, match="cofi24-2001: 12 is unexplained"):
        command.main()


def test_an_explanation_of_a_line_that_does_not_differ_is_noticed(
    comparisons: dict[str, Comparison],
) -> None:
    alike = comparisons["ctoc-cop-wg7-2019"]
    known = {alike.key: [Explanation(("2", "3 (continued)"), "It was so.")]}
    assert outdated(alike, known) == ["2", "3 (continued)"]
