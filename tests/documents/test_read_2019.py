"""The agenda of the 2019 Working Group, in every format that is read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.documents import agenda_2019
from tests.documents.round_trip import read_back

from scheduler.api import solve, verify
from scheduler.documents import Draft, read_document
from scheduler.documents.conference_yaml import conference_yaml
from scheduler.documents.plan_csv import plan_csv

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "data/published/ctoc-cop-wg7-2019.csv"
PDF = Path(__file__).parent / "agenda-2019.pdf"
FORMATS = [*agenda_2019.FORMATS, ".pdf"]
Agenda = Callable[[str], Path]


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    def agenda(suffix: str) -> Path:
        if suffix == ".pdf":
            return PDF
        return agenda_2019.FORMATS[suffix](tmp_path / f"agenda{suffix}")

    return agenda


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_read(suffix: str, agenda: Agenda) -> None:
    draft = read_document(agenda(suffix))
    assert draft.conference == agenda_2019.CONFERENCE
    assert draft.body == agenda_2019.BODY
    assert (draft.session, draft.symbol) == ("sixth meeting", "CTOC/COP/WG.7/2019/1")
    assert (draft.place, draft.zone) == ("Vienna", "Europe/Vienna")
    assert f"{draft.first} {draft.last} {draft.opening}" == (
        "2019-09-11 2019-09-13 (datetime.date(2019, 9, 11), 900)"
    )
    assert (draft.stated_meetings, draft.stated_half_days) == (5, 5)
    assert (draft.languages, draft.missing) == (("six",), {})
    assert [(point.number, point.parent) for point in draft.points] == [
        *(("1", ""), ("1 (a)", "1"), ("1 (b)", "1")),
        *(("2", ""), ("3", ""), ("4", ""), ("5", "")),
    ]
    papers = {p.number: [(d.symbol, d.title) for d in p.papers] for p in draft.points if p.papers}
    assert papers == {
        "2": [("CTOC/COP/WG.7/2019/2", agenda_2019.LONG)],
        "3": [("CTOC/COP/WG.7/2019/3", agenda_2019.AIR)],
        "4": [
            (
                "CTOC/COP/WG.7/2019/4",
                "Background paper compiling all recommendations made at previous meetings of the "
                "Working Group",
            )
        ],
    }
    assert [p.mandates for p in draft.points if p.mandates] == [["resolution 7/1"]]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_published_plan_is_the_one_that_was_published(suffix: str, agenda: Agenda) -> None:
    assert plan_csv(read_document(agenda(suffix))) == PUBLISHED.read_text("utf-8")


@pytest.mark.parametrize("suffix", FORMATS)
def test_only_the_symbol_is_doubtful(suffix: str, agenda: Agenda) -> None:
    doubts = [str(remark) for remark in read_document(agenda(suffix)).remarks if not remark.certain]
    assert doubts == [
        "The text does not state its symbol; this one is made from its documents’. "
        "“CTOC/COP/WG.7/2019/2”"
    ]


def test_the_file_solves_as_it_is(agenda: Agenda, tmp_path: Path) -> None:
    conference, published = read_back(agenda(".docx"), tmp_path)
    assert verify(conference, published).violations == ()
    timetable = solve(conference, time_limit=20)
    assert [(p.part, p.meeting) for p in timetable.placements] == [
        (p.part, p.meeting) for p in published.placements
    ]


def test_the_file_says_where_statements_stand(agenda: Agenda) -> None:
    text = conference_yaml(read_document(agenda(".txt")))
    assert text.startswith(
        "# Read from agenda.txt. A comment says where something is doubtful: look it up there.\n"
    )
    assert (
        "# Stated: “The resources available to the Working Group will permit the holding of five "
        "plenary\n#   meetings over two and a half days, with interpretation into the six official "
        "languages of the\n#   United Nations.” (line 35)\nlanguages: six\n"
    ) in text
    assert "meetings: half-days from Wednesday afternoon to Friday afternoon\n" in text
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_without_a_table_the_meetings_are_those_stated(tmp_path: Path) -> None:
    draft = read_document(agenda_2019.text(tmp_path / "agenda.txt", table=False))
    assert [(one.day.day, one.half) for one in draft.sittings] == [
        *((11, "afternoon"), (12, "morning"), (12, "afternoon")),
        *((13, "morning"), (13, "afternoon")),
    ]
    assert "No hours are stated: meetings are half-days, mornings and afternoons." in [
        remark.message for remark in draft.remarks
    ]
    assert conferenced(draft, tmp_path) == 5


def conferenced(draft: Draft, folder: Path) -> int:
    """How many meetings the conference has that comes of a draft."""
    from scheduler.api import read

    file = folder / "conference.yaml"
    file.write_text(conference_yaml(draft), encoding="utf-8")
    return len(read(file).meetings)
