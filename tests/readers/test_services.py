"""Rooms, interpreters, limits, needs and referrals, and what is said of those that cannot be."""

import pytest

from scheduler.domain.services import BodyKind, Booth, Budget, Referral, Room, team
from scheduler.errors import InputFaults

BODIES = """\
bodies:
- body: Plenary
  short: PL
  kind: plenary
  seats: 200
  meetings: half-days from Wednesday to Friday
  needs: 2
  agenda: [1. Opening, 2. Outcome]
- body: Committee
  short: COM
  not_with: PL
  meetings: half-days from Wednesday to Friday
  needs: [4, 2 half-days from Wednesday to Thursday]
  entitlement: 3
  agenda: [1. Opening, 2. Matter]
"""


def faults(read, text: str) -> list[str]:
    with pytest.raises(InputFaults) as raised:
        read(text)
    return [f"{fault.message} {fault.hint}".strip() for fault in raised.value.faults]


def test_what_is_shared(read):
    conference = read(
        "languages: six\ninterpreters: {sets: 2, in_seven_days: 8, night: 10 hours}\nat_once: 6\n"
        "plenaries_at_once: 2\nrooms: [{name: Hall, seats: 300, booths: 6}, Room 1]\n"
        "referrals: [COM 2 before PL 2, {item: COM 1, before: PL 1, half_days: 0}]\n" + BODIES
    )
    services = conference.services
    assert services.rooms == (Room("Hall", 300, 6), Room("Room 1"))
    assert (services.at_once, services.limited_at_once) == (6, 2)
    assert services.referrals == (Referral("COM 2", "PL 2", 1), Referral("COM 1", "PL 1", 0))
    assert services.interpretation.booths[:3] == (
        Booth("ar", 6, 3, True), Booth("zh", 6, 3, True), Booth("en", 4, 2),
    )  # fmt: skip
    assert sum(booth.people for booth in services.interpretation.booths) == 2 * team(
        conference.languages
    )
    assert services.interpretation.in_seven_days == 8
    assert services.interpretation.night == 600
    plenary, committee = conference.bodies
    assert (plenary.kind, plenary.seats) == (BodyKind.PLENARY, 200)
    assert (committee.kind, committee.not_with) == (BodyKind.COMMITTEE, ("PL",))
    assert [(len(b.meetings), b.most) for b in committee.budgets] == [(6, 4), (4, 2), (6, 3)]
    assert isinstance(committee.budgets[0], Budget)


def test_shares_are_of_the_meetings_that_are_held(read):
    conference = read(BODIES)
    (opening, outcome) = conference.parts_of("PL")
    assert opening.target + outcome.target == 2 * 180
    assert sum(part.target for part in conference.parts_of("COM")) == 4 * 180


