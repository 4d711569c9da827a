"""The constraints of the field: each once, and each with rules that are there."""

from scheduler.rules import HARD, SOFT
from scheduler.rules.catalogue import CATALOGUE, constraints_of, legend, told

RULES = {rule.id for rule in (*HARD, *SOFT)}


def test_every_constraint_has_its_line() -> None:
    wanted = [f"C{n:02d}" for n in range(1, 36)] + [f"S{n:02d}" for n in range(1, 25)]
    assert [one.id for one in CATALOGUE] == wanted


def test_every_constraint_is_kept_by_rules_that_are_there() -> None:
    for one in CATALOGUE:
        assert set(one.rules) <= RULES, one.id


def test_a_rule_knows_its_constraints() -> None:
    assert [one.id for one in constraints_of("interpretation-teams")] == [
        *("C05", "C06", "C07", "C08", "C09"),
    ]
    continuity = constraints_of("continuity")
    assert told(continuity) == "C33 A, S06 V"
    assert legend(continuity) == "V: read in a document; A: an assumption"
    assert constraints_of("desired-durations") == ()
