"""`scheduler verify`: whether a timetable, edited or not, keeps every rule, and what it costs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scheduler.cli import notices

if TYPE_CHECKING:
    from scheduler.domain.timetable import Cost, Timetable
    from scheduler.rules.base import Violation
    from scheduler.verifier import Report

BROKEN = 1


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The conference file.")],
    timetable: Annotated[
        Path,
        typer.Argument(
            metavar="TIMETABLE", help="timetable.json, or a .csv or .xlsx edited by hand."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check a timetable, edited or not, against every rule."""
    from scheduler import api

    conference = api.read(file)
    given = api.read_timetable(timetable, conference)
    report = api.verify(conference, given)
    notices.show([*given.notices, *_price_has_changed(given, report)])
    typer.echo(_json(report) if as_json else _text(timetable, report))
    if not report.is_all_right:
        raise typer.Exit(BROKEN)


def _price_has_changed(given: "Timetable", report: "Report") -> list[str]:
    if given.objective is None or given.objective == report.objective:
        return []
    return [f"The file says that it costs {given.objective}; it costs {report.objective}."]


def _text(timetable: Path, report: "Report") -> str:
    if report.is_all_right:
        verdict = f"{timetable} keeps every rule."
    else:
        count = len(report.violations)
        verdict = f"{timetable} breaks a rule in {count} place{'' if count == 1 else 's'}:"
    from scheduler.rules.catalogue import constraints_of, legend

    known = legend(one for v in report.violations for one in constraints_of(v.rule))
    costs = [_cost_line(cost) for cost in report.costs if cost.total]
    return "\n".join(
        [
            verdict,
            *map(_violation_line, report.violations),
            *([f"  ({known}.)"] if known else []),
            f"Cost: {report.objective}.",
            *costs,
        ]
    )


def _violation_line(violation: "Violation") -> str:
    where = f" (see {violation.where})" if violation.where else ""
    from scheduler.rules.catalogue import constraints_of, told

    known = told(constraints_of(violation.rule))
    of = f" [{known}]" if known else ""
    return f"  {violation.rule}: {violation.message}{where}{of}"


def _cost_line(cost: "Cost") -> str:
    details = "".join(f"\n      {detail}" for detail in cost.details)
    return f"  {cost.rule}: {cost.amount} {cost.unit} × {cost.weight} = {cost.total}{details}"


def _json(report: "Report") -> str:
    found: dict[str, Any] = {
        "keeps_every_rule": report.is_all_right,
        "violations": [
            {
                "rule": v.rule,
                "message": v.message,
                "where": v.where,
                "constraints": _constraints(v.rule),
            }
            for v in report.violations
        ],
        "objective": report.objective,
        "costs": [
            {
                "rule": cost.rule,
                "amount": cost.amount,
                "unit": cost.unit,
                "weight": cost.weight,
                "total": cost.total,
                "details": list(cost.details),
                "constraints": _constraints(cost.rule),
            }
            for cost in report.costs
        ],
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


def _constraints(rule: str) -> dict[str, str]:
    """The ids of the catalogue that a rule stands for, with the status of their defaults."""
    from scheduler.rules.catalogue import constraints_of

    return {one.id: one.status.value for one in constraints_of(rule)}
