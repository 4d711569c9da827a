"""What a year file may say: its keys and their types."""

from datetime import date
from typing import Annotated

from pydantic import Field

from scheduler.readers import short_forms
from scheduler.readers.fields import (
    AlsoShort,
    Count,
    Day,
    Entry,
    Languages,
    Positive,
    Text,
    Texts,
    Written,
)
from scheduler.readers.hours import HouseHours, read_house_hours
from scheduler.readers.services_schema import InterpretersEntry, RoomEntry
from scheduler.readers.when import read_dates

Dates = Annotated[
    tuple[date, date], Written(read_dates, ("string",), ("2030-03-04 to 2030-03-29",))
]


class SessionEntry(Entry):
    """A session of a body."""

    session: Text = Field(description="Its name, such as HRC 43; no other session has it.")
    meetings: Positive = Field(description="How many meetings it holds, two on each day.")
    between: Dates = Field(description="The first and the last day on which it may meet.")
    wished: Day | None = Field(None, description="The day on which it should begin.")
    begins: Text = Field("", description="The day or half-day on which it must begin.")
    after: Texts = Field((), description="Sessions that are over before it begins.")
    straight_after: Texts = Field((), description="Sessions straight after which it should begin.")
    languages: Languages | None = Field(None, description="If not those of the body.")
    seats: Count | None = Field(None, description="Seats of its room, if not those of the body.")


class YearBodyEntry(Entry):
    """A body, and the sessions that it holds."""

    body: Text = Field(description="Name.")
    short: Text = Field("", description="Short name, by which others mention it.")
    languages: Languages = Field((), description="Interpretation at its meetings.")
    seats: Count = Field(0, description="Seats that its room needs.")
    not_with: Texts = Field((), description="Bodies beside which it does not meet.")
    sessions: list[SessionEntry] = Field(description="Its sessions.")


class YearFile(Entry):
    """A duty station's year."""

    year: Text = Field(description="What the calendar is called.")
    place: Text = Field("", description="City.")
    zone: Text = Field("", description="IANA time zone, such as Europe/Zurich.")
    dates: Dates = Field(description="First and last day.")
    closed: Annotated[list[Day], AlsoShort(short_forms.listed)] = Field(
        [], description="Holidays; Saturdays and Sundays need not be named."
    )
    hours: Annotated[HouseHours, Written(read_house_hours, ("object",))] | None = Field(
        None, description="Hours of a morning and an afternoon; 10–13 and 15–18 if not said."
    )
    rooms: Annotated[
        list[Annotated[RoomEntry, AlsoShort(short_forms.named)]], AlsoShort(short_forms.listed)
    ] = Field([], description="The rooms; as many as needed if not said.")
    interpreters: InterpretersEntry | None = Field(
        None, description="The interpreters; as many as needed if not said."
    )
    bodies: list[YearBodyEntry] = Field(description="The bodies and their sessions.")
    weights: dict[str, Count] = Field({}, description="Weights of soft rules by name; 0 is off.")
