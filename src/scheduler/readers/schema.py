"""The conference file: its keys, what each means, and how each value may be written.

Values arrive as texts, lists and mappings (`yaml_source`); the types here check and convert them.
The JSON Schema that editors use is generated from them (`json_schema`).
"""

from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, create_model

from scheduler.domain.kinds import Kind
from scheduler.readers import short_forms, values
from scheduler.readers.fields import (
    AlsoShort,
    Contact,
    Count,
    Day,
    Entry,
    Flag,
    Language,
    Languages,
    Minutes,
    Name,
    Positive,
    PresenceFields,
    Span,
    Text,
    Texts,
    Times,
    Titles,
    WebAddress,
    Written,
)
from scheduler.readers.hours import HouseHours, read_house_hours
from scheduler.readers.services_schema import (
    BodyServices,
    ConferenceServices,
    MeetingServices,
)
from scheduler.readers.speakers_schema import ListOfSpeakers
from scheduler.readers.when import read_dates, read_issue
from scheduler.readers.wordings import read_translations, reader
from scheduler.wording.forms import KINDS, FormKind

_KINDS = tuple(str(kind) for kind in Kind)
# Keys that are an item's number, with its title as the value.
_NUMBER_KEY = (
    r"^([0-9]+(\.[0-9A-Za-z]{1,3})*( ?\([a-z]{1,4}\))*\.?|[IVXLC]+\.?|[ivx]+|[a-z]|\([a-z]{1,4}\)"
    r"|(Item|Topic|Part|Session|Theme|Cluster) .+)$"
)


def _kind(value: Any) -> Kind:
    return Kind(values.read_choice(value, _KINDS))


def _order(value: Any) -> str:
    return values.read_choice(value, ("agenda", "free"))


class DocumentEntry(Entry):
    """A paper before the body for an item; its symbol alone will do."""

    symbol: Text = Field(description="Symbol, such as CTOC/COP/WG.7/2019/2.")
    title: Text = Field("", description="Title of the paper.")
    url: Text = Field("", description="Address on the web.")
    out: Annotated[
        tuple[tuple[str, date], ...], Written(read_issue, ("string", "object"), ("2019-09-12",))
    ] = Field((), description="Day on which it is out in all languages; or one for each, as en: ….")
    submitted: Day | None = Field(
        None,
        description="Day on which it is submitted; out four weeks later, if “out” is not said.",
    )


class TimesOfPart(Entry):
    """When an item, or a part of one, is to be taken, and for how long."""

    title: Titles | None = Field(
        None, description="Title as printed; or one for each language, such as en: …, fr: …"
    )
    minimum: Minutes | None = Field(None, description="It gets at least this time.")
    desired: Minutes | None = Field(None, description="It should get this time.")
    maximum: Minutes | None = Field(None, description="It gets at most this time.")
    pin: Texts | None = Field(
        None,
        description="Meeting in which it begins (“Thursday afternoon”, “Thursday 14.30”), or a "
        "list of the meetings in which it is taken.",
    )
    only: Texts | None = Field(None, description="Meetings, days or half-days it is confined to.")
    prefers: Texts | None = Field(None, description="Meetings, days or half-days that suit it.")
    avoids: Texts | None = Field(None, description="Meetings, days or half-days that do not.")
    ends_day: Flag = Field(
        False, description="It suits the last meeting of a day, as rights of reply do."
    )
    fills_in: Flag = Field(
        False, description="It is short, and can be brought forward when a meeting ends early."
    )
    not_before: Day | None = Field(None, description="First day on which it can be taken.")


class PartEntry(TimesOfPart):
    """One part of an item that is split; what it does not say is as for the item."""


class ItemEntry(TimesOfPart):
    """An agenda item, or an unnumbered line such as a closing; `3. Title` alone will do."""

    model_config = ConfigDict(
        json_schema_extra={"patternProperties": {_NUMBER_KEY: {"type": ["string", "object"]}}}
    )

    number: Text = Field(
        "", description="As printed: 1, 1 (a), 4.1, Topic 1, II; a under 1 is 1 (a)."
    )
    items: "list[Annotated[ItemEntry, AlsoShort(short_forms.item)]]" = Field(
        [], description="Sub-items; the item itself is then not taken up on its own."
    )
    documents: Annotated[
        list[Annotated[DocumentEntry, AlsoShort(short_forms.document)]],
        AlsoShort(short_forms.listed),
    ] = Field([], description="Papers before the body.")
    kind: Annotated[Kind, Written(_kind, ("string",), (), _KINDS)] | None = Field(
        None, description="What the item is for; found from its title if not said."
    )
    weight: Positive = Field(1, description="Share of the time compared with other items.")
    languages: Languages | None = Field(
        None, description="Interpretation it needs; all that the body has if not said."
    )
    after: Texts = Field((), description="Items that must be over before it begins.")
    parts: Annotated[
        list[Annotated[PartEntry, AlsoShort(short_forms.part)]],
        AlsoShort(short_forms.parts, ("integer",)),
    ] = Field([], description="Split it: a number of parts, or a list of them.")
    jointly: Texts = Field((), description="Items taken together with it, as one.")
    speakers: ListOfSpeakers | None = Field(
        None, description="Its list of speakers, as of a general debate: they give its length."
    )
    scheduled: Flag | None = Field(
        None, description="false: stands on the agenda only. true: taken up beside its sub-items."
    )
    theme: Text = Field(
        "", description="Items of one theme, in several bodies, are not taken at the same time."
    )
    note: Name = Field("", description="A remark of the planner.")
    mandates: Texts = Field((), description="Resolutions and decisions that ask for it.")


