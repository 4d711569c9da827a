"""What a file of parallel sittings may say: its keys and their types."""

from typing import Annotated, Any

from pydantic import Field

from scheduler.readers.fields import Count, Day, Entry, Positive, Span, Text, Texts, Written
from scheduler.readers.values import read_number, read_texts


def _costs(value: Any) -> dict[str, int]:
    """Names with what each costs; names alone cost 1."""
    if isinstance(value, dict):
        return {str(name): read_number(cost) for name, cost in value.items()}
    return dict.fromkeys(read_texts(value), 1)


Costs = Annotated[dict[str, int], Written(_costs, ("string", "array", "object"))]


class SubItemEntry(Entry):
    """A statement, paper, panel or side event of an item."""

    sub_item: Text = Field(description="Its title.")
    slots: Positive = Field(1, description="How many slots of a session it takes; 1.")
    order: Count = Field(0, description="Its place among those of its item, from 1.")
    zone: Text = Field("", description="IANA time zone of its speakers, if they are elsewhere.")
    speakers: Texts = Field((), description="Who speaks, or organizes it.")
    attendees: Texts = Field((), description="Who wants to be there.")
    avoid: Costs = Field(
        {}, description="Sessions and rooms that do not suit; with what each costs, or 1."
    )


class ItemEntry(Entry):
    """An item, or a series of events on one subject."""

    item: Text = Field(description="Its title; no other item has it.")
    chairs: Texts = Field((), description="Who presides.")
    avoid: Costs = Field(
        {}, description="Sessions and rooms that do not suit; with what each costs, or 1."
    )
    similar: Costs = Field(
        {}, description="Items that the same people follow; with what each costs, or 1."
    )
    sub_items: list[SubItemEntry] = Field(description="What is taken under it.")


class SessionEntry(Entry):
    """A session: hours of a day that all rooms have in common."""

    session: Text = Field(description="Its name, such as Monday morning.")
    date: Day = Field(description="The day.")
    hours: Span = Field(description="Its beginning and end, local time.")
    slots: Positive = Field(description="How many equal slots it has in each room.")
    avoid: Costs = Field({}, description="Rooms that are not at hand; with what each costs, or 1.")


class SittingsFile(Entry):
    """A programme of parallel sittings, workshops or side events."""

    sittings: Text = Field(description="What the programme is called.")
    place: Text = Field("", description="City.")
    zone: Text = Field("", description="IANA time zone, such as Europe/Vienna.")
    sessions: list[SessionEntry] = Field(description="The sessions, in order of time.")
    rooms: Texts = Field(description="The rooms.")
    items: list[ItemEntry] = Field(description="The items and their sub-items.")
    weights: dict[str, Count] = Field({}, description="Weights of rules by name; 0 is off.")
