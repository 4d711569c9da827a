"""What a conference file says of services that bodies share: rooms, interpreters, limits."""

import re
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from scheduler.domain.services import CHANGEOVER, RELEASE_NOTICE, TWO_WAY_LANGUAGES, BodyKind
from scheduler.readers import short_forms, values
from scheduler.readers.faults import WrongValueError
from scheduler.readers.fields import (
    AlsoShort,
    Count,
    Entry,
    Flag,
    Languages,
    Minutes,
    Positive,
    PresenceFields,
    Text,
    Texts,
    Written,
)

KEPT_FREE, EXCEPTION = "kept free", "exception"
_KINDS = tuple(str(kind) for kind in BodyKind if kind is not BodyKind.GROUP)


def _kind(value: Any) -> BodyKind:
    return BodyKind(values.read_choice(value, _KINDS))


def _assembly(value: Any) -> str:
    return values.read_choice(value, (KEPT_FREE, EXCEPTION))


def _needs(value: Any) -> Any:
    """`8`, or `8 from Monday to Friday`."""
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d+)(?: meetings?)?(?:(?: in| on)? (\S.*))?", value.strip())
    if not match:
        raise WrongValueError(
            f"“{value}” does not say how many meetings.",
            "Write 8, or “8 half-days from Monday to Friday”.",
        )
    return {"meetings": match[1]} | ({"in": match[2]} if match[2] else {})


class NeedEntry(Entry):
    """How many meetings are held; `8`, or `8 half-days from Monday to Friday`, will do."""

    meetings: Count = Field(description="At most so many.")
    in_: Text = Field(
        "",
        alias="in",
        description="Of these, such as half-days from Monday to Friday; if all say so, no others.",
    )


class RoomEntry(Entry):
    """A room; its name alone will do."""

    name: Text = Field(description="Name.")
    seats: Positive | None = Field(None, description="Seats.")
    booths: Count | None = Field(None, description="Booths for interpreters.")


class OccupiedEntry(Entry):
    """Times at which others have a room."""

    room: Text = Field(description="Name of the room.")
    times: Texts = Field(
        (),
        description="Times such as 2019-09-12, or 2019-09-12 10:00–13:00; a meeting in the room "
        "breaks for them, and a meeting that names no room gets another.",
    )


class InterpreterEntry(PresenceFields):
    """An interpreter; their A and B languages are those they work into, C those they work from."""

    name: Text = Field(description="Name.")
    a: Languages = Field(description="A languages: they work into them, and from them.")
    b: Languages = Field((), description="B languages: they work into these too, and from them.")
    c: Languages = Field((), description="C languages: they work from them only.")
    booths: Languages = Field((), description="Booths they may sit in; those of their A languages.")
    a_day: Positive | None = Field(None, description="Their meetings on a day, if not as all.")
    in_seven_days: Positive | None = Field(
        None, description="Their meetings in any seven days, if not as all."
    )


class InterpretersEntry(Entry):
    """The interpreters: so many sets for six languages, so many for each language, or by name."""

    sets: Positive | None = Field(
        None, description="So many teams; one for six languages has fourteen interpreters."
    )
    people: dict[str, Count] = Field({}, description="Interpreters by language, such as fr: 6.")
    named: list[InterpreterEntry] = Field(
        [], description="Interpreters by name, besides those by language."
    )
    both_ways: Languages = Field(
        tuple(sorted(TWO_WAY_LANGUAGES)),
        description="Booths that also bring their language into others; Arabic and Chinese.",
    )
    booth: dict[str, Positive] = Field(
        {}, description="How many a meeting takes, by language; 2, or 3 in both ways."
    )
    a_day: Positive = Field(2, description="Meetings of one interpreter on a day.")
    in_seven_days: Positive = Field(7, description="Meetings of one in any seven days; 7 or 8.")
    pause: Minutes = Field(
        values.Length(90), description="Time between two meetings of one interpreter on a day."
    )
    night: Minutes = Field(
        values.Length(720), description="Time between one's meetings on two days; 12 hours."
    )


class ReferralEntry(Entry):
    """An item that one body refers to another; `COM I 7 before Plenary 8` alone will do."""

    item: Text = Field(description="Item with the short name of its body, such as COM I 7.")
    before: Text = Field("", description="The item that takes up its outcome, such as Plenary 8.")
    after: Text = Field("", description="The item whose outcome it takes up.")
    half_days: Count = Field(1, description="It is over so many half-days before.")


_listed = AlsoShort(short_forms.listed, ("string", "integer"))


class MeetingServices(Entry):
    """What a meeting shares with other bodies."""

    jointly: Texts = Field((), description="Bodies that meet jointly with this one.")