class MeetingEntry(MeetingServices):
    """One meeting or a series; a text such as `half-days from Monday to Friday` alone will do."""

    when: Times | None = Field(None, description="One half-day, or a series of them.")
    date: Text = Field("", description="A day, for one meeting.")
    half_day: Text = Field("", description="morning, midday, afternoon or evening.")
    hours: Span | None = Field(
        None,
        description="Hours, if not the usual; the start alone, or none if they are not printed.",
    )
    except_: Texts = Field((), alias="except", description="Days and half-days left out.")
    room: Name = Field("", description="Room.")
    languages: Languages | None = Field(None, description="Interpretation, if not the usual.")
    online: Text = Field("", description="Address on the web at which it can be followed.")
    label: Name = Field("", description="Such as 2nd meeting.")
    note: Name = Field("", description="A remark, such as informal consultations.")


class EventEntry(Entry):
    """A line of the table that is no agenda item; `Lunch: daily 13.00–15.00` alone will do."""

    title: Titles = Field(description="Title as printed.")
    when: Times | None = Field(None, description="Such as daily 11.15–11.30, or Friday morning.")
    date: Text = Field("", description="A day.")
    half_day: Text = Field("", description="morning, midday, afternoon or evening.")
    hours: Span | None = Field(None, description="Hours; may be left out.")
    kind: Text = Field("", description="break, lunch, side event, registration, free …")
    interrupts: Flag = Field(True, description="Whether a body that meets then breaks for it.")
    shown: Flag = Field(True, description="Whether it is printed in the table.")


class PersonEntry(PresenceFields):
    """Somebody whom items need: a chair, a panellist, a small delegation."""

    name: Text = Field(description="Name.")
    role: Text = Field("", description="Such as chair, panellist or delegation.")
    items: Texts = Field(
        (), description="Items that need the person, or bodies; all items if not said."
    )
    persons: Positive = Field(
        1, description="Of a delegation: so many persons, at so many items at once."
    )
    rather_not: Texts = Field(
        (),
        description="Times that do not suit, written like “away”: a group’s days to avoid, early "
        "hours; of who takes part remotely, all but daily 8:00–20:00.",
    )


class PrecedenceEntry(Entry):
    """An item that must be over before another begins; `8 before 6` alone will do."""

    item: Text = Field(description="An item.")
    before: Text = Field("", description="The item that it comes before.")
    after: Text = Field("", description="The item that it comes after.")
    reason: Text = Field("", description="Why, in plain words.")
    half_days: Count = Field(
        0, description="It is over so many half-days before, as for a draft to be translated."
    )


class PiecesEntry(Entry):
    """How an item may run over meetings."""

    least: Minutes = Field(values.Length(60), description="Time that it gets in each of them.")
    most: Positive = Field(4, description="So many meetings at the most.")

    @property
    def assumed(self) -> str:
        """What is taken for granted, as its lines do not say it; empty where they say all."""
        least = "" if "least" in self.model_fields_set else "gets 60 minutes in each meeting"
        most = "" if "most" in self.model_fields_set else "runs over four meetings at the most"
        told = " and ".join(filter(None, (least, most)))
        return f"An item that is split {told}." if told else ""


