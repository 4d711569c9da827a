"""Lists of speakers in a conference file, and what is said of those that cannot be."""

import pytest

from scheduler.api import explain
from scheduler.errors import InputFaults

AGENDA = """\
agenda:
- 1. Opening
- number: 2
  title: General debate
  speakers:
"""
REST = "- 3. Adoption of the report\n"


def listed(read, lines: str):
    return read(AGENDA + "".join(f"    {line}\n" for line in lines.splitlines()) + REST)


def test_who_speaks_and_for_how_long(read) -> None:
    conference = listed(
        read,
        "minutes: 5\npace: 150\nchange: 2\nfurther: 2\nlist:\n- Egypt, for a group: 12\n- Peru\n"
        "- {name: Lima, zone: America/Lima, remote: yes}",
    )
    debate = conference.parts[1]
    assert [(s.name, s.minutes, s.is_listed) for s in debate.speakers] == [
        ("Egypt, for a group", 20, True),
        ("Peru", 10, True),
        ("Lima", 10, True),
        ("further speaker 1", 10, False),
        ("further speaker 2", 10, False),
    ]
    assert (debate.minimum, debate.desired, debate.target) == (60, 60, 60)
    lima = debate.speakers[2]
    there = [lima.is_there(conference.begins(m), conference.ends(m)) for m in conference.meetings]
    assert there == [True, False, True, False, True]
    assert conference.assumptions[0] == (
        "Whoever takes part from afar is heard from 7 a.m. to 10 p.m. where they are."
    )


def test_the_time_wanted_has_room_for_whole_speeches(read) -> None:
    """Eleven speeches of 16 minutes fit in a half-day of 180, and a twelfth begins another."""
    debate = listed(read, "minutes: 15\nfurther: 12").parts[1]
    assert (debate.minimum, debate.desired) == (195, 210)
    assert listed(read, "[Peru: 5, Chile: 4]").parts[1].minimum == 15


def test_what_is_assumed(read) -> None:
    assert listed(read, "minutes: 5\nfurther: 3").assumptions[:2] == (
        "A minute goes from one speaker to the next.",
        "Speakers keep to their minutes.",
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "[Peru, Chile: 4]",
            "9: It is not said how long Peru speaks.\n"
            "    Add “minutes: 5” to the list, or to the speaker.",
        ),
        (
            "further: 4",
            "8: It is not said how long the 4 further speakers speak.\n"
            "    Add “minutes: 5” to the list.",
        ),
        (
            "[Peru: 4, peru: 4]",
            "9: peru is twice on the list of speakers on item 2.\n"
            "    Take out the one or the other.",
        ),
        (
            "[Peru: 200]",
            "9: Peru takes 201 minutes, more than any meeting has.\n    Shorten the speech.",
        ),
        (
            "minutes: 1\nchange: 0\nfurther: 501",
            "8: The list of speakers on item 2 has 501 of them.\n    At most 500 can be planned.",
        ),
        (
            "minutes: 5\nlist:\n- {name: Fiji, zone: Pacific/Fiji, remote: yes}",
            "11: Fiji, on the list of speakers on item 2, is away in every meeting.\n"
            "    Correct the times, or add a meeting.",
        ),
        (
            "minutes: 15\nfurther: 70",
            "6: Item 2 needs 1125 minutes, more than all meetings together (900).\n"
            "    Shorten it, or add meetings.",
        ),
    ],
)
def test_what_is_wrong_is_told(read, lines: str, message: str) -> None:
    with pytest.raises(InputFaults) as caught:
        listed(read, lines)
    (fault,) = caught.value.faults
    assert f"{fault.line}: {fault.message}\n    {fault.hint}" == message


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("  parts: 2\n", "A split item has no list of speakers."),
        (
            "  maximum: 60\n",
            "The 12 speakers of this list take 192 minutes, more than the maximum of the item, 60.",
        ),
    ],
)
def test_what_contradicts_the_item(read, more: str, message: str) -> None:
    with pytest.raises(InputFaults) as caught:
        read(AGENDA + "    {minutes: 15, further: 12}\n" + more + REST)
    assert caught.value.faults[0].message == message


def test_what_would_help_a_speaker_who_is_away(read) -> None:
    own = AGENDA.replace("General debate", "General debate\n  pin: Thursday morning")
    text = "    [{name: Japan, minutes: 5, available: 2019-09-11}, Peru: 5]\n"
    found = explain(read(own + text + REST))
    assert found is not None
    told = str(found)
    assert "\n  – Item 2 has Japan on its list, who is away at times (" in told
    assert [str(repair) for repair in found.repairs] == [
        "The pin on item 2 is dropped.",
        "Japan is there in all meetings.",
    ]