def test_what_is_assumed_is_said(read):
    text = "languages: fr, ar\nreferrals: COM 2 before PL 2\n"
    people = "interpreters: {people: {fr: 4, ar: 6}}\n"
    assert read("holidays: none\n" + text + people + BODIES).assumptions == (
        "An interpreter serves at most 7 meetings in any seven days.",
        "An interpreter rests 12 hours between the meetings of two days.",
        "What a body refers to another is over there one half-day before it is taken up.",
    )
    stated = (
        "interpreters: {people: {fr: 4, ar: 6}, booth: {ar: 2}, in_seven_days: 8, night: 600}\n"
    )
    assert read("languages: fr, ar\nholidays: none\n" + stated + BODIES).assumptions == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "languages: en, fr\ninterpreters: {people: {en: 4}}\n",
            "No booth serves French: a meeting takes 2 interpreters, there are 0. "
            "Add interpreters, or take the language out of the meetings.",
        ),
        (
            "languages: ar\ninterpreters: {people: {ar: 2}}\n",
            "No booth serves Arabic: a meeting takes 3 interpreters, there are 2. "
            "Add interpreters, or take the language out of the meetings.",
        ),
        (
            "interpreters: {sets: 1, people: {en: 4}}\n",
            "Interpreters are given both in sets and by language. Keep one of the two.",
        ),
        (
            "interpreters: {people: {Klingon tongue: 4}}\n",
            "“Klingon tongue” is not a language known here. "
            "Write a code such as en, or a name such as English; “six” are the official ones.",
        ),
        (
            "languages: en\nrooms: [{name: Hall, seats: 100, booths: 2}]\n",
            "Plenary needs 200 seats and 1 booths; no room has them. "
            "Take a larger room, or fewer languages.",
        ),
        (
            "referrals: COM 7 before PL 2\n",
            "There is no item “COM 7”. Did you mean “COM 2”?",
        ),
        (
            "referrals: COM III 2 before PL 2\n",
            "There is no body “COM III”. Bodies are: PL, COM.",
        ),
        (
            "referrals: XYZ 1 before PL 2\n",
            "“XYZ 1” begins with no body’s name. Bodies are: PL, COM.",
        ),
        (
            "referrals: PL 1 before PL 2\n",
            "Both items are of one body. Put them under “precedences” of this body.",
        ),
        (
            "referrals: [COM 2 before PL 2, PL 2 before COM 2]\n",
            "The referrals go round in a circle: item COM 2 before item PL 2, "
            "item PL 2 before item COM 2. Take out one of them.",
        ),
        (
            "referrals: [COM 2 before PL 1, PL 2 before COM 1]\n",
            "The referrals go round in a circle: item COM 2 before item PL 1, item PL 1 before "
            "item PL 2 on the agenda, item PL 2 before item COM 1, item COM 1 before item COM 2 "
            "on the agenda. Take out one of them.",
        ),
        (
            "referrals: {item: COM 2}\n",
            "An item is over either before or after another. Write “COM I 7 before Plenary 8”.",
        ),
    ],
)
def test_what_cannot_be(read, text, message):
    assert message in faults(read, text + BODIES)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("not_with: PL", "not_with: PLX", "There is no body “PLX”. Did you mean “PL”?"),
        (
            "meetings: half-days from Wednesday to Friday\n  needs: 2",
            "meetings: {when: Friday morning, jointly: COMM}",
            "There is no body “COMM”. Did you mean “COM”?",
        ),
        (
            "needs: 2",
            "needs: 9",
            "Plenary needs 9 meetings, and only 6 are open. "
            "Add half-days to its meetings, or ask for fewer.",
        ),
        (
            "needs: 2",
            "needs: many",
            "“many” does not say how many meetings. "
            "Write 8, or “8 half-days from Monday to Friday”.",
        ),
        (
            "needs: 2",
            "needs: 2 on Sunday",
            "The conference has no Sunday. "
            "Its dates are Wednesday 11 September to Friday 13 September.",
        ),
    ],
)
def test_what_a_body_cannot_have(read, old, new, message):
    found = faults(read, BODIES.replace(old, new, 1))
    assert any(one.startswith(message) for one in found), found


def test_an_item_with_sub_items_or_parts_is_referred_as_a_whole(read):
    bodies = BODIES.replace("2. Matter]", "{number: 2, title: Matter, items: [a. One, b. Two]}]")
    referrals = read("referrals: [COM 2 before PL 2]\n" + bodies).services.referrals
    assert [one.before for one in referrals] == ["COM 2 (a)", "COM 2 (b)"]
    bodies = BODIES.replace("2. Matter]", "{number: 2, title: Matter, parts: 2}]")
    referrals = read("referrals: [COM 2 before PL 2]\n" + bodies).services.referrals
    assert [one.before for one in referrals] == ["COM 2 (Part I)", "COM 2 (Part II)"]


@pytest.mark.parametrize(
    ("needs", "halves"),
    [
        ("2 half-days from Thursday to Friday", 4),
        ("[1 on Wednesday, 2 half-days from Friday morning to Friday afternoon]", 4),
        ("[3, 2 half-days from Thursday to Friday]", 6),
    ],
)
def test_who_says_when_all_is_needed_meets_at_no_other_time(read, needs, halves):
    conference = read(BODIES.replace("needs: 2\n", f"needs: {needs}\n", 1))
    assert len(conference.meetings_of("PL")) == halves
    assert len(conference.meetings_of("COM")) == 6


def test_a_room_that_is_named_is_too_small(read):
    bodies = BODIES.replace(
        "meetings: half-days from Wednesday to Friday\n  needs: 2",
        "meetings: {when: Friday morning, room: Hall}",
        1,
    )
    assert faults(read, "rooms: [{name: Hall, seats: 100}, Room 1]\n" + bodies) == [
        "Plenary needs 200 seats and 0 booths; Hall has 100 seats and any number of booths. "
        "Take a larger room, or fewer languages."
    ]


def test_who_is_needed_twice_at_once(read):
    own = "agenda: [1. Opening, {number: 2, title: Outcome, pin: Thursday morning}]"
    bodies = BODIES.replace("agenda: [1. Opening, 2. Outcome]", own)
    own = "agenda: [1. Opening, {number: 2, title: Matter, only: Thursday morning}]"
    bodies = bodies.replace("agenda: [1. Opening, 2. Matter]", own)
    assert faults(read, "people:\n- {name: Tuvalu, items: [PL 2, COM]}\n" + bodies) == [
        "Tuvalu is needed for item PL 2 and for item COM 2 at once, Thursday 12 September, "
        "morning. Move one of them, or let it do without."
    ]
    assert read("people:\n- {name: Tuvalu, persons: 2, items: [PL 2, COM]}\n" + bodies)