class BodyFields(BodyServices):
    """What is said of one body."""

    short: Text = Field("", description="Short name of the body, such as SBI.")
    languages: Languages | None = Field(
        None, description="Interpretation at its meetings; “six” are the official languages."
    )
    hours: (
        Annotated[HouseHours, Written(read_house_hours, ("object", "array", "string"))] | None
    ) = Field(None, description="Hours of a morning, an afternoon …; 10–13 and 15–18 if not said.")
    meetings: (
        Annotated[
            list[Annotated[MeetingEntry, AlsoShort(short_forms.meeting)]],
            AlsoShort(short_forms.listed, ("object", "string")),
        ]
        | None
    ) = Field(None, description="Its meetings: a series, or a list.")
    agenda: list[Annotated[ItemEntry, AlsoShort(short_forms.item)]] | None = Field(
        None, description="Its agenda items, in order."
    )
    events: list[Annotated[EventEntry, AlsoShort(short_forms.titled_time, one_key=True)]] | None = (
        Field(None, description="Breaks, lunches, side events, mornings kept free.")
    )
    precedences: list[Annotated[PrecedenceEntry, AlsoShort(short_forms.precedence)]] | None = Field(
        None, description="Items that come before others, against the agenda's order if need be."
    )
    order: Annotated[str, Written(_order, ("string",), (), ("agenda", "free"))] | None = Field(
        None, description="agenda: items come in the order of the agenda; free: in any."
    )
    drafting: Minutes | None = Field(
        None, description="Meeting time that lies free between the last discussion and the report."
    )
    reserve: Minutes | None = Field(None, description="Time left free at the end for overruns.")
    pieces: PiecesEntry | None = Field(None, description="How items may be split over meetings.")


class BodyEntry(BodyFields):
    """One of several bodies; what it does not say is as at the top of the file."""

    body: Name = Field(description="Name of the body; or one for each language.")


def _form(name: str, kind: FormKind) -> Any:
    types = ("array",) if kind.size else ("string",)
    names = " ".join(f"{{{each}}}" for each in kind.names)
    meaning = f"{kind.meaning}{f'; with {names}' if names else ''}."
    written = Written(reader(name), types, (), kind.choices)
    return Annotated[Any, written], Field(None, description=meaning)


class Wording(Entry):
    """Words of tables and calendars in one language, where a house has others."""

    texts: Annotated[tuple[tuple[str, str], ...], Written(read_translations, ("object",))] = Field(
        (), description="Translations of names, places, rooms, notes: lines “text: translation”."
    )


WordingEntry: type[Wording] = create_model(
    "WordingEntry",
    __base__=Wording,
    __doc__=Wording.__doc__,
    **{name: _form(name, kind) for name, kind in KINDS.items()},
)


class ConferenceFile(ConferenceServices, BodyFields):
    """A conference: the body that meets, its agenda, its meetings, and what the planner wishes."""

    body: Name | None = Field(
        None, description="Name of the body that meets; or one for each language."
    )
    conference: Name = Field("", description="Conference to which the body belongs, if any.")
    id: Text = Field(
        "",
        description="What tells it from others in everyone's calendars, such as wg7-2019; made of "
        "symbol, or of body and session, if not said.",
    )
    session: Name = Field("", description="Such as sixth meeting.")
    symbol: Text = Field("", description="Symbol of the document, such as CTOC/COP/WG.7/2019/1.")
    place: Name = Field("", description="City.")
    online: Text = Field("", description="Address on the web at which it can be followed.")
    organizer: Contact = Field(
        ("", ""), description="Who invites, for calendars; with or without an e-mail address."
    )
    feeds: WebAddress = Field(
        "",
        description="Address on the web below which this plan’s calendars are offered.",
    )
    zone: Text = Field("", description="IANA time zone, such as Europe/Vienna.")
    utc_offset: Text = Field("", description="Offset to print with the hours, such as UTC+7.")
    original_language: Language | None = Field(None, description="Language of the titles; en.")
    dates: (
        Annotated[
            tuple[date, date], Written(read_dates, ("string",), ("2019-09-11 to 2019-09-13",))
        ]
        | None
    ) = Field(None, description="First and last day; also 11–13 September 2019.")
    closed: Annotated[list[Day], AlsoShort(short_forms.listed)] = Field(
        [], description="Holidays and other days without meetings."
    )
    holidays: Texts = Field(
        (),
        description="Public holidays without meetings: of the place, as is usual over a weekend; a "
        "country, such as AT or AT-9; United Nations, for the two Eids and Orthodox Good Friday; "
        "none.",
    )
    people: list[PersonEntry] = Field([], description="People whom items need, and when away.")
    bodies: list[BodyEntry] = Field([], description="Several bodies; instead of “body”.")
    weights: dict[str, Count] = Field(
        {}, description="Weights of soft rules by name, such as few-continuations: 100; 0 is off."
    )
    show_times: Flag = Field(False, description="Print each item's own hours.")
    grid: Annotated[int | None, Written(values.read_grid, ("integer",))] = Field(
        None,
        description="Minutes of the step in which time is given out: 15, or 5 for short items.",
    )
    footnotes: Annotated[list[Name], AlsoShort(short_forms.listed)] = Field(
        [], description="Notes printed below the table."
    )
    wording: dict[str, WordingEntry] = Field(  # type: ignore[valid-type]
        {}, description="Changes in the words of tables and calendars, by language, such as fr."
    )
    template: Text = Field(
        "", description="Word file for pages and styles of the annex, seen from this file's folder."
    )
