"""When documents are out, what late ones are said to be, and what they move."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scheduler import api
from scheduler.domain.changes import changes
from scheduler.domain.late_papers import late_papers
from scheduler.domain.timetable import Timetable
from scheduler.errors import InputFaults, Stopped
from scheduler.model import late_papers as model
from scheduler.model.options import SolveOptions
from scheduler.writers import markdown


def agenda(document: str, more: str = "") -> str:
    return (
        f"languages: en, fr, ru\nagenda:\n- 1. Opening\n- 2. First matter\n"
        f"- {{number: 3, title: Second matter, documents: [{document}]{more}}}\n"
        "- 4. Adoption of the report\n"
    )


@pytest.mark.parametrize(
    ("document", "day", "reason"),
    [
        (
            "{symbol: A/1, submitted: 2019-08-15}",
            date(2019, 9, 12),
            "document A/1, submitted on 15 August, is out four weeks later",
        ),
        (
            "{symbol: A/1, submitted: 2019-08-15, out: 2019-09-01}",
            date(2019, 9, 1),
            "document A/1 is out on that day",
        ),
        (
            "{symbol: A/1, out: {en: 2019-08-01, French: 2019-09-13, ru: 2019-09-02}}",
            date(2019, 9, 13),
            "document A/1 is out in French on that day",
        ),
    ],
)
def test_an_item_waits_for_its_documents(read, document: str, day: date, reason: str) -> None:
    part = read(agenda(document)).parts[2]
    assert (part.not_before, part.not_before_reason) == (day, reason)


def test_only_the_languages_that_the_item_needs_count(read) -> None:
    document = "{symbol: A/1, out: {en: 2019-08-01, ru: 2019-09-13}}"
    assert read(agenda(document, ", languages: en")).parts[2].not_before == date(2019, 8, 1)


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("{symbol: A/1, out: 2019-07-31}", []),
        (
            "{symbol: A/1, out: 2019-08-01}",
            [
                "A/1 is out on 1 August 2019, not by 31 July 2019, six weeks before the first "
                "meeting (item 3)."
            ],
        ),
        (
            "{symbol: A/1, out: 2019-09-12}",
            [
                "A/1 is out on 12 September 2019, not by 31 July 2019, six weeks before the first "
                "meeting; item 3 waits for it."
            ],
        ),
    ],
)
def test_late_is_less_than_six_weeks_before(read, document: str, told: list[str]) -> None:
    assert list(late_papers(read(agenda(document)))) == told


def test_what_a_late_paper_moves_is_told(read) -> None:
    conference = read(agenda("{symbol: A/1, out: 2019-09-13}"))
    timetable = api.solve(conference)
    gain, *moves = timetable.papers
    in_time = api.solve(read(agenda("A/1")))
    assert gain == (
        "Were all papers out in time, the timetable would cost "
        f"{timetable.objective - in_time.objective} less:"
    )
    assert moves == [
        "Item 2 is no longer taken on Thursday afternoon, and gets 330 minutes, not 510.",
        "Item 3 is also taken on Thursday afternoon, and gets 420 minutes, not 240.",
    ]
    text = markdown.render(conference, timetable).decode()
    assert "\nLate papers:\n\n- A/1 is out on 13 September 2019, not by" in text
    assert f"\n- {moves[1]}\n" in text


def test_a_paper_that_moves_nothing(read) -> None:
    assert api.solve(read(agenda("{symbol: A/1, out: 2019-09-11}"))).papers == ()
    late = read(agenda("{symbol: A/1, out: 2019-09-12}", ", only: Friday"))
    assert api.solve(late).papers == (
        "They move nothing: with all papers out in time, no item would be taken before its day.",
    )


ANY_ORDER = """\
body: Working Group
place: Vienna
dates: 11–13 September 2019
order: free
meetings: half-days from Wednesday morning to Friday afternoon
agenda:
- 1. Opening
- {number: 2, title: First matter, documents: [%s]}
- 3. Second matter
- 4. Adoption of the report
"""


def test_a_paper_that_costs_nothing_but_puts_items_elsewhere(tmp_path: Path) -> None:
    """Two like matters change places: what comes out is as good, but not the same."""
    both = []
    for paper in ("{symbol: A/1, out: 2019-09-12}", "A/1"):
        file = tmp_path / "conference.yaml"
        file.write_text(ANY_ORDER % paper, "utf-8")
        both.append(api.read(file))
    late, in_time = both
    found, proposed = api.solve(late), api.solve(in_time)
    head, *moves = found.papers
    assert found.objective == proposed.objective
    assert head == (
        "They make the timetable no worse. Were all papers out in time, another that is as good "
        "would be proposed:"
    )
    told = changes((late, found), (in_time, proposed))
    assert moves == [change.sentence for change in told if change.is_move]
    assert moves[0].startswith("Item 2 moves from ")


def test_what_they_move_may_not_be_known(read, monkeypatch: pytest.MonkeyPatch) -> None:
    conference = read(agenda("{symbol: A/1, out: 2019-09-13}"))
    timetable, options = api.solve(conference), SolveOptions()
    unknown = ["What they move was not found out in time."]

    def stopped(*_: object) -> Timetable:
        raise Stopped("No timetable was found.")

    monkeypatch.setattr(model, "solve", stopped)
    assert list(model.moved_by_late_papers(conference, timetable, options)) == unknown
    as_it_is = replace(timetable, bound=0)
    monkeypatch.setattr(model, "solve", lambda *_: as_it_is)
    assert list(model.moved_by_late_papers(conference, timetable, options)) == unknown


def test_a_better_timetable_that_is_not_proved_best_is_only_one_that_would_do(
    read, monkeypatch: pytest.MonkeyPatch
) -> None:
    conference = read(agenda("{symbol: A/1, out: 2019-09-13}"))
    timetable, better = api.solve(conference), api.solve(read(agenda("A/1")))
    gain = (timetable.objective or 0) - (better.objective or 0)
    monkeypatch.setattr(model, "solve", lambda *_: replace(better, bound=0))
    head, *_ = model.moved_by_late_papers(conference, timetable, SolveOptions())
    assert head == f"Were all papers out in time, a timetable would do that costs {gain} less:"


@pytest.mark.parametrize(
    ("document", "more", "message"),
    [
        (
            "{symbol: A/1, submitted: 2019-08-20}",
            "",
            "Item 3 cannot be taken before 17 September 2019 (document A/1, submitted on "
            "20 August, is out four weeks later), but the last meeting is on 13 September 2019.",
        ),
        (
            "{symbol: A/1, out: 2019-09-13}",
            ", pin: Thursday afternoon",
            "Item 3 cannot be taken before 13 September 2019 (document A/1 is out on that day), "
            "but it is pinned to 12 September 2019.",
        ),
        (
            "{symbol: A/1, out: 2019-09-13}",
            ", only: [Wednesday, Thursday]",
            "Item 3 cannot be taken before 13 September 2019 (document A/1 is out on that day), "
            "but its last meeting is on 12 September 2019.",
        ),
        (
            "{symbol: A/1, out: {en: 2019-08-01}}",
            "",
            "It is not said when document A/1 is out in French, Russian.",
        ),
    ],
)
def test_documents_that_never_come(read, document: str, more: str, message: str) -> None:
    with pytest.raises(InputFaults) as caught:
        read(agenda(document, more))
    (fault,) = caught.value.faults
    assert (fault.line, fault.message) == (8, message)
