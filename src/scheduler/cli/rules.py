"""`scheduler rules`: every rule by its name and its sentence."""

import shutil
import textwrap

import typer

_SOFT = (
    "Soft rules, which a timetable may break at a price: what is counted, times the weight. "
    "A line such as “weights: {few-continuations: 40}” in a conference file changes a weight; "
    "0 switches the rule off."
)

_SITTINGS = (
    "Soft rules of parallel sittings, workshops and side events (“scheduler sittings”); "
    "the file of sittings changes their weights likewise."
)


def rules() -> None:
    """List the rules that a timetable keeps or pays for."""
    from scheduler.rules import HARD, SOFT
    from scheduler.sittings.rules import RULES

    width = min(shutil.get_terminal_size().columns, 100)
    typer.echo("Hard rules, which every timetable keeps\n")
    for hard in HARD:
        typer.echo(_entry(hard.id, (hard.sentence,), width))
    typer.echo(_filled(_SOFT, width) + "\n")
    for soft in SOFT:
        counts = f"Counts {soft.unit}; weight {soft.weight}."
        typer.echo(_entry(soft.id, (soft.sentence, counts), width))
    typer.echo(_filled(_SITTINGS, width) + "\n")
    for rule in RULES:
        typer.echo(_entry(rule.id, (rule.sentence, f"Weight {rule.weight}."), width))


def _entry(name: str, paragraphs: tuple[str, ...], width: int) -> str:
    return "\n".join([f"  {name}", *(_filled(p, width, "    ") for p in paragraphs), ""])


def _filled(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)
