"""Every fault of a file of sittings, with its line."""

from pathlib import Path

import pytest
from tests.cli.conftest import ROOT

from scheduler.errors import InputFaults
from scheduler.sittings.read import read_sittings

EXAMPLE = ROOT / "data/synthetic/side-events.yaml"

FAULTS = [
    ("hours: 13.00–15.00, slots: 2}\n- {session: Monday e", "hours: 13.00, slots: 2}\n- {session: "
     "Monday e", ":5: Monday noon has no end.\n    Write its hours as 10–13."),
    ("18.00–20.00, slots: 2", "18.00–20.00, slots: 7",
     ":6: Monday evening has 120 minutes, which 7 slots share.\n"
     "    Take hours or slots that give whole minutes."),
    ("18.00–20.00", "14.00–16.00", ":6: Monday evening begins before the session above it is over."
     "\n    List the sessions in order of time."),
    ("avoid: [Room C]}", "avoid: [Room D]}", ":6: There is no room “Room D”.\n"),
    ("Room B, Room C]", "Room B, Room B]", ":8: There are two rooms “Room B”.\n    Rename one."),
    ("session: Tuesday noon", "session: Room A", ":7: “Room A” is a session and a room.\n"),
    ("similar: [Asset recovery]", "similar: [Assets recovery]",
     ":12: There is no item “Assets recovery”.\n    Did you mean “Asset recovery”?"),
    ("{Monday evening: 3}", "{Monday evenin: 3}",
     ":17: There is no session or room “Monday evenin”.\n    Did you mean “Monday evening”?"),
    ("America/New_York", "America/Nowhere", ":20: “America/Nowhere” is not an IANA time zone.\n"),
    ("Prevention at school, slots: 2", "Prevention at school, slots: 3",
     ":29: Prevention at school takes 3 slots; no session has more than 2.\n"),
    ("sub_item: Ransomware", "sub_item: Electronic evidence",
     ":25: Cybercrime has two sub-items “Electronic evidence”.\n    Rename one."),
    ("rooms: [Room A, Room B, Room C]", "rooms: [Room C]",
     "All sub-items take 9 slots; all sessions and rooms have 6.\n    Add sessions or rooms."),
    ("place: Vienna", "place: Vienna\nweights: {room-hoping: 1}",
     ":4: There is no rule “room-hoping”.\n    Did you mean “room-hopping”?"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "told"), FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert right in text
    file = tmp_path / "sittings.yaml"
    file.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(InputFaults) as refused:
        read_sittings(file)
    assert told in str(refused.value)


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    text = EXAMPLE.read_text("utf-8")
    for right, wrong in (
        ("place: Vienna", "place: Nowhere"),
        ("2030-05-07", "2030-05-32"),
        ("Room B, Room C]", "Room B, Room C, Room B]"),
        ("similar: [Asset recovery]", "similar: [Corruption]"),
        ("order: 2", "order: second"),
        ("{Monday evening: 3}", "{Monday evenin: 3}"),
        ("America/New_York", "America/Nowhere"),
        ("item: Youth", "item: Cybercrime"),
        ("{sub_item: Prevention at school, ", "{"),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    file = tmp_path / "sittings.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(InputFaults) as refused:
        read_sittings(file)
    lines = [fault.line for fault in refused.value.faults]
    assert lines == [2, 7, 8, 12, 15, 17, 20, 26, 29]
