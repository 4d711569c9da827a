"""How values of a conference file may be written: what `schema` is made of."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import core_schema

from scheduler.readers import values
from scheduler.readers.contacts import read_contact, read_web_address
from scheduler.readers.values import Length
from scheduler.readers.when import Hours, When, read_date, read_hours, read_when
from scheduler.readers.yaml_source import Place

_TEXT = ("string", "number")


class Written(NamedTuple):
    """How a value is written: the function that reads it, and its JSON Schema."""

    read: Callable[[Any], Any]
    types: tuple[str, ...]
    examples: tuple[Any, ...] = ()
    enum: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        found: dict[str, Any] = {"type": list(self.types) if len(self.types) > 1 else self.types[0]}
        if "array" in self.types:
            found["items"] = {"type": list(_TEXT)}
        if self.enum:
            found["enum"] = list(self.enum)
        if self.examples:
            found["examples"] = list(self.examples)
        return found


class AlsoShort(NamedTuple):
    """A shorter way of writing something: `read` turns it into the full one."""

    read: Callable[[Any], Any]
    types: tuple[str, ...] = ("string",)
    one_key: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        forms = [handler(schema["schema"]), *({"type": kind} for kind in self.types)]
        if self.one_key:
            forms.append(_ONE_KEY)
        return {"anyOf": forms}


_ONE_KEY = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "minProperties": 1,
    "maxProperties": 1,
}


def _text(value: Any) -> str:
    return values.scalar(value, "one text")


Text = Annotated[str, Written(_text, _TEXT)]
# Also in several languages: `names` takes the translations out before the types are checked.
Name = Annotated[str, Written(_text, (*_TEXT, "object"))]
Texts = Annotated[tuple[str, ...], Written(values.read_texts, (*_TEXT, "array"))]
Titles = Annotated[tuple[tuple[str, str], ...], Written(values.read_titles, (*_TEXT, "object"))]
Minutes = Annotated[
    Length,
    Written(values.read_length, ("integer", "string"), (90, "1h30", "2 hours", "1 half-day")),
]
Count = Annotated[int, Written(values.read_number, ("integer",))]
Positive = Annotated[int, Written(values.read_positive, ("integer",))]
Flag = Annotated[bool, Written(values.read_flag, ("boolean",))]
Languages = Annotated[
    tuple[str, ...],
    Written(values.read_languages, ("string", "array"), ("six", "en, fr, es")),
]
Language = Annotated[str, Written(values.read_language, ("string",), ("en", "French"))]
Contact = Annotated[
    tuple[str, str],
    Written(read_contact, ("string",), ("Secretariat <secretariat@example.org>",)),
]
WebAddress = Annotated[
    str, Written(read_web_address, ("string",), ("https://meetings.example.org/wg7/",))
]
Day = Annotated[date, Written(read_date, ("string",), ("2019-09-12",))]
Times = Annotated[
    When, Written(read_when, ("string",), ("Thursday afternoon", "half-days from Monday to Friday"))
]
Span = Annotated[
    Hours, Written(read_hours, ("string", "number"), ("9.30–12.30", "3–6 p.m.", "15:00", "none"))
]


class Entry(BaseModel):
    """A group of lines whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PresenceFields(Entry):
    """When somebody is there."""

    zone: Text = Field(
        "", description="IANA time zone of the times; that of the conference if not said."
    )
    away: Texts = Field(
        (),
        description="Times of absence, such as 2019-09-12, 2019-09-12 10:00–13:00 or daily "
        "13:00–15:00; nothing that needs the person is planned then.",
    )
    available: Texts = Field(
        (), description="The only times of presence, written likewise, such as daily 8:00–20:00."
    )
    remote: Flag = Field(
        False, description="Takes part from there: daily 7:00–22:00, if “available” is not said."
    )


def keys_at(file: type[BaseModel], place: Place) -> list[str]:
    """The keys known in the group of lines that holds the last step of a place in a file."""
    model = file
    for step in place[:-1]:
        if isinstance(step, str):
            fields = {info.alias or name: info for name, info in model.model_fields.items()}
            found = _model_in(fields[step].annotation) if step in fields else None
            model = found or model
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
