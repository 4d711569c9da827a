"""What a conference file says of a list of speakers."""

from typing import Annotated, Any

from pydantic import Field

from scheduler.readers import short_forms
from scheduler.readers.fields import (
    AlsoShort,
    Count,
    Entry,
    Minutes,
    Positive,
    PresenceFields,
    Text,
)


def _speakers(value: Any) -> Any:
    """The names alone."""
    return {"list": value} if isinstance(value, list) else value


class SpeakerEntry(PresenceFields):
    """One on a list of speakers; the name alone, or `Peru: 7` with the minutes, will do."""

    name: Text = Field(description="Delegation or person, as it is called up.")
    minutes: Minutes | None = Field(None, description="Length, if not that of the list.")


class SpeakersEntry(Entry):
    """A list of speakers, as of a general debate."""

    minutes: Minutes | None = Field(None, description="Length of a speech, such as 5.")
    list_: list[Annotated[SpeakerEntry, AlsoShort(short_forms.speaker, one_key=True)]] = Field(
        [], alias="list", description="The speakers, in the order of the list."
    )
    further: Count = Field(0, description="So many more, who are not yet on the list.")
    change: Count = Field(1, description="Minutes from one speaker to the next; 1.")
    pace: Positive = Field(
        100, description="Time that is really taken, in per cent of the minutes; 100."
    )


ListOfSpeakers = Annotated[SpeakersEntry, AlsoShort(_speakers, ("array",))]
