"""The list of rules is complete, and each rule says what it is."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import scheduler.rules
from scheduler.rules import HARD, SOFT
from scheduler.rules.base import HardRule, Rule, SoftRule

ALL: tuple[Rule, ...] = (*HARD, *SOFT)
RULES = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)


def subclasses(base: type[Rule]) -> set[type[Rule]]:
    for module in pkgutil.iter_modules(scheduler.rules.__path__):
        importlib.import_module(f"scheduler.rules.{module.name}")
    return set(base.__subclasses__())


@pytest.mark.parametrize(("base", "listed"), [(HardRule, HARD), (SoftRule, SOFT)])
def test_every_rule_is_listed_once(base: type[Rule], listed: tuple[Rule, ...]) -> None:
    assert len(listed) == len({type(rule) for rule in listed})
    assert {type(rule) for rule in listed} == subclasses(base)


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in ALL}) == len(ALL)


@RULES
def test_a_rule_is_named_as_its_file(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert type(rule).__module__ == f"scheduler.rules.{rule.id.replace('-', '_')}"
    assert type(rule).__name__.lower() == rule.id.replace("-", "")


@RULES
def test_a_rule_says_what_it_is_in_one_sentence(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", rule.sentence)


@pytest.mark.parametrize("rule", SOFT, ids=lambda rule: rule.id)
def test_a_soft_rule_counts_something(rule: SoftRule) -> None:
    assert re.fullmatch(r"[a-z].*[a-z)]", rule.unit)
    assert isinstance(rule.weight, int)
    assert rule.weight >= 0


def test_wishes_that_few_have_are_off_by_default() -> None:
    assert [rule.id for rule in SOFT if not rule.weight] == [
        "waits-of-experts",
        "few-serviced-meetings",
        "level-load",
        "free-half-day-before-report",
    ]


@RULES
def test_the_documentation_lists_it(rule: Rule) -> None:
    page = Path(__file__).parents[2] / "docs/rules.md"
    assert f"| `{rule.id}` | {rule.sentence} |" in page.read_text("utf-8")
