import json
from pathlib import Path

import pytest

from scheduler.errors import InputFaults
from scheduler.year.read_calendar import read_calendar

from .years import SMALL, read

FAULTS = [
    (
        "wished: 2030-03-06",
        "whished: 2030-03-06",
        "year.yaml:15: “whished” is not known here.\n    Did you mean “wished”?",
    ),
    (
        "meetings: 4, between: 2030-03-04 to 2030-03-15",
        "meetings: 21, between: 2030-03-04 to 2030-03-15",
        "year.yaml:15: Ports 1 holds 21 meetings, and its dates have 20 half-days.\n"
        "    Give it more days, or fewer meetings.",
    ),
    (
        "wished: 2030-03-11",
        "wished: 2030-03-25",
        "year.yaml:25: Transport 1 should begin on a day outside its dates.\n"
        "    Correct “wished” or “between”.",
    ),
    (
        "    after: [Ports 1]",
        "    after: [Port 1]",
        "year.yaml:26: There is no session “Port 1”.\n    Did you mean “Ports 1”?",
    ),
    (
        "not_with: [Rivers]",
        "not_with: [River]",
        "year.yaml:20: There is no body “River”.\n    Did you mean “Rivers”?",
    ),
    (
        "name: Room 1",
        "name: Hall",
        "year.yaml:7: There are two rooms “Hall”.\n    Rename one.",
    ),
    (
        "    straight_after: [Ports 1]",
        "    straight_after: [Transport 1]",
        "year.yaml:27: Transport 1 cannot begin straight after itself.\n"
        "    Name the session before it.",
    ),
    (
        "not_with: [Rivers]",
        "not_with: [Transport]",
        "year.yaml:20: Transport holds one meeting at a time anyhow.\n    Name the other body.",
    ),
    (
        "session: Rivers 2",
        "session: Rivers 1",
        "year.yaml:34: There are two sessions “Rivers 1”.\n    Rename one.",
    ),
    (
        "seats: 300",
        "seats: 600",
        "year.yaml:22: Transport 1 needs 600 seats and 2 booths; no room has them.\n"
        "    Add a room, or ask for fewer seats or languages.",
    ),
    (
        "languages: en\n",
        "languages: en, es\n",
        "year.yaml:8: No booth has the interpreters that a meeting takes in Spanish.\n"
        "    Add interpreters, or take the language out of the sessions.",
    ),
    (
        "wished: 2030-03-19",
        "begins: 2030-03-19",
        "year.yaml:34: The house is closed on 2030-03-19.\n    Take a working day.",
    ),
    (
        "wished: 2030-03-19",
        "begins: 2030-03-20 evening",
        "year.yaml:34: No meetings are held in the evening.\n    Take a morning or afternoon.",
    ),
    (
        "wished: 2030-03-06}",
        "after: [Transport 1]}",
        "year.yaml:15: The order of sessions goes round in a circle: Transport 1 before Ports 1, "
        "Ports 1 before Transport 1.\n    Take out one of them.",
    ),
    (
        "people: {en: 4, fr: 4}",
        "named: [{name: Ms. A, a: en}]",
        "year.yaml:8: The interpreters of a year are given by number, not by name.\n"
        "    Write {people: {en: 18, fr: 18}}.",
    ),
    (
        "closed: [2030-03-19]",
        "closed: [2030-03-19]\nweights: {few-changes: 3}",
        "year.yaml:5: There is no soft rule “few-changes”.\n    Did you mean “fewest-changes”?",
    ),
    (
        "closed: [2030-03-19]",
        "closed: [2030-03-19]\nhours: {morning: 9–12}",
        "year.yaml:5: The hours of a year are those of a morning and of an afternoon.\n"
        "    Write {morning: 10–13, afternoon: 15–18}.",
    ),
    (
        "closed: [2030-03-19]",
        "closed: [2030-03-19]\nhours: {morning: 10–13, afternoon: 14–17}",
        "year.yaml:9: Between two meetings of a day there are 60 minutes, and interpreters need "
        "90.\n    Change “hours”, or “pause”.",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "told"), FAULTS, ids=[one[1] for one in FAULTS])
def test_a_fault_is_told_with_its_line(right: str, wrong: str, told: str) -> None:
    assert SMALL.count(right) == 1
    with pytest.raises(InputFaults) as raised:
        read(SMALL.replace(right, wrong))
    assert str(raised.value) == told


def test_a_year_without_sessions_is_no_year() -> None:
    head, bodies = SMALL.split("bodies:\n")
    with pytest.raises(InputFaults) as raised:
        read(f"{head}bodies: []\n")
    assert bodies
    assert str(raised.value) == (
        "year.yaml:9: The year has no sessions.\n"
        "    Begin each body with “- body: …”, and its sessions with “- session: …”."
    )


def test_several_faults_are_told_together() -> None:
    with pytest.raises(InputFaults) as raised:
        read(SMALL.replace("seats: 300", "seats: 600").replace("[Rivers]", "[River]"))
    assert len(raised.value.faults) == 2


def test_weekends_and_holidays_have_no_half_days() -> None:
    year = read()

    assert len(year.days) == 19
    assert len(year.half_days) == 38
    assert [f"{day:%d}" for day in year.days[9:13]] == ["15", "18", "20", "21"]


def test_a_session_may_differ_from_its_body() -> None:
    year = read(SMALL.replace("session: Rivers 2,", "session: Rivers 2, seats: 20, languages: fr,"))

    rivers = year.session_by_id["Rivers 2"]
    assert (rivers.seats, rivers.languages) == (20, frozenset({"fr"}))
    assert year.session_by_id["Rivers 1"].seats == 60


def test_what_is_assumed_of_interpreters_is_said() -> None:
    assert read().notices == ("An interpreter rests 12 hours between the meetings of two days.",)


def test_closed_days_outside_the_dates_are_told_of() -> None:
    year = read(SMALL.replace("closed: [", "closed: [2029-03-08, "))

    assert len(year.days) == 19
    assert "“closed” has days outside the dates, which change nothing: 2029-03-08." in year.notices


@pytest.mark.parametrize("name", ["Rivers", "commission on  Rivers"])
def test_a_body_is_named_in_short_or_in_full(name: str) -> None:
    year = read(SMALL.replace("not_with: [Rivers]", f"not_with: [{name}]"))
    assert year.bodies[1].not_with == ("Rivers",)


def test_a_session_without_a_name_hides_no_other_fault() -> None:
    nameless = SMALL.replace("{session: Rivers 2, ", "{").replace("[Rivers]", "[River]")
    with pytest.raises(InputFaults) as raised:
        read(nameless)
    assert [fault.line for fault in raised.value.faults] == [20, 34]


def test_the_calendar_of_a_large_year_is_read_back(tmp_path: Path) -> None:
    # 2,700 meetings take two megabytes, which had been too much.
    entry = {"session": "Ports 1", "number": 1, "date": "2030-03-04", "half_day": "morning"}
    entries = [{**entry, "number": n, "room": "Room 1" * 10} for n in range(15_000)]
    path = tmp_path / "calendar.json"
    path.write_text(json.dumps({"meetings": entries}), encoding="utf-8")

    assert path.stat().st_size > 2_000_000
    assert len(read_calendar(path).meetings) == 15_000
