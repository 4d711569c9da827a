"""How long panellists stay."""

from pathlib import Path

from tests.rules.working_group import FILE, PEOPLE, conference, placed

from scheduler.rules.nights_of_experts import NightsOfExperts


def test_the_stay_of_a_panellist(tmp_path: Path) -> None:
    its = conference(tmp_path, FILE + PEOPLE)
    timetable = placed(its, ("2", 0, 900), ("3", 3, 600))
    found = list(NightsOfExperts().charges(its, timetable))
    assert [(one.amount, one.message) for one in found] == [(2, "Ms. Expert stays for 2 nights")]


def test_who_takes_part_from_afar_or_is_at_home_does_not_stay(tmp_path: Path) -> None:
    people = PEOPLE.replace("role: panellist", "role: panellist, remote: yes")
    its = conference(tmp_path, FILE + people)
    timetable = placed(its, ("2", 0, 900), ("3", 3, 600))
    assert list(NightsOfExperts().charges(its, timetable)) == []
