"""`scheduler why` with the real search."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import FILE_2019, ROOT, TABLE_2019, Run

from scheduler.domain.timetable import Status, Timetable
from scheduler.scenarios import question


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


def test_what_is_so_already(run: Run) -> None:
    outcome = run("why", FILE_2019, TABLE_2019, "--item", "3", "--not-in", "Wednesday afternoon")
    told = "Item 3 not on Wednesday 11 September, afternoon: that is so already.\n"
    assert (outcome.code, outcome.out) == (0, told)


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


def test_what_the_planner_has_confined_forbids_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    text = (ROOT / FILE_2019).read_text("utf-8")
    confined = text.replace("- number: 3\n", "- number: 3\n  only: Thursday\n")
    assert confined != text
    file.write_text(confined, "utf-8")
    run("solve", file, "-o", tmp_path, "-q")
    outcome = run("why", file, tmp_path / "timetable.json", "--item", "3", "--in", "Friday")
    assert "These demands forbid it:\n  – Item 3 is confined to certain meetings (" in outcome.out


def test_what_was_not_proved_is_an_upper_limit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = question.solve

    def first_found(*arguments: Any) -> Timetable:
        return replace(real(*arguments), status=Status.FEASIBLE)

    monkeypatch.setattr(question, "solve", first_found)
    outcome = run("why", FILE_2019, TABLE_2019, "--item", "3", "--not-in", "Thursday afternoon")
    assert " would cost at most " in outcome.out


def test_the_timetable_knows_its_conference_file(run: Run, tmp_path: Path) -> None:
    file, question = tmp_path / "ours.yaml", ("--item", "3", "--not-in", "Thursday afternoon")
    file.write_text((ROOT / FILE_2019).read_text("utf-8"), "utf-8")
    run("solve", file, "-o", tmp_path / "out", "-q")
    named = run("why", file, tmp_path / "out/timetable.json", *question)
    outcome = run("why", tmp_path / "out/timetable.json", *question)
    assert (outcome.code, outcome.out) == (0, named.out)
    assert outcome.out.startswith("Item 3 not on Thursday 12 September, afternoon would cost ")
    file.rename(tmp_path / "other.yaml")
    outcome = run("why", tmp_path / "out/timetable.json", *question)
    assert outcome.code == 2
    assert outcome.err == (
        f"{tmp_path}/out/timetable.json was made for ours.yaml, which is not near it.\n"
        "    Name it before the timetable: my-conference.yaml out/timetable.json.\n"
    )


def test_the_conference_file_lies_in_another_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / FILE_2019).read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    Path("plans").mkdir()
    Path("plans/ours.yaml").write_text(text, "utf-8")
    run("solve", "plans/ours.yaml", "-o", "out", "-q")
    question = ("--item", "3", "--not-in", "Thursday afternoon")
    assert run("why", "out/timetable.json", *question).code == 0
    Path("other").mkdir()
    Path("other/ours.yaml").write_text(text, "utf-8")  # which of both it is, is not clear
    outcome = run("why", "out/timetable.json", *question)
    assert outcome.code == 2
    assert outcome.err.startswith("out/timetable.json was made for ours.yaml, which is not near it")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([TABLE_2019], f"{TABLE_2019} does not say for which conference file it is.\n    Name it"),
        (["nothing.json"], "There is no timetable “nothing.json”.\n"),
        ([FILE_2019, FILE_2019, TABLE_2019], "Name one conference file and one timetable.\n"),
    ],
)
def test_what_to_ask_about_is_not_clear(run: Run, given: list[Path], message: str) -> None:
    outcome = run("why", *given, "--item", "3", "--in", "Friday afternoon")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)
