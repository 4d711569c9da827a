from tests.cli.conftest import Run

from scheduler.rules import HARD, SOFT
from scheduler.sittings.rules import RULES


def test_lists_every_rule_with_its_sentence_and_price(run: Run) -> None:
    outcome = run("rules")
    assert (outcome.code, outcome.err) == (0, "")
    text = " ".join(outcome.out.split())
    for hard in HARD:
        assert f"{hard.id} {hard.sentence}" in text
    for soft in SOFT:
        assert f"{soft.id} {soft.sentence} Counts {soft.unit}; weight {soft.weight}." in text
    for rule in RULES:
        assert f"{rule.id} {rule.sentence} Weight {rule.weight}." in text
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_hard_rules_come_first(run: Run) -> None:
    lines = run("rules").out.splitlines()
    assert lines[0] == "Hard rules, which every timetable keeps"
    named = [line.strip() for line in lines if line.startswith("  ") and line[2] != " "]
    assert named == [rule.id for rule in (*HARD, *SOFT, *RULES)]
