"""What each change makes of the conference of 2019."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import FILE_2019, ROOT
from tests.scenarios.listed import conference_of, listed, only

from scheduler.domain.conference import Conference
from scheduler.errors import InputFaults
from scheduler.scenarios.base import Base, bodies, list_meetings, read_base
from scheduler.scenarios.read import read_scenarios


@pytest.fixture
def base() -> Base:
    return read_base(ROOT / FILE_2019)


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "data").glob("*.yaml")))
def test_meetings_written_one_by_one_are_the_same(name: str) -> None:
    base = read_base(ROOT / "data" / name)
    data = deepcopy(base.data)
    list_meetings(base, data)
    key: Any = lambda m: (m.id, m.body, m.start, m.end, m.languages, m.room, m.label)  # noqa: E731
    assert [*map(key, base.read(data).meetings)] == [*map(key, base.conference.meetings)]
    assert [part.target for part in base.read(data).parts] == [
        part.target for part in base.conference.parts
    ]


def test_a_meeting_lost(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- meeting lost: Friday morning")
    assert [meeting.id for meeting in found.meetings] == [
        "2019-09-11-afternoon",
        "2019-09-12-morning",
        "2019-09-12-afternoon",
        "2019-09-13-afternoon",
    ]


def test_shares_follow_what_is_left(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- meetings: 3")
    whole = sum(part.target for part in base.conference.parts)
    assert sum(part.target for part in found.parts) <= whole * 3 // 5


def test_more_meetings_lie_on_the_next_working_days(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- meetings: 7")
    assert [meeting.id for meeting in found.meetings[5:]] == [
        "2019-09-16-morning",
        "2019-09-16-afternoon",
    ]
    assert found.meetings[6].languages == base.conference.meetings[0].languages


def test_a_language_lost_on_a_day(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- language lost: Arabic on Thursday")
    assert ["ar" in meeting.languages for meeting in found.meetings] == [
        True, False, False, True, True,
    ]  # fmt: skip


def test_all_interpretation_lost_in_a_meeting(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- language lost: all on Friday afternoon")
    assert [bool(meeting.languages) for meeting in found.meetings] == [True] * 4 + [False]


def test_an_item_added_comes_before_other_matters(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- item added: {number: 6, title: By sea, desired: 60}")
    assert [part.id for part in found.parts] == ["1 (a)", "1 (b)", "2", "3", "6", "4", "5"]


def test_an_item_added_after_another(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- item added: {number: 2 bis, title: By sea, follows: 2}")
    assert [part.id for part in found.parts][2:4] == ["2", "2 bis"]


def test_an_item_dropped(base: Base, tmp_path: Path) -> None:
    found = only(base, tmp_path, "- item dropped: 3")
    assert "3" not in found.part_by_id


def test_a_weight_and_any_path(base: Base, tmp_path: Path) -> None:
    text = "- weight: {few-continuations: 7}\n  set: {agenda/3/not_before: 2019-09-13}"
    found = only(base, tmp_path, text)
    assert dict(found.weights) == {"few-continuations": 7}
    assert str(found.part_by_id["3"].not_before) == "2019-09-13"


def test_scenarios_together(base: Base, tmp_path: Path) -> None:
    text = "- {name: A, meetings: 4}\n- {name: B, item dropped: 3}\n- all of: [A, B]"
    both = conference_of(base, listed(base, tmp_path, text)[2])
    assert (len(both.meetings), len(both.parts)) == (4, 5)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("four to six meetings", ["4 meetings", "5 meetings", "6 meetings"]),
        ("1 to 2 meetings", ["1 meeting", "2 meetings"]),
        (
            "each single meeting missing",
            [
                "without Wednesday 11 September, afternoon",
                "without Thursday 12 September, morning",
                "without Thursday 12 September, afternoon",
                "without Friday 13 September, morning",
                "without Friday 13 September, afternoon",
            ],
        ),
    ],
)
def test_sweeps(base: Base, tmp_path: Path, text: str, names: list[str]) -> None:
    found = listed(base, tmp_path, f"- sweep: {text}")
    assert [one.name for one in found] == names
    assert {one.sweep for one in found} == {text}
    for one in found:
        conference_of(base, one)


def test_the_file_itself_is_never_changed(base: Base, tmp_path: Path) -> None:
    before = deepcopy(base.data)
    text = (
        "- {meetings: 9, item dropped: 3, set: {agenda/2/desired: 60}}\n- sweep: each meeting lost"
    )
    for one in listed(base, tmp_path, text):
        conference_of(base, one)
    assert base.data == before
    assert bodies(base.data)[0] is base.data


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- meeting gone: Friday", "“meeting gone” is no change.\n    Known are: meeting lost, "
         "meetings, language lost, interpreter lost, person away, window moved, item added, "
         "item dropped, weight, set, all of."),
        ("- language lost: Friday", "“Friday” is not a language known here.\n"
         "    Write “Arabic on Friday”, or “all on Friday” for all languages."),
        ("- language lost: Arabik", "“Arabik” is not a language known here.\n"
         "    Did you mean “Arabic”?"),
        ("- meeting lost:", "“meeting lost” does not say which."),
        ("- name: A", "The scenario changes nothing.\n    Write, say, “meeting lost: Friday”."),
        ("- all of: [A]", "No scenario above is called “A”."),
        ("- meetings: 0", "“meetings: 0” should be a number from 1 to 200."),
        ("- sweep: ten to four meetings", "“ten to four meetings” goes over nothing.\n"
         "    Write the smaller number first."),
        ("- sweep: each single interpreter missing", "“each single interpreter missing” goes over "
         "nothing.\n    The conference file has no interpreters to lose."),
        ("- weight: {few: 3}", "There is no soft rule “few”.\n    “scheduler rules” lists them."),
        ("- sweep: weight few from 1 to 3", "There is no soft rule “few”.\n"
         "    “scheduler rules” lists them."),
        ("- sweep: agenda/9/desired from 1 to 3",
         "“agenda/9/desired” leads nowhere: there is no “9”."),
        ("- Friday", "A scenario is a group of lines.\n    Write “- name: …” and its changes."),
        ("- sweep: everything", "“everything” is no sweep.\n    Write “four to ten meetings”, "
         "“each meeting lost”, “each language lost”, “each interpreter lost”, "
         "“weight few-continuations from 0 to 100 by "
         "20” or “agenda/2/desired from 60 to 300 by 60”."),
    ],
)  # fmt: skip
def test_faults_of_a_scenarios_file(base: Base, tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(InputFaults) as caught:
        listed(base, tmp_path, text)
    assert str(caught.value) == f"{tmp_path / 'scenarios.yaml'}:2: {fault}"


def test_two_of_one_name(base: Base, tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match=r"3: There are two scenarios “A”\."):
        listed(base, tmp_path, "- {name: A, meetings: 4}\n- {name: A, meetings: 3}")


def test_a_file_without_scenarios(base: Base, tmp_path: Path) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text("agenda: []\n", "utf-8")
    with pytest.raises(InputFaults, match="This file has no scenarios"):
        read_scenarios(file, base)


def with_interpreters(tmp_path: Path) -> Base:
    file = tmp_path / "conference.yaml"
    people = "interpreters:\n  people: {ar: 6, zh: 6, en: 4, fr: 4, ru: 4, es: 4}\n"
    file.write_text((ROOT / FILE_2019).read_text("utf-8") + people, "utf-8")
    return read_base(file)


def test_an_interpreter_lost(tmp_path: Path) -> None:
    base = with_interpreters(tmp_path)
    found = only(base, tmp_path, "- interpreter lost: [Arabic, ar]").services.interpretation
    assert found is not None
    assert {booth.language: booth.people for booth in found.booths}["ar"] == 4


def test_each_interpreter_in_turn(tmp_path: Path) -> None:
    found = listed(
        with_interpreters(tmp_path), tmp_path, "- sweep: each single interpreter missing"
    )
    assert len(found) == 6
    assert found[0].name == "one interpreter less: Arabic"


def test_no_interpreter_to_lose(base: Base, tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="There is no interpreter into “ar” to lose"):
        only(base, tmp_path, "- interpreter lost: ar")


def with_people(tmp_path: Path, *, zone: str = "Europe/Vienna") -> Base:
    file = tmp_path / "conference.yaml"
    people = f"""\
