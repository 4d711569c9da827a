"""The options that say which calendar is meant: `calendar`, `publish` and `solve --calendar`."""

import inspect
import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.calendars.views import View

_One, _Several, _Numbers = str | None, list[str] | None, list[int] | None
# By the keys of a view: the type, what stands for a value, and the help.
_OPTIONS: dict[str, tuple[Any, str, str]] = {
    "by": (_One, "WHAT", "One event for each meeting (default), or item."),
    "body": (_Several, "BODY", "Only this body; repeatable."),
    "room": (_Several, "ROOM", "Only this room; repeatable."),
    "interpretation": (_Several, "CODE", "Only what is interpreted into it; repeatable."),
    "item": (_Several, "ITEM", "Only this item; repeatable."),
    "person": (_Several, "NAME", "Only this person; repeatable."),
    "interpreter": (_Several, "NAME", "Only this interpreter; repeatable."),
    "language": (_One, "CODE", "Language to write in; default: the original."),
    "alarm": (_Numbers, "MINUTES", "Alarm before the start; repeatable."),
}

Further = Annotated[
    list[str] | None,
    typer.Option(
        "--calendar",
        metavar="VIEW",
        help="A further calendar to write, such as by=item,body=SBI,language=fr; repeatable.",
    ),
]


def takes_view(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter `view` is given by options, one for each key of a view."""
    given = inspect.signature(command)
    options = [
        inspect.Parameter(
            key,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[kind, typer.Option(f"--{key}", metavar=metavar, help=text)],
        )
        for key, (kind, metavar, text) in _OPTIONS.items()
    ]
    own = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in given.parameters.items()
        if name != "view"
    ]

    @wraps(command)
    def with_options(**values: Any) -> None:
        from scheduler.calendars.views import view_of

        asked = {key: _texts(values.pop(key)) for key in _OPTIONS}
        command(view=view_of(asked), **values)

    parameters = [*own, *options]
    with_options.__signature__ = given.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_options


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if one is not None]


def views(written: Iterable[str]) -> "list[View]":
    """The views of texts such as `by=item,body=SBI`; raises UsageError."""
    from scheduler.calendars.views import view_of

    found = []
    for text in written:
        asked: dict[str, list[str]] = {}
        # A comma may stand in a value, as in “room=Hall A, 2nd floor”.
        for pair in re.split(r",(?=\s*[a-z]+=)", text):
            key, sign, value = pair.partition("=")
            if not (sign and value.strip()):
                raise UsageError(f"A calendar is described as “by=item,body=SBI”, not as “{text}”.")
            asked.setdefault(key.strip(), []).append(value.strip())
        found.append(view_of(asked))
    return found