class AvoidEntry(Entry):
    """Times to avoid; `Friday prayer: every Friday 12.00–14.00`, or `holidays in Peru`, will do.

    So will `United Nations days`, such as Yom Kippur and the Day of Vesak.
    """

    title: Text = Field(
        description="What is then; or holidays in a country; or United Nations days."
    )
    when: Texts = Field((), description="Days and hours, such as every Friday 12.00–14.00.")


class PricesEntry(Entry):
    """What services cost, in whole units of one currency."""

    currency: Text = Field(description="Its code, such as USD.")
    year: Text = Field("", description="Year of the prices.")
    interpreter: Count = Field(0, description="Fee of one interpreter for one meeting.")
    travel: Count = Field(0, description="Travel of one interpreter who comes from elsewhere.")
    extra: Count = Field(
        0, description="A meeting in the evening or at a weekend, besides its interpreters."
    )
    here: dict[str, Count] = Field(
        {}, description="Interpreters by language who need not travel, such as fr: 6."
    )
    a_point: Positive = Field(
        100, description="So much money counts like one point of what rules cost; 100."
    )


class GroupEntry(Entry):
    """A group that asks for meetings, such as a regional one; `GRULAC: daily 9–10` will do."""

    title: Text = Field(description="Name of the group.")
    short: Text = Field("", description="Short name.")
    when: Texts = Field(
        (),
        description="When it asks to meet, such as daily 9.00–10.00, or Thursday afternoon; the "
        "hour before the first meeting of each day if not said.",
    )
    languages: Languages = Field((), description="Interpretation it asks for; none if not said.")
    seats: Count = Field(0, description="Seats that its room needs.")
    not_with: Texts = Field((), description="Bodies beside which it does not meet.")


class BodyServices(Entry):
    """What a body needs of shared services."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    kind: Annotated[BodyKind, Written(_kind, ("string",), (), _KINDS)] | None = Field(
        None, description="What it is, for limits on meetings at once; a committee if not said."
    )
    seats: Count | None = Field(None, description="Seats that its room needs.")
    not_with: Texts | None = Field(None, description="Bodies beside which it does not meet.")
    related: Texts | None = Field(
        None, description="Bodies right before or after whose meetings it should meet."
    )
    released: Texts | None = Field(
        None, description="Half-days that it has given back, such as Friday afternoon."
    )
    general_assembly: (
        Annotated[str, Written(_assembly, ("string",), (), (KEPT_FREE, EXCEPTION))] | None
    ) = Field(
        None,
        description="Whether it keeps the main part of the General Assembly free, as bodies at "
        "Headquarters do without an exception.",
    )
    avoid: list[Annotated[AvoidEntry, AlsoShort(short_forms.titled_time, one_key=True)]] | None = (
        Field(None, description="Times at which it should rather not meet: prayers, national days.")
    )
    needs: (
        Annotated[list[Annotated[NeedEntry, AlsoShort(_needs, ("integer", "string"))]], _listed]
        | None
    ) = Field(None, description="Meetings it holds, where more half-days are open to it.")
    remote_interpretation: Flag | None = Field(
        None,
        description="Interpreters work from elsewhere: a meeting lasts two hours at the most.",
    )
    entitlement: Count | None = Field(
        None, description="At most so many of its meetings are held with interpretation."
    )


class ConferenceServices(Entry):
    """What all bodies share."""

    rooms: Annotated[
        list[Annotated[RoomEntry, AlsoShort(short_forms.named)]], AlsoShort(short_forms.listed)
    ] = Field([], description="Rooms for meetings that name none.")
    occupied: list[OccupiedEntry] = Field([], description="When others have a room.")
    interpreters: InterpretersEntry | None = Field(
        None, description="The interpreters there are; as many as needed if not said."
    )
    at_once: Positive | None = Field(None, description="At most so many meetings at once.")
    plenaries_at_once: Positive | None = Field(
        None, description="At most so many meetings of plenaries and contact groups at once."
    )
    changeover: Minutes = Field(
        values.Length(CHANGEOVER),
        description="Time between meetings of unrelated bodies in one room; 15 minutes.",
    )
    release_notice: Count = Field(
        RELEASE_NOTICE,
        description="Days before a meeting up to which its services are given back at no cost; 14.",
    )
    prices: PricesEntry | None = Field(
        None, description="What services cost, to plan for little money."
    )
    groups: list[Annotated[GroupEntry, AlsoShort(short_forms.titled_time, one_key=True)]] = Field(
        [], description="Groups that meet where the bodies leave services for it."
    )
    referrals: Annotated[
        list[Annotated[ReferralEntry, AlsoShort(short_forms.precedence)]],
        AlsoShort(short_forms.listed),
    ] = Field([], description="Items that one body refers to another.")
