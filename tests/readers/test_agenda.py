"""Agenda items and their wishes, from what planners write."""

from datetime import date

import pytest

from scheduler.domain.agenda import Document, Pin
from scheduler.domain.kinds import Kind


def parts(conference):
    return {part.id: part for part in conference.parts}


@pytest.mark.parametrize(
    ("entry", "number", "title"),
    [
        ("3. Smuggling of migrants by air", "3", "Smuggling of migrants by air"),
        ("Item 3: Smuggling", "3", "Smuggling"),
        ("{3: Smuggling}", "3", "Smuggling"),
        ("1 (a) Opening", "1 (a)", "Opening"),
        ("'1(a). Opening'", "1 (a)", "Opening"),
        ("4.1. Trade", "4.1", "Trade"),
        ("5.a – Heritage", "5.a", "Heritage"),
        ("II. Trade", "II", "Trade"),
        ("'Topic 1: Standards and Criteria'", "Topic 1", "Standards and Criteria"),
        ("{Topic 1: Standards and Criteria}", "Topic 1", "Standards and Criteria"),
        ("{3. Part one: the law}", "3", "Part one: the law"),
        ("Registration of participants", "", "Registration of participants"),
        ("2030 Agenda for Sustainable Development", "", "2030 Agenda for Sustainable Development"),
        ("{number: 010, title: no}", "010", "no"),
        ("{number: 1:30, title: 2019-09-11}", "1:30", "2019-09-11"),
    ],
)
def test_numbers_and_titles(read, entry, number, title):
    item = read(f"agenda:\n- {entry}\n").items[0]
    assert (item.number, item.title, item.key) == (number, title, number or title)


def test_numbers_of_sub_items(read):
    conference = read(
        "agenda:\n"
        "- 1: Organizational matters\n"
        "  items:\n"
        "  - a: Opening\n"
        "  - (b) Adoption of the agenda\n"
        "  - number: c\n"
        "    title: Attendance\n"
        "    items: [{i: Members}, {ii: Observers}]\n"
        "- 4: Trade\n"
        "  items: [{4.1: Goods}, {2: Services}]\n"
    )
    assert [item.number for item in conference.items] == [
        "1", "1 (a)", "1 (b)", "1 (c)", "1 (c) (i)", "1 (c) (ii)", "4", "4.1", "4.2",
    ]  # fmt: skip
    assert list(parts(conference)) == ["1 (a)", "1 (b)", "1 (c) (i)", "1 (c) (ii)", "4.1", "4.2"]
    assert conference.item_by_key["1 (c) (i)"].parent == "1 (c)"


def test_a_parent_is_scheduled_if_told_so_and_an_item_left_out(read):
    conference = read(
        "agenda:\n"
        "- {number: 1, title: Trade, scheduled: true, items: [a. Goods]}\n"
        "- {number: 2, title: Elections, scheduled: false}\n"
    )
    assert list(parts(conference)) == ["1", "1 (a)"]
    assert [item.number for item in conference.items] == ["1", "1 (a)", "2"]


def test_kinds_are_found_handed_down_and_overridden(read):
    conference = read(
        "agenda:\n"
        "- 1: Organizational matters\n"
        "  items: [a. Opening of the meeting, b. Statement by the host]\n"
        "- 2. Trade\n"
        "- {number: 3, title: Review of the results, kind: report}\n"
        "- 4. Closing of the session\n"
    )
    assert [part.kind for part in conference.parts] == [
        Kind.OPENING, Kind.ORGANIZATIONAL, Kind.SUBSTANTIVE, Kind.REPORT, Kind.CLOSING,
    ]  # fmt: skip
    assert conference.notices == (
        "Hours not stated are 10 a.m.–1 p.m. and 3–6 p.m.",
        "Taken as opening: item 1 (a).",
        "Taken as organizational: item 1 (b).",
        "Taken as report: item 3.",
        "Taken as closing: item 4.",
    )


def test_wishes(read):
    conference = read(
        "languages: six\n"
        "agenda:\n"
        "- number: 2\n"
        "  title: Trade\n"
        "  minimum: 1h30\n"
        "  desired: 1 half-day\n"
        "  maximum: 4 hours\n"
        "  weight: 3\n"
        "  languages: en, fr\n"
        "  pin: Thursday 14.30\n"
        "  note: for decision\n"
        "  documents:\n"
        "  - A/1\n"
        "  - {symbol: A/2, title: Paper, url: 'https://example.org', out: 2019-09-12}\n"
        "hours: {afternoon: 14.00–17.00, morning: 10–13}\n"
    )
    part = conference.parts[0]
    assert (part.minimum, part.desired, part.maximum, part.weight) == (90, 180, 240, 3)
    assert part.target == 180
    assert part.languages == {"en", "fr"}
    assert part.pin == Pin(("2019-09-12-afternoon",), 870)
    assert (part.not_before, part.not_before_reason) == (
        date(2019, 9, 12),
        "document A/2 is out on that day",
    )
    item = conference.items[0]
    assert item.note == "for decision"
    assert item.documents == (Document("A/1"), Document("A/2", "Paper", "https://example.org"))


