"""The history of a timetable as plain JSON values, and back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.domain.agenda import Document
from scheduler.domain.conference import WordingChanges
from scheduler.domain.history import Appointment, By, Heading, History, Remark, Topic, Version


def to_values(history: History) -> list[dict[str, Any]]:
    """One mapping a version; what is empty is left out."""
    return [_version(version) for version in history.versions]


def from_values(conference: str, values: Sequence[Mapping[str, Any]]) -> History:
    """The history that `to_values` was given; raises KeyError, TypeError or ValueError if none."""
    versions = tuple(_to_version(value) for value in values)
    if not versions:
        raise ValueError("a history has at least one version")
    return History(conference, versions)


def _version(version: Version) -> dict[str, Any]:
    heading = version.heading
    return {
        "version": version.number,
        "made": f"{version.made:%Y-%m-%dT%H:%M:%SZ}",
        "heading": _filled(
            title=heading.title,
            zone=heading.zone,
            language=heading.language,
            bodies=list(heading.bodies),
            session=heading.session,
            symbol=heading.symbol,
            tentative=heading.tentative,
            organizer=list(heading.organizer) if any(heading.organizer) else None,
            wordings=[_wording(changes) for changes in heading.wordings],
            feeds=heading.feeds,
        ),
        "changed": [_appointment(one) for one in version.changed],
        "dropped": list(version.dropped),
    }


def _wording(changes: WordingChanges) -> dict[str, Any]:
    forms = {n: list(v) if isinstance(v, tuple) else v for n, v in changes.forms}
    return _filled(language=changes.language, forms=forms, texts=dict(changes.texts))


def _appointment(one: Appointment) -> dict[str, Any]:
    return _filled(
        id=one.id,
        by=one.by.value,
        body=one.body,
        body_name=one.body_name,
        zone=str(one.starts.tzinfo),
        starts=_local(one.starts),
        ends=_local(one.ends),
        topics=[_topic(topic) for topic in one.topics],
        label=one.label,
        room=one.room,
        place=one.place,
        online=one.online,
        note=one.note,
        languages=list(one.languages),
        remarks=[remark.value for remark in one.remarks],
        tentative=one.tentative,
        people=[list(person) for person in one.people],
        booths=[list(pair) for pair in one.booths],
        speakers=list(one.speakers),
    )


def _topic(topic: Topic) -> dict[str, Any]:
    found = _filled(
        number=topic.number,
        titles=dict(topic.titles),
        continued=topic.continued,
        items=list(topic.items),
        documents=[_filled(symbol=d.symbol, title=d.title, url=d.url) for d in topic.documents],
    )
    # 0 is midnight, not nothing.
    hours = {"start": topic.start, "end": topic.end}
    return found | {key: minute for key, minute in hours.items() if minute is not None}


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _local(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def _to_version(value: Mapping[str, Any]) -> Version:
    heading = value["heading"]
    name, address = heading.get("organizer", ("", ""))
    return Version(
        number=int(value["version"]),
        made=_to_aware(datetime.fromisoformat(value["made"])),
        heading=Heading(
            title=heading["title"],
            zone=heading["zone"],
            language=heading["language"],
            bodies=tuple(heading.get("bodies", ())),
            session=heading.get("session", ""),
            symbol=heading.get("symbol", ""),
            tentative=heading.get("tentative", False),
            organizer=(name, address),
            wordings=tuple(map(_to_wording, heading.get("wordings", ()))),
            feeds=heading.get("feeds", ""),
        ),
        changed=tuple(_to_appointment(one) for one in value["changed"]),
        dropped=tuple(map(str, value["dropped"])),
    )


def _to_wording(value: Mapping[str, Any]) -> WordingChanges:
    forms = value.get("forms", {}).items()
    return WordingChanges(
        value["language"],
        tuple((name, tuple(v) if isinstance(v, list) else v) for name, v in forms),
        tuple(value.get("texts", {}).items()),
    )


def _to_aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("the instant of a version has no offset")
    return moment


def _to_appointment(value: Mapping[str, Any]) -> Appointment:
    zone = ZoneInfo(value["zone"])
    starts, ends = (
        datetime.fromisoformat(value[key]).replace(tzinfo=zone) for key in ("starts", "ends")
    )
    return Appointment(
        id=value["id"],
        by=By(value["by"]),
        body=value["body"],
        body_name=value["body_name"],
        starts=starts,
        ends=ends,
        topics=tuple(_to_topic(topic) for topic in value.get("topics", ())),
        label=value.get("label", ""),
        room=value.get("room", ""),
        place=value.get("place", ""),
        online=value.get("online", ""),
        note=value.get("note", ""),
        languages=tuple(value.get("languages", ())),
        remarks=tuple(map(Remark, value.get("remarks", ()))),
        tentative=value.get("tentative", False),
        people=tuple((role, name) for role, name in value.get("people", ())),
        booths=tuple((language, name) for language, name in value.get("booths", ())),
        speakers=tuple(value.get("speakers", ())),
    )


def _to_topic(value: Mapping[str, Any]) -> Topic:
    return Topic(
        number=value.get("number", ""),
        titles=tuple(value["titles"].items()),
        continued=value.get("continued", False),
        start=value.get("start"),
        end=value.get("end"),
        items=tuple(value.get("items", ())),
        documents=tuple(
            Document(d.get("symbol", ""), d.get("title", ""), d.get("url", ""))
            for d in value.get("documents", ())
        ),
    )
