"""People whom items need, and the times at which they are away."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.conference import Conference
from scheduler.errors import InputFaults
from scheduler.readers import read_conference
from scheduler.readers.absences import read_absence, written_absence

_FILE = """\
body: Working Group
place: Vienna
dates: 11–13 September 2019
meetings: half-days from Wednesday afternoon to Friday afternoon
agenda:
- number: 1
  title: Organizational matters
  items:
  - a: Opening of the meeting
  - b: Adoption of the agenda
- 2. Fishing
- number: 3
  title: Smuggling
  parts: 2
people:
"""


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)

    def read(people: str) -> Conference:
        Path("conference.yaml").write_text(_FILE + people, encoding="utf-8")
        return read_conference(Path("conference.yaml"))

    return read


def test_absences_are_by_the_clock_of_the_person(read) -> None:  # type: ignore[no-untyped-def]
    conference = read(
        "- name: The Panellist\n  role: panellist\n  zone: America/Lima\n  items: 2\n"
        "  away:\n  - 2019-09-12 02:00–09:00\n  - 2019-09-11\n"
    )
    (person,) = conference.people
    assert (person.name, person.role, person.parts) == ("The Panellist", "panellist", ("2",))
    assert [(a.astimezone(UTC), b.astimezone(UTC)) for a, b in person.away] == [
        (datetime(2019, 9, 11, 5, tzinfo=UTC), datetime(2019, 9, 12, 5, tzinfo=UTC)),
        (datetime(2019, 9, 12, 7, tzinfo=UTC), datetime(2019, 9, 12, 14, tzinfo=UTC)),
    ]
    assert person.where == "conference.yaml:16"


def test_windows_of_availability(read) -> None:  # type: ignore[no-untyped-def]
    """Lima is seven hours behind Vienna in September, Tokyo seven before it."""
    conference = read(
        "- name: A\n  zone: America/Lima\n  remote: yes\n"
        "- name: B\n  available: [2019-09-11, 2019-09-12 10:00–13:00]\n"
        "- name: C\n  zone: Asia/Tokyo\n  available: daily 9–20\n  away: 2019-09-13\n"
    )
    there = [
        [
            number
            for number, m in enumerate(conference.meetings)
            if not person.away_during(conference.begins(m), conference.ends(m))
        ]
        for person in conference.people
    ]
    assert there == [[0, 2, 4], [0, 1], [1]]
    assert conference.assumptions[-2:] == (
        "Whoever takes part from afar is heard from 7 a.m. to 10 p.m. where they are.",
        "Hours from 8 a.m. to 8 p.m. suit whoever takes part from afar, where they are.",
    )


def test_items_are_named_as_elsewhere(read) -> None:  # type: ignore[no-untyped-def]
    conference = read("- name: A\n  items: [1, Smuggling]\n- name: B\n  items: 1 (b)\n- name: C\n")
    first, second, third = (person.parts for person in conference.people)
    smuggling = tuple(part.id for part in conference.parts if part.items == ("3",))
    assert len(smuggling) == 2
    assert first == ("1 (a)", "1 (b)", *smuggling)
    assert second == ("1 (b)",)
    assert third == tuple(part.id for part in conference.parts)


_RIGHT = "Write “2019-09-12”, “2019-09-12 10:00–13:00” or “2019-09-12 22:00–2019-09-13 01:00”."


@pytest.mark.parametrize(
    ("people", "message"),
    [
        (
            "- name: A\n  items: 7\n",
            "conference.yaml:17: There is no item “7” on the agenda that is taken up.\n"
            "    Known are: 1, 1 (a), 1 (b), 2, 3.",
        ),
        (
            "- name: A\n  zone: Peru\n",
            "conference.yaml:17: “Peru” is not an IANA time zone.\n"
            "    Write a name such as America/Lima.",
        ),
        (
            "- name: A\n  away: Thursday\n",
            f"conference.yaml:17: “Thursday” is neither a day nor hours of one.\n    {_RIGHT}",
        ),
        (
            "- name: A\n  away: 2019-09-31\n",
            "conference.yaml:17: “2019-09-31” has a day or hour that does not exist.\n"
            f"    {_RIGHT}",
        ),
        (
            "- name: A\n  away: 2019-09-12 13:00–10:00\n",
            f"conference.yaml:17: “2019-09-12 13:00–10:00” ends before it begins.\n    {_RIGHT}",
        ),
        (
            "- name: A\n  available: daily\n",
            f"conference.yaml:17: “daily” is neither a day nor hours of one.\n    {_RIGHT}",
        ),
        (
            "- name: A\n  available: daily 9:00\n",
            "conference.yaml:17: “daily 9:00” does not say from when to when.\n"
            "    Write daily 8:00–20:00.",
        ),
        (
            "- name: A\n  items: 2\n  away: 2019-09-11 to 2019-09-13\n",
            "conference.yaml:16: Item 2 needs A, who is away in every meeting for it.\n"
            "    Correct the times, or let it do without.",
        ),
        (
            "- name: A\n- name: a\n",
            "conference.yaml:17: “a” is there twice.\n    Make one of both.",
        ),
    ],
)
def test_what_is_wrong_is_told(read, people: str, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputFaults) as caught:
        read(people)
    assert str(caught.value) == message


@given(
    st.datetimes(datetime(2019, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - given a zone below
    st.integers(1, 5000),
    st.sampled_from(["Europe/Vienna", "America/Lima", "Asia/Bangkok"]),
)
def test_an_absence_is_read_as_it_is_written(moment: datetime, minutes: int, name: str) -> None:
    zone = ZoneInfo(name)
    begin = moment.replace(second=0, microsecond=0, tzinfo=zone)
    end = begin + timedelta(minutes=minutes)
    assert read_absence(written_absence(begin, end), zone) == (begin, end)


def test_whole_days_are_written_as_days() -> None:
    zone = ZoneInfo("Europe/Vienna")
    begin = datetime(2019, 9, 12, tzinfo=zone)
    assert written_absence(begin, begin + timedelta(days=1)) == "2019-09-12"
    assert written_absence(begin, begin + timedelta(days=3)) == "2019-09-12 to 2019-09-14"
    assert read_absence("2019-09-12 – 2019-09-14", zone)[1].date() == date(2019, 9, 15)


def test_faults_of_people_are_told_with_all_others(tmp_path: Path) -> None:
    """Nothing that may only follow from another fault is among them."""
    text = _FILE.replace("- 2. Fishing", "- {number: 2, title: Fishing, desired: two horus}")
    path = tmp_path / "conference.yaml"
    path.write_text(
        f"{text}- {{name: A, away: Thursday}}\n- {{name: B, remote: perhaps, items: 3}}\n"
        "- {name: C, items: 7, zone: Peru}\n- {name: a}\n- {role: chair}\n"
        "weights: {few-continuation: 3}\nzone: Europe/Viena\n",
        encoding="utf-8",
    )
    assert [line.removeprefix(f"{path}:") for line in faults_of(path)] == [
        "11: “two horus” is not a length of time.",
        "16: “Thursday” is neither a day nor hours of one.",
        "17: “perhaps” is neither yes nor no.",
        "18: “Peru” is not an IANA time zone.",
        "19: “a” is there twice.",
        "20: “name” is missing.",
        "21: There is no soft rule “few-continuation”.",
        "22: “Europe/Viena” is not an IANA time zone.",
    ]


def test_who_is_never_there_is_told_beside_faults_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "conference.yaml"
    people = "- {name: A, items: 7}\n- {name: B, items: 2, away: 2019-09-11 to 2019-09-13}\n"
    path.write_text(f"{_FILE}{people}weights: {{few-continuation: 3}}\n", encoding="utf-8")
    assert [line.removeprefix(f"{path}:") for line in faults_of(path)] == [
        "16: There is no item “7” on the agenda that is taken up.",
        "17: Item 2 needs B, who is away in every meeting for it.",
        "18: There is no soft rule “few-continuation”.",
    ]


@pytest.mark.parametrize(
    "wrong", ["meetings: half-days from Fryday", "agenda: []", "dates: 11–13 Septembre 2019"]
)
def test_what_follows_from_another_fault_is_not_told(wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "conference.yaml"
    key = wrong.partition(":")[0]
    lines = _FILE.split(f"\n{key}:")
    rest = lines[1].partition("\npeople:" if key == "agenda" else "\n")[2]
    after = "people:" if key == "agenda" else ""
    text = f"{lines[0]}\n{wrong}\n{after}{rest}"
    path.write_text(f"{text}- {{name: B, items: 2, away: 2019-09-11 to 2019-09-13}}\n", "utf-8")
    assert not [line for line in faults_of(path) if "away in every" in line or "no item" in line]


def faults_of(path: Path) -> list[str]:
    """The first line of each fault."""
    with pytest.raises(InputFaults) as caught:
        read_conference(path)
    return [str(fault).splitlines()[0] for fault in caught.value.faults]
