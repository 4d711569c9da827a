"""Public holidays of the place, and times that a body should rather avoid."""

from datetime import date

import pytest

from scheduler.errors import InputFaults
from scheduler.readers import public_holidays

EASTER = "dates: 2027-03-26 to 2027-04-02\nmeetings: half-days from 26 March to 2 April\n"


def days(conference) -> list[int]:
    return sorted({meeting.date.day for meeting in conference.meetings})


# The same in one week.
AFTER_EASTER = "dates: 2027-03-29 to 2027-04-02\nmeetings: half-days from 29 March to 2 April\n"


def test_holidays_of_the_place_stay_free(read) -> None:
    assert days(read(EASTER + "holidays: none\n")) == [1, 2, 26, 29, 30, 31]
    conference = read(EASTER + "holidays: of the place\nclosed: [2027-04-01]\n")
    assert days(conference) == [2, 26, 30, 31]
    assert "Monday 29 March is a holiday, Easter Monday: no meetings." in conference.notices


@pytest.mark.parametrize(
    ("written", "free"),
    [
        ("AT", {29}),
        ("austria", {29}),
        ("AT-9", {29}),
        ("KE", {26, 29}),
        ("[AT, PE]", {26, 29}),
        ("none", set()),
    ],
)
def test_holidays_of_a_country(read, written: str, free: set[int]) -> None:
    held = days(read(EASTER + f"holidays: {written}\n"))
    assert set(held) == {1, 2, 26, 29, 30, 31} - free


def test_a_meeting_named_by_its_day_is_held(read) -> None:
    conference = read(
        "dates: 2027-03-26 to 2027-04-02\nholidays: AT\n"
        "meetings: [half-days from 26 March to 30 March, 29 March morning]\n"
    )
    assert days(conference) == [26, 29, 30]
    told = "Monday 29 March is a holiday, Easter Monday; meetings are held, as the file says so."
    assert told in conference.notices


def test_without_a_word_holidays_stay_free_in_more_than_a_week(read) -> None:
    conference = read(EASTER)
    assert days(conference) == [1, 2, 26, 30, 31]
    told = "Public holidays of the place stay free, as the conference goes on over a weekend"
    assert any(text.startswith(told) for text in conference.assumptions)
    assert "Monday 29 March is a holiday, Easter Monday: no meetings." in conference.notices
    own = read(EASTER + "closed: 2027-04-01\n")
    assert days(own) == [2, 26, 30, 31]


def test_without_a_word_none_are_looked_up_for_a_week(read, monkeypatch) -> None:
    monkeypatch.setattr(public_holidays, "holidays_in", lambda *_: pytest.fail("looked up"))
    assert days(read(AFTER_EASTER)) == [1, 2, 29, 30, 31]
    told = (
        "No series of meetings falls on a public holiday; “holidays: of the place” looks them up."
    )
    assert told in read(AFTER_EASTER).assumptions
    assert told not in read(AFTER_EASTER + "holidays: none\n").assumptions
    assert told not in read(AFTER_EASTER + "closed: 2027-03-29\n").assumptions
    single = "dates: 2027-03-29 to 2027-04-02\nmeetings: [29 March morning]\n"
    assert told not in read(single).assumptions


def test_days_of_the_united_nations(read) -> None:
    spring = "dates: 2024-04-08 to 2024-05-24\nmeetings: half-days from 8 April to 24 May\n"
    conference = read(spring + "holidays: United Nations\navoid: [United Nations days]\n")
    told = [text for text in conference.notices if "holiday" in text]
    assert told == [
        "Wednesday 10 April is a holiday, Eid al-Fitr: no meetings.",
        "Friday 3 May is a holiday, Orthodox Good Friday: no meetings.",
    ]
    assert [(one.title, one.date.day) for one in conference.avoided] == [("Day of Vesak", 22)]


def test_times_to_avoid(read) -> None:
    conference = read(
        EASTER
        + "holidays: none\navoid:\n- Friday prayer: every Friday 12.00–14.00\n- holidays in Peru\n"
        "- {title: National Day, when: [2027-03-30, 31 March afternoon]}\n"
        "- Call to prayer: daily 15.30–15.45\n"
    )
    found = [(one.title, one.date.day, one.start, one.end) for one in conference.avoided]
    assert [one for one in found if one[0] != "Call to prayer"] == [
        ("Good Friday", 26, 0, 1440),
        ("Friday prayer", 26, 720, 840),
        ("National Day", 30, 0, 1440),
        ("National Day", 31, 780, 1080),
        ("Friday prayer", 2, 720, 840),
    ]
    assert len(found) == 5 + 6
    assert {one.body for one in conference.avoided} == {"working-group"}


@pytest.mark.parametrize(
    ("lines", "message", "hint"),
    [
        (
            "holidays: Austrria\n",
            "Holidays of “Austrria” are not known.",
            "Did you mean “austria”?",
        ),
        (
            "holidays: XX\n",
            "Holidays of “XX” are not known.",
            "Write a code such as AT, or AT-9, or a name.",
        ),
        (
            "holidays: AT-77\n",
            "AT has no part “77”.",
            "Write AT alone, or the code of a part of it as in ISO 3166-2.",
        ),
        (
            "avoid: [Friday prayer]\n",
            "It is not said when “Friday prayer” is.",
            "Write “Friday prayer: every Friday 12.00–14.00”.",
        ),
        (
            "avoid:\n- Prayer: mornings\n",
            "“mornings” names no days.",
            "Write a day, “daily 12–14” or “every Friday 12.00–14.00”.",
        ),
        (
            "avoid:\n- holidays in Nowhere at all\n",
            "Holidays of “Nowhere at all” are not known.",
            "Write a code such as AT, or AT-9, or a name.",
        ),
    ],
)
def test_what_is_wrong_is_told(read, lines: str, message: str, hint: str) -> None:
    with pytest.raises(InputFaults) as caught:
        read(EASTER + lines)
    (fault,) = caught.value.faults
    assert (fault.message, fault.hint) == (message, hint)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "zone: Etc/UTC\nholidays: of the place\n" + EASTER,
            "The country of Etc/UTC is not known.",
        ),
        (
            "zone: Europe/Vienna\nholidays: AT\nmeetings: [2027-03-29]\n",
            "Which of its days are holidays cannot be told.",
        ),
    ],
)
def test_what_cannot_be_told(tmp_path, lines: str, message: str) -> None:
    from scheduler.readers import read_conference

    path = tmp_path / "conference.yaml"
    path.write_text("body: Working Group\nagenda: [1. Opening, 2. Matter]\n" + lines, "utf-8")
    with pytest.raises(InputFaults) as caught:
        read_conference(path)
    assert caught.value.faults[0].message == message


def test_the_days_are_those_of_the_library() -> None:
    from scheduler.readers.public_holidays import holidays_in

    found = holidays_in("AT", [date(2027, 10, 26), date(2027, 10, 27), date(2028, 1, 6)])
    assert found == {date(2027, 10, 26): "National Day", date(2028, 1, 6): "Epiphany"}
