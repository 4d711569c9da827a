"""`scheduler write`: files of a timetable that is there already."""

from pathlib import Path

import pytest
from tests.cli.conftest import FILE_2019, TABLE_2019, Run, Search


def test_other_languages_and_formats_without_a_search(run: Run, tmp_path: Path) -> None:
    outcome = run(
        *("write", FILE_2019, TABLE_2019, "-o", tmp_path),
        *("--language", "fr,ar", "--format", "docx,xlsx", "--format", "md"),
    )
    names = [
        "organization-of-work.fr.docx",
        "organization-of-work.fr.xlsx",
        "organization-of-work.fr.md",
        "organization-of-work.ar.docx",
        "organization-of-work.ar.xlsx",
        "organization-of-work.ar.md",
    ]
    assert outcome.code == 0
    assert outcome.out == f"Written into {tmp_path}: {', '.join(names)}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


@pytest.mark.parametrize("day", ["Thursday", "2019-09-12", "12 September 2019"])
def test_the_programme_of_one_day(run: Run, tmp_path: Path, day: str) -> None:
    import docx

    arguments = ("write", FILE_2019, TABLE_2019, "-o", tmp_path, "--quiet")
    outcome = run(*arguments, "--format", "programme", "--day", day)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    document = docx.Document(str(tmp_path / "programme-of-meetings.docx"))
    assert document.paragraphs[0].text == "Programme of meetings for Thursday, 12 September"
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--day", "Doomsday"), "--day should be such as 2019-09-12 or Thursday, not “Doomsday”."),
        (("--language", "de"), "There is no wording in “de”; there are ar, zh, en, fr, ru, es."),
        (
            ("--language", "Klingon"),
            "“Klingon” is not a language known here. Write a code such as en, or a name such as "
            "English; “six” are the official ones.",
        ),
        (
            ("--template", "office.dotx"),
            "The template office.dotx cannot be read: no such file or directory.",
        ),
    ],
)
def test_wrong_options(run: Run, tmp_path: Path, options: tuple[str, str], message: str) -> None:
    outcome = run("write", FILE_2019, TABLE_2019, "-o", tmp_path / "out", *options)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"{message}\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--language", "de"), "There is no wording in “de”; there are ar, zh, en, fr, ru, es."),
        (
            ("--template", "office.dotx"),
            "The template office.dotx cannot be read: no such file or directory.",
        ),
    ],
)
def test_solve_tells_before_it_searches(
    run: Run, search: Search, tmp_path: Path, options: tuple[str, str], message: str
) -> None:
    outcome = run("solve", FILE_2019, "-o", tmp_path / "out", "--quiet", *options)
    assert (outcome.code, outcome.err) == (2, f"{message}\n")
    assert search.asked == {}


def test_solve_in_a_language(run: Run, search: Search, tmp_path: Path) -> None:
    outcome = run("solve", FILE_2019, "-o", tmp_path, "-q", "--language", "ru", "-f", "html")
    assert outcome.code == 0
    assert "Предлагаемая организация работы" in (
        tmp_path / "organization-of-work.ru.html"
    ).read_text("utf-8")
