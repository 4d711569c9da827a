"""What is assumed where the file says nothing, and that it is told."""

import pytest

from scheduler.domain.conference import Body


def test_items_and_meetings_are_enough(read):
    conference = read("")
    assert conference.bodies == (Body("working-group", "Working Group"),)
    assert (conference.title, conference.id) == ("Working Group", "working-group-2019")
    assert conference.languages == ()
    assert all(part.languages == frozenset() for part in conference.parts)
    assert (conference.grid, conference.show_times, conference.weights) == (15, False, ())
    assert conference.original_language == "en"
    # 900 minutes, less the usual 30 of the introduction and 120 of the report, shared by two.
    assert [part.target for part in conference.parts] == [30, 375, 375, 120]
    assert [part.minimum for part in conference.parts] == [15, 15, 15, 15]


def test_symbol_makes_the_id(read):
    assert read("symbol: CTOC/COP/WG.7/2019/1\n").id == "ctoc-cop-wg-7-2019-1"


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Vienna", "Europe/Vienna"),
        ("New York", "America/New_York"),
        ("Geneva", "Europe/Zurich"),
        ("Addis Ababa", "Africa/Addis_Ababa"),
        ("Bangkok, United Nations Conference Centre", "Asia/Bangkok"),
    ],
)
def test_zone_from_the_place(tmp_path, place, zone):
    from scheduler.readers import read_conference

    path = tmp_path / "c.yaml"
    path.write_text(
        f"body: A\nplace: {place}\nmeetings: 2019-09-11 morning\nagenda: [1. Trade]\n", "utf-8"
    )
    conference = read_conference(path)
    assert conference.zone == zone
    city = place.split(",")[0]
    assert f"The time zone, {zone}, is taken from the place, {city}." in conference.notices


def test_weights_shift_the_shares(read):
    conference = read("agenda: [1. Trade, {number: 2, title: Law, weight: 2}]\n")
    assert [part.target for part in conference.parts] == [300, 600]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("drafting: 180\n", {"drafting": 180}),
        ("drafting: 3 hours\n", {"drafting": 180}),
        ("drafting: 1 half-day\n", {"drafting_half_days": 1}),
        ("reserve: 30\n", {"reserve": 30}),
        ("reserve: 1 half-day\n", {"reserve": 180}),
        ("order: free\n", {"free_order": True}),
        ("short: WG.7\n", {"id": "WG.7"}),
    ],
)
def test_wishes_of_the_body(read, text, body):
    assert read(text).bodies == (Body(**{"id": "working-group", "name": "Working Group", **body}),)


def test_drafting_and_reserve_are_not_shared_out(read):
    conference = read("drafting: 1 half-day\nreserve: 20\n")
    # 700 minutes are left of 900; the procedural items keep their usual 30 and 120 of these.
    assert [part.target for part in conference.parts] == [30, 270, 270, 120]


def test_the_rest_of_the_frame(read):
    conference = read(
        "conference: Conference of the Parties\nsession: sixth meeting\nplace: Vienna\n"
        "utc_offset: UTC+2\nshow_times: yes\ngrid: 10\nfootnotes: One note\n"
        "weights: {few-continuations: 100, no-slivers: 0}\n"
    )
    assert conference.title == "Conference of the Parties"
    assert (conference.session, conference.place, conference.utc_offset) == (
        "sixth meeting",
        "Vienna",
        "UTC+2",
    )
    assert (conference.show_times, conference.grid) == (True, 10)
    assert conference.weights == (("few-continuations", 100), ("no-slivers", 0))
    assert conference.footnotes == ("One note",)


def test_fingerprint_is_of_the_content_not_of_its_form(read):
    first = read("session: sixth meeting\nplace: Vienna\n")
    assert (
        read("# a remark\nplace:   Vienna\nsession: 'sixth meeting'\n").fingerprint
        == first.fingerprint
    )
    assert read("session: fifth meeting\nplace: Vienna\n").fingerprint != first.fingerprint


def test_where_is_file_and_line(read, tmp_path):
    conference = read("")
    assert conference.meetings[0].where == f"{tmp_path / 'conference.yaml'}:4"
    assert conference.source == str(tmp_path / "conference.yaml")
