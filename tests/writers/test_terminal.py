import io

from rich.console import Console
from tests.builders import conference_2019, timetable_2019
from tests.writers.sessions import busy_session, two_bodies

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Cost, Status, Timetable
from scheduler.writers import terminal

COSTS = (
    Cost("few-continuations", 2, 20, "continuations"),
    Cost("no-slivers", 0, 5, "minutes"),
)


def shown(conference: Conference, timetable: Timetable, width: int = 80) -> str:
    out = io.StringIO()
    terminal.render(conference, timetable, Console(file=out, width=width))
    return out.getvalue()


def squeezed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_the_table_of_2019_in_80_columns() -> None:
    text = shown(conference_2019(), timetable_2019(costs=COSTS))
    lines = squeezed(text)
    assert "Wednesday, 11 September" in lines
    assert "3–6 p.m. 1 (a) Opening of the meeting" in lines
    assert "Optimal, proved: cost 40." in lines
    assert "few continuations 2 continuations 20 40" in lines
    assert "no slivers" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert "…" not in text


def test_what_is_piped_has_no_colour() -> None:
    assert "\x1b" not in shown(conference_2019(), timetable_2019(costs=COSTS))


def test_the_best_so_far_says_so() -> None:
    text = " ".join(squeezed(shown(*busy_session())))
    assert "Best timetable so far, not proved optimal (gap 12.0%): cost 100, bound 88." in text


def test_a_timetable_that_was_read() -> None:
    assert terminal.status(Timetable((), Status.GIVEN)) == "As given."
    assert terminal.status(Timetable((), Status.GIVEN, objective=7)) == "As given: cost 7."
    assert terminal.status(Timetable((), Status.OPTIMAL)) == "Optimal, proved."
    assert terminal.status(Timetable((), Status.FEASIBLE)) == (
        "Best timetable so far, not proved optimal."
    )


def test_two_bodies_and_markup_in_titles() -> None:
    assert "Committee of the Whole 4 Draft resolutions" in squeezed(shown(*two_bodies(), width=120))
    assert any("| tea”" in line for line in squeezed(shown(*busy_session())))
