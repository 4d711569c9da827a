"""The options that say which calendar is meant: `calendar`, `publish` and `solve --calendar`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.calendars.views import View


def _several(name: str, metavar: str, text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, metavar=metavar, help=text)
    return option


By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHAT", help="One event for each meeting (default), or item."),
]
Bodies = Annotated[list[str] | None, _several("--body", "BODY", "Only this body; repeatable.")]
Rooms = Annotated[list[str] | None, _several("--room", "ROOM", "Only this room; repeatable.")]
Languages = Annotated[
    list[str] | None,
    _several("--interpretation", "CODE", "Only what is interpreted into it; repeatable."),
]
Items = Annotated[list[str] | None, _several("--item", "ITEM", "Only this item; repeatable.")]
People = Annotated[list[str] | None, _several("--person", "NAME", "Only this person; repeatable.")]
Interpreters = Annotated[
    list[str] | None, _several("--interpreter", "NAME", "Only this interpreter; repeatable.")
]
Text = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="Language to write in; default: the original."),
]
Alarms = Annotated[
    list[int] | None, _several("--alarm", "MINUTES", "Alarm before the start; repeatable.")
]

Further = Annotated[
    list[str] | None,
    typer.Option(
        "--calendar",
        metavar="VIEW",
        help="A further calendar to write, such as by=item,body=SBI,language=fr; repeatable.",
    ),
]


def view(
    by: str | None,
    bodies: list[str] | None,
    rooms: list[str] | None,
    languages: list[str] | None,
    items: list[str] | None,
    people: list[str] | None,
    interpreters: list[str] | None,
    text: str | None,
    alarms: list[int] | None,
) -> "View":
    """The view of these options; raises UsageError for a value that none can have."""
    from scheduler.calendars.views import view_of

    asked = {
        "by": [by] if by is not None else [],
        "body": bodies or [],
        "room": rooms or [],
        "interpretation": languages or [],
        "item": items or [],
        "person": people or [],
        "interpreter": interpreters or [],
        "language": [text] if text is not None else [],
        "alarm": [str(minutes) for minutes in alarms or []],
    }
    return view_of(asked)


def views(written: Iterable[str]) -> "list[View]":
    """The views of texts such as `by=item,body=SBI`; raises UsageError."""
    from scheduler.calendars.views import view_of

    found = []
    for text in written:
        asked: dict[str, list[str]] = {}
        for pair in text.split(","):
            key, sign, value = pair.partition("=")
            if not (sign and value.strip()):
                raise UsageError(f"A calendar is described as “by=item,body=SBI”, not as “{text}”.")
            asked.setdefault(key.strip(), []).append(value.strip())
        found.append(view_of(asked))
    return found
