from pathlib import Path

import pytest
from tests.cli.conftest import Run

AGENDA = """\
Working Group on Trade

Geneva, 7–8 September 2026

Provisional agenda

1. Opening of the meeting
2. Trade
3. Adoption of the report
"""
TABLE = """
Proposed organization of work

Date and time\tAgenda item\tTitle or description
Monday, 7 September
10 a.m.–1 p.m.\t1\tOpening of the meeting
\t2\tTrade
3–6 p.m.\t3\tAdoption of the report
"""
LANGUAGES = "note: Missing: the languages of interpretation, such as six, or en, fr.\n"


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.txt"
    path.write_text(AGENDA + TABLE, encoding="utf-8")
    return path


def test_writes_the_file_and_the_plan(run: Run, agenda: Path, tmp_path: Path) -> None:
    file, plan = tmp_path / "c.yaml", tmp_path / "c-published.csv"
    outcome = run("read", agenda, "-o", file)
    assert (outcome.code, outcome.out) == (0, f"Written: {file}, {plan}\n")
    assert outcome.err == LANGUAGES
    assert run("verify", file, plan).code == 0
    assert run("check", file).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("agenda.txt", "c-published.csv", "c.yaml")
    ]


def test_prints_the_file(run: Run, agenda: Path) -> None:
    outcome = run("read", agenda)
    assert outcome.out == (
        "# Read from agenda.txt. A comment says where something is doubtful: look it up there.\n"
        "# MISSING: the languages of interpretation, such as six, or en, fr; add it to the line "
        "“languages”.\n"
        "body: Working Group on Trade\n"
        "place: Geneva\n"
        "zone: Europe/Zurich\n"
        "dates: 7–8 September 2026\n"
        "meetings: half-days from Monday morning to Monday afternoon\n"
        "agenda:\n"
        "- number: 1\n  title: Opening of the meeting\n"
        "- number: 2\n  title: Trade\n"
        "- number: 3\n  title: Adoption of the report\n"
    )


def test_does_not_overwrite(run: Run, agenda: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("mine")
    outcome = run("read", agenda, "-o", file)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"{file} exists already.\n    Choose another name, or add --force.\n"
    assert file.read_text() == "mine"
    assert run("read", agenda, "-o", file, "--force").code == 0


def test_no_dates(run: Run, tmp_path: Path) -> None:
    agenda, file = tmp_path / "agenda.txt", tmp_path / "c.yaml"
    agenda.write_text(AGENDA.replace("Geneva, 7–8 September 2026", ""), encoding="utf-8")
    outcome = run("read", agenda, "-o", file)
    assert outcome.code == 2
    assert outcome.err == (
        "note: Missing: the time zone, such as Europe/Vienna.\n"
        "note: Missing: the place.\n"
        "note: Missing: the dates, such as 11–13 September 2019.\n"
        f"{LANGUAGES}"
        f"{agenda}: The document names no dates: {file} cannot be solved as it is.\n"
        "    Add a line “dates: …” and meetings, such as “meetings: half-days from … to …”.\n"
    )
    assert "title: Trade" in file.read_text("utf-8")


def test_interactive(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agenda, file = tmp_path / "agenda.txt", tmp_path / "c.yaml"
    agenda.write_text(AGENDA.replace("Geneva, 7–8 September 2026", ""), encoding="utf-8")
    answers = iter(["Vienna time", "", "Vienna", "soon", "7–8 September 2026", "en, fr"])
    asked: list[str] = []

    def prompt(question: str, **options: object) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("typer.prompt", prompt)
    outcome = run("read", agenda, "-o", file, "--interactive")
    assert outcome.code == 0
    assert outcome.err == (
        "“Vienna time” is not an IANA time zone. Write a name such as Europe/Vienna.\n"
        "“soon” are no dates. Write “2019-09-11 to 2019-09-13” or “11–13 September 2019”.\n"
        "note: No hours are stated: meetings are half-days, mornings and afternoons.\n"
    )
    assert asked[0] == "zone: the time zone, such as Europe/Vienna"
    text = file.read_text("utf-8")
    for line in ("place: Vienna", "zone: Europe/Vienna", "languages: en, fr", "MISSING"):
        assert (line in text) == (line != "MISSING")
    assert run("check", file).code == 0


def test_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    outcome = run("read", tmp_path / "agenda.docx", "-o", file)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"{tmp_path / 'agenda.docx'}: There is no such file.\n"
    assert not file.exists()


def test_a_plan_that_breaks_a_rule(run: Run, agenda: Path, tmp_path: Path) -> None:
    text = agenda.read_text("utf-8").replace(
        "1\tOpening of the meeting\n\t2\tTrade", "2\tTrade\n\t1\tOpening of the meeting"
    )
    agenda.write_text(text, encoding="utf-8")
    outcome = run("read", agenda, "-o", tmp_path / "c.yaml")
    assert outcome.code == 0
    assert "note: The published plan breaks a rule, opening-and-closing: " in outcome.err
