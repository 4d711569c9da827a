"""A body holds no more meetings than the planner gives it."""

from tests.services.conferences import held, meeting, several

from scheduler.domain.services import Budget
from scheduler.rules.entitlement import Entitlement


def test_meetings_are_counted_where_the_budget_says() -> None:
    budget = Budget(frozenset({"a0", "a1", "a2"}), 2, "Body a holds at most 2 meetings")
    conference = several(
        {"a": ["First"]},
        [meeting("a", half_day) for half_day in range(4)],
        bodies={"a": {"budgets": (budget,)}},
    )
    rule = Entitlement()
    assert not list(rule.check(conference, held(conference, "a0", "a1", "a3")))
    (found,) = rule.check(conference, held(conference, "a0", "a1", "a2"))
    assert found.message == "Body a holds at most 2 meetings, not 3"