NAMED = """\
languages: ar, en, fr
interpreters:
  in_seven_days: 7
  night: 12 hours
  named:
  - {name: A. Haddad, a: ar, b: en, c: fr}
  - {name: A. Mansour, a: ar, b: en, in_seven_days: 8, a_day: 1}
  - {name: A. Nasser, a: ar, b: fr}
  - {name: E. Allen, a: en, b: fr, booths: "en, fr", away: 2019-09-12}
  - {name: E. Baker, a: en, c: fr, available: 2019-09-11 to 2019-09-12}
  - {name: F. Caron, a: fr, c: en}
  - {name: F. Denis, a: fr, c: en}
"""


def test_interpreters_by_name(read):
    interpretation = read(NAMED + BODIES).services.interpretation
    assert interpretation.booths == (
        Booth("ar", 3, 3, True), Booth("en", 2, 2), Booth("fr", 3, 2),
    )  # fmt: skip
    mansour, nasser, allen = interpretation.named[1:4]
    assert (mansour.in_seven_days, mansour.a_day, nasser.in_seven_days) == (8, 1, 7)
    assert nasser.into == frozenset({"ar", "fr"}) == nasser.understands
    assert nasser.booths == frozenset({"ar"})
    assert allen.booths == frozenset({"en", "fr"})
    assert len(allen.away) == 1


def test_by_name_and_by_number(read):
    people = NAMED.replace("  named:", "  people: {fr: 1}\n  named:")
    found = read(people + BODIES)
    assert found.services.interpretation.named[-1].name == "fr 1"
    assert found.services.interpretation.booth_by_language["fr"].people == 4
    assert "Interpreters without a name understand every language." in found.assumptions


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("a: ar, b: fr", "a: Arabish", "“Arabish” is not a language known here. "),
        ("a: ar, b: fr", "b: fr", "“a” is missing. "),
        ("a: ar, b: fr", "a: none, b: ar", "“A. Nasser” has no A language. Write “a: fr”."),
        (
            "F. Denis",
            "F. Caron",
            "“F. Caron” is there twice. Make one of both.",
        ),
        (
            "a: en, b: fr, ",
            "a: en, ",
            "“E. Allen” may sit in the French booth, but does not work into French. "
            "Add the language under “b”, or take out the booth.",
        ),
        (
            "away: 2019-09-12",
            "away: 2019-09-32",
            "“2019-09-32” has a day or hour that does not exist. ",
        ),
        (
            "available: 2019-09-11 to 2019-09-12",
            "available: mornings",
            "“mornings” is neither a day nor hours of one. ",
        ),
        (
            "  - {name: A. Nasser, a: ar, b: fr}\n",
            "",
            "No booth serves Arabic: a meeting takes 3 interpreters, there are 2. "
            "Add interpreters, or take the language out of the meetings.",
        ),
        (
            "away: 2019-09-12",
            "away: 2019-09-11 to 2019-09-12",
            "The English booth takes 2 interpreters, and never more than 1 of its 2 are there at a "
            "meeting. Add interpreters, or change when they are there.",
        ),
        (
            ", b: en",
            "",
            "Arabic cannot be brought into the English booth: nobody in it understands Arabic, and "
            "no two give relay in a language that somebody in it understands. "
            "Add the language to somebody’s “c” or “b”, or add an interpreter.",
        ),
        (
            "  named:",
            "  both_ways: zh\n  named:",
            "Arabic cannot be brought into the English booth: nobody in it understands Arabic, and "
            "no two give relay in a language that somebody in it understands. "
            "Add the language to somebody’s “c” or “b”, or add an interpreter; or, as A. Haddad "
            "works into other languages too, let this booth work both ways: “both_ways: ar”.",
        ),
    ],
)
def test_faults_of_interpreters_by_name(read, was: str, now: str, message: str) -> None:
    found = faults(read, NAMED.replace(was, now) + BODIES)
    assert any(one.startswith(message) for one in found), found


def test_half_days_between_items_of_one_body(read):
    text = "precedences: [{item: 2, before: 3, half_days: 2}]\n"
    conference = read(text)
    assert conference.services.referrals == (Referral("2", "3", 2),)
    assert [(p.before, p.after) for p in conference.precedences] == [("2", "3")]