people:
- {{name: Ms. Expert, role: panellist, items: 3, zone: {zone}, away: [2019-09-11]}}
- {{name: Mr. Chair, items: 2}}
"""
    file.write_text((ROOT / FILE_2019).read_text("utf-8") + people, "utf-8")
    return read_base(file)


def there(conference: Conference, name: str) -> list[str]:
    """The meetings during which somebody is not away."""
    (person,) = (one for one in conference.people if one.name == name)
    return [
        meeting.id
        for meeting in conference.meetings
        if not person.away_during(conference.begins(meeting), conference.ends(meeting))
    ]


@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/Lima"])
def test_a_window_is_moved_and_an_absence_added(tmp_path: Path, zone: str) -> None:
    base = with_people(tmp_path, zone=zone)
    moved = only(base, tmp_path, "- window moved: Ms. Expert to Friday")
    assert there(moved, "Ms. Expert") == ["2019-09-13-morning", "2019-09-13-afternoon"]
    away = only(base, tmp_path, "- person away: ms. expert on Friday morning")
    before, after = there(base.conference, "Ms. Expert"), there(away, "Ms. Expert")
    assert [one for one in before if one not in after] == ["2019-09-13-morning"]
    assert there(moved, "Mr. Chair") == [one.id for one in moved.meetings]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("person away: Ms. Expert", "“Ms. Expert” should say who and when.\n"
         "    Write “Ms. Expert on Friday”."),
        ("window moved: Ms. Expert", "“Ms. Expert” should say who and when.\n"
         "    Write “Ms. Expert to Friday”."),
        ("window moved: Ms. X to Friday", "Nobody is called “Ms. X”.\n"
         "    There is Ms. Expert, Mr. Chair."),
    ],
)  # fmt: skip
def test_people_that_are_not_understood(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputFaults) as caught:
        only(with_people(tmp_path), tmp_path, f"- {text}")
    assert str(caught.value).endswith(f"scenarios.yaml:2: {message}")


def test_no_people_at_all(base: Base, tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="There is nobody: “people:” in the conference file"):
        only(base, tmp_path, "- person away: Ms. X on Friday")


def test_each_interpreter_by_name(tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    text = (ROOT / FILE_2019).read_text("utf-8").replace("languages: six", "languages: [en, fr]")
    named = "".join(
        f"  - {{name: {code} {n}, a: {code}, c: {other}}}\n"
        for code, other in (("en", "fr"), ("fr", "en"))
        for n in (1, 2, 3)
    )
    file.write_text(f"{text}interpreters:\n  named:\n{named}", "utf-8")
    base = read_base(file)
    found = listed(base, tmp_path, "- sweep: each single interpreter missing")
    assert [one.name for one in found[:2]] == ["without en 1", "without en 2"]
    assert len(found) == 6
    left = conference_of(base, found[0]).services.interpretation
    assert left is not None
    assert [one.name for one in left.named] == ["en 2", "en 3", "fr 1", "fr 2", "fr 3"]
    with pytest.raises(InputFaults, match="No interpreter is called “Nobody”"):
        only(base, tmp_path, "- interpreter lost: Nobody")
