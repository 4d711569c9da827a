"""The organization of work on a terminal, with what it cost; plain text where it is piped."""

from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable
from scheduler.writers.remarks import remarks
from scheduler.writers.status import ENGLISH, note
from scheduler.writers.table import Row, Table, table

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text


def render(conference: Conference, timetable: Timetable, console: "Console") -> None:
    """Print the table, the status, each soft rule that costs something, and the remarks."""
    from rich.text import Text

    content = table(conference, timetable)
    console.print(Text(content.title, style="bold"))
    for line in content.about:
        console.print(Text(str(line)))
    console.print()
    console.print(_table(content))
    for line in content.notes:
        console.print(Text(str(line), style="dim"))
    console.print()
    console.print(Text(status(timetable), style=_STATUS_STYLE[timetable.status]))
    if any(cost.total for cost in timetable.costs):
        console.print()
        console.print(_costs(timetable))
    for heading, sentences in remarks(conference, timetable):
        console.print()
        console.print(Text(heading))
        for sentence in sentences:
            console.print(Text(f"– {sentence}"))


_STATUS_STYLE = {Status.OPTIMAL: "green", Status.FEASIBLE: "bold yellow", Status.GIVEN: ""}


def status(timetable: Timetable) -> str:
    """One line on how good a timetable is: `Optimal: cost 40, proved` or the best so far."""
    cost = f"cost {timetable.objective}" if timetable.objective is not None else ""
    if timetable.status is Status.OPTIMAL:
        return f"Optimal, proved: {cost}." if cost else "Optimal, proved."
    if timetable.status is Status.GIVEN:
        return f"As given: {cost}." if cost else "As given."
    bound = f", bound {timetable.bound}" if timetable.bound is not None else ""
    mark = note(ENGLISH, timetable)
    return f"{mark}: {cost}{bound}." if cost else f"{mark}."


def _table(content: Table) -> "RichTable":
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(box=box.HORIZONTALS, header_style="italic", pad_edge=False, expand=False)
    for column in content.columns[:-1]:
        shown.add_column(column, overflow="fold", no_wrap=False)
    shown.add_column(content.columns[-1], overflow="fold", ratio=1)
    for index, day in enumerate(content.days):
        if index:
            shown.add_row()
        shown.add_row(Text(day.heading, style="bold"))
        for row in day.rows:
            shown.add_row(*_cells(row, content))
    return shown


def _cells(row: Row, content: Table) -> list["Text"]:
    from rich.text import Text

    title = Text(row.title)
    if row.continued:
        title.append(" (").append(content.words["continued"], style="italic").append(")")
    if row.note:
        title.append(f"\n{row.note}", style="dim")
    time = Text("\n".join(filter(None, (row.time, *row.details))))
    return [time, *([Text(row.body)] if content.with_bodies else []), Text(row.number), title]


def _costs(timetable: Timetable) -> "RichTable":
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, header_style="italic")
    shown.add_column("What it cost", overflow="fold")
    for head in ("Amount", "Weight", "Cost"):
        shown.add_column(head, justify="right")
    for cost in timetable.costs:
        if cost.total:
            amount = f"{cost.amount} {cost.unit}"
            name = Text(cost.rule.replace("-", " "))
            shown.add_row(name, Text(amount), str(cost.weight), str(cost.total))
    return shown