@pytest.mark.parametrize(
    ("wish", "meetings"),
    [
        ("Thursday", {"2019-09-12-morning", "2019-09-12-afternoon"}),
        ("mornings", {"2019-09-12-morning", "2019-09-13-morning"}),
        ("[2019-09-13 morning, meeting 1]", {"2019-09-13-morning", "2019-09-11-afternoon"}),
        ("Thursday afternoon to Friday morning", {"2019-09-12-afternoon", "2019-09-13-morning"}),
    ],
)
def test_meetings_an_item_is_confined_to_prefers_and_avoids(read, wish, meetings):
    wishes = f"only: {wish}, prefers: {wish}, avoids: {wish}"
    part = read(f"agenda:\n- {{number: 1, title: Trade, {wishes}}}\n").parts[0]
    assert part.within == part.prefers == part.avoids == meetings


def test_pinned_to_several_meetings_in_any_order(read):
    conference = read(
        "agenda:\n- {number: 1, title: Trade, pin: [Friday morning, Thursday afternoon]}\n"
    )
    assert conference.parts[0].pin == Pin(("2019-09-12-afternoon", "2019-09-13-morning"))


def test_pinned_to_a_meeting_by_its_label(read):
    conference = read(
        "meetings: [{when: Thursday morning, label: 3rd meeting}]\n"
        "agenda:\n- {number: 1, title: Trade, pin: 3rd meeting}\n"
    )
    assert conference.parts[0].pin == Pin(("2019-09-12-morning",))


def test_split_in_parts(read):
    conference = read(
        "agenda:\n"
        "- 1. Trade\n"
        "- {number: 2, title: {en: Law, fr: Droit}, parts: 2, desired: 2 hours}\n"
        "- number: 3\n"
        "  title: Aid\n"
        "  parts: [{pin: Thursday morning}, {title: Aid (end), desired: 60}]\n"
    )
    assert list(parts(conference)) == [
        "1",
        "2 (Part I)",
        "2 (Part II)",
        "3 (Part I)",
        "3 (Part II)",
    ]
    law = parts(conference)["2 (Part I)"]
    assert (law.number, law.desired, law.items) == ("2", 60, ("2",))
    assert law.titles == (("en", "Law (Part I)"), ("fr", "Droit (partie I)"))
    assert parts(conference)["3 (Part I)"].pin == Pin(("2019-09-12-morning",))
    assert parts(conference)["3 (Part II)"].title == "Aid (end)"


def test_the_parts_of_a_split_item_have_its_share_together(read):
    conference = read("agenda: [1. Trade, {number: 2, title: Law, parts: 2}]\n")
    assert [part.target for part in conference.parts] == [450, 225, 225]


def test_taken_jointly(read):
    conference = read(
        "agenda:\n"
        "- {number: II, title: Trade, jointly: III, desired: 90}\n"
        "- III. Law\n"
        "- number: 8\n"
        "  title: Aid\n"
        "  items: [a. Food, {number: b, title: Seed, jointly: [8 (a), 8 (c)]}, c. Tools]\n"
    )
    assert [(p.id, p.number, p.items, p.title) for p in conference.parts] == [
        ("II & III", "II & III", ("II", "III"), "Trade; Law"),
        ("8 (a), (b) & (c)", "8 (a), (b) & (c)", ("8 (a)", "8 (b)", "8 (c)"), "Food; Seed; Tools"),
    ]
    assert conference.parts[0].desired == 90


@pytest.mark.parametrize(
    "text",
    [
        "precedences: [3 before 2]\n",
        "precedences: [2 after 3]\n",
        "precedences: [{item: 3, before: 2, reason: the chair leaves early}]\n",
        "precedences: [{item: 2, after: item 3}]\n",
        "agenda: [1. Opening, {number: 2, title: First, after: 3}, 3. Second]\n",
    ],
)
def test_precedences(read, text):
    (precedence,) = read(text).precedences
    assert (precedence.before, precedence.after, precedence.stated) == ("3", "2", True)
    wanted = "the file puts item 3 before item 2"
    assert precedence.reason == ("the chair leaves early" if "reason" in text else wanted)


def test_a_precedence_of_a_parent_holds_for_its_sub_items(read):
    conference = read(
        "agenda: [{number: 1, title: Aid, items: [a. Food, b. Seed]}, 2. Trade]\n"
        "precedences: [2 before 1]\n"
    )
    assert [(p.before, p.after) for p in conference.precedences] == [("2", "1 (a)"), ("2", "1 (b)")]


def test_title_in_several_languages_begins_with_the_original(read):
    conference = read(
        "original_language: French\nagenda:\n- {number: 1, title: {en: Opening, fr: Ouverture}}\n"
    )
    assert conference.items[0].titles == (("fr", "Ouverture"), ("en", "Opening"))
    assert conference.parts[0].title == "Ouverture"
