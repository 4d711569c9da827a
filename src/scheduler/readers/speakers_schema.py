"""What a conference file says of a list of speakers."""

from typing import Annotated, Any

from pydantic import Field

from scheduler.readers.fields import AlsoShort, Count, Entry, Flag, Minutes, Positive, Text, Texts


class PresenceFields(Entry):
    """When somebody is there."""

    zone: Text = Field(
        "", description="IANA time zone of the times; that of the conference if not said."
    )
    away: Texts = Field(
        (),
        description="Times of absence, such as 2019-09-12, 2019-09-12 10:00–13:00 or daily "
        "13:00–15:00; no item that needs the person is taken in a meeting then.",
    )
    available: Texts = Field(
        (), description="The only times of presence, written likewise, such as daily 8:00–20:00."
    )
    remote: Flag = Field(
        False, description="Takes part from there: daily 7:00–22:00, if “available” is not said."
    )


def _speaker(value: Any) -> Any:
    """A name alone, or `Peru: 7`."""
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, dict) and len(value) == 1 and "name" not in value:
        ((name, minutes),) = value.items()
        return {"name": name, "minutes": minutes}
    return value


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
    list_: list[Annotated[SpeakerEntry, AlsoShort(_speaker, one_key=True)]] = Field(
        [], alias="list", description="The speakers, in the order of the list."
    )
    further: Count = Field(0, description="So many more, who are not yet on the list.")
    change: Count = Field(1, description="Minutes from one speaker to the next; 1.")
    pace: Positive = Field(
        100, description="Time that is really taken, in per cent of the minutes; 100."
    )


ListOfSpeakers = Annotated[SpeakersEntry, AlsoShort(_speakers, ("array",))]
