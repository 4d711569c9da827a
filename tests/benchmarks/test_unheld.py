import sys
from dataclasses import replace

import pytest
from tests.services.conferences import meeting, several

from benchmarks import unheld
from scheduler.domain.conference import Conference
from scheduler.domain.services import Budget


def small() -> Conference:
    """A committee that meets on two of three afternoons, since the Plenary has the mornings."""
    meetings = [meeting("p", half_day, 60, languages=frozenset()) for half_day in (0, 2, 4)]
    meetings += [meeting("a", half_day, 60, languages=frozenset()) for half_day in range(6)]
    budget = Budget(frozenset(m.id for m in meetings if m.body == "a"), 2, "at most 2")
    bodies = {"p": {"free_order": True}, "a": {"budgets": (budget,), "not_with": ("p",)}}
    made = several({"p": ["One", "Two", "Three"], "a": ["Long", "Short"]}, meetings, None, bodies)
    wanted = {"a1": 80, "a2": 40}
    parts = []
    for part in made.parts:
        number = int(part.id[1:])
        mine = {"within": frozenset([f"p{2 * number - 2}"])} if part.body == "p" else {}
        minutes = wanted.get(part.id, 60)
        parts.append(replace(part, languages=frozenset(), target=minutes, desired=minutes, **mine))
    return replace(made, parts=tuple(parts), grid=20)


def test_all_formulations_prove_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(unheld, "beside_plenary", lambda kind, names: small())
    monkeypatch.setattr(sys, "argv", ["unheld", "--smoke"])
    unheld.main()
    table = capsys.readouterr().out.splitlines()[2:]
    rows = [line.strip("| ").split(" | ")[1:5] for line in table]
    assert [row[0] for row in rows] == list(unheld.CONTENDERS)
    assert {row[1] for row in rows} == {"optimal"}
    assert len({(row[2], row[3]) for row in rows}) == 1


def test_committees_leave_out_the_mornings_of_the_plenary() -> None:
    conference = unheld.beside_plenary(*unheld.FULL["roomy, Budget Committee"])
    plenary, budget = conference.bodies
    assert budget.not_with == (plenary.id,)
    assert len(conference.meetings_of(plenary.id)) == 10
    assert len(conference.meetings_of(budget.id)) == 20
