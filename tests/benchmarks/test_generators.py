import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.generators import ordered, ordered_file, unordered, unordered_file

from benchmarks import generators
from scheduler.api import read, solve
from scheduler.domain.conference import Conference
from scheduler.domain.kinds import Kind

BOTH = pytest.mark.parametrize("generate", [ordered, unordered])
Generate = Callable[[int, int, int], Conference]


@BOTH
def test_a_seed_gives_the_same_conference_every_time(generate: Generate) -> None:
    assert generate(30, 20, 4) == generate(30, 20, 4)
    assert generate(30, 20, 4) != generate(30, 20, 5)


@BOTH
@pytest.mark.parametrize("size", [(8, 5), (30, 20), (110, 60)])
def test_a_conference_is_as_large_as_asked_for_and_wishes_nine_tenths_of_its_time(
    generate: Generate, size: tuple[int, int]
) -> None:
    conference = generate(*size, 2)

    assert (len(conference.parts), len(conference.meetings)) == size
    wished = sum(part.target for part in conference.parts)
    available = sum(map(conference.working_minutes, conference.meetings))
    assert 0 <= 0.9 * available - wished < 30
    assert all(part.target % 30 == 0 for part in conference.parts)
    assert all(15 <= part.minimum <= part.target for part in conference.parts)


def test_opening_other_matters_and_report_have_their_places() -> None:
    kinds = [part.kind for part in ordered(30, 20, 1).parts]

    substance = [Kind.SUBSTANTIVE] * 27
    assert kinds == [Kind.OPENING, *substance, Kind.OTHER_MATTERS, Kind.REPORT]


def test_precedences_without_order_are_sparse_and_run_forward() -> None:
    conference = unordered(30, 20, 1)

    assert conference.bodies[0].free_order
    assert 5 <= len(conference.precedences) <= 35
    for precedence in conference.precedences:
        assert 2 <= int(precedence.before) < int(precedence.after) <= 28


def test_an_agenda_in_order_has_no_precedences_of_its_own() -> None:
    conference = ordered(30, 20, 1)

    assert not conference.bodies[0].free_order
    assert conference.precedences == ()


@pytest.mark.parametrize(
    ("items", "meetings", "message"),
    [
        (3, 5, "A generated agenda has 4 items or more, not 3."),
        (40, 5, "5 meetings have no time for 40 items."),
    ],
)
def test_what_cannot_be_generated_is_refused(items: int, meetings: int, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        ordered_file(items, meetings, 0)


@pytest.mark.parametrize("order", ["ordered", "unordered"])
def test_the_printed_file_is_the_same_conference(
    order: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["generators", order, "8", "5", "--seed", "3"])
    generators.main()
    path = tmp_path / "generated.yaml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")

    write, generate = {
        "ordered": (ordered_file, ordered),
        "unordered": (unordered_file, unordered),
    }[order]
    assert path.read_text(encoding="utf-8") == write(8, 5, 3)
    assert read(path) == generate(8, 5, 3)


@BOTH
def test_generated_conferences_have_a_timetable(generate: Generate) -> None:
    assert solve(generate(8, 5, 1)).gap == 0
