"""The documentation says what the program does."""

import re
import runpy
from pathlib import Path

import pytest

from scheduler.api import read
from scheduler.cli.main import COMMANDS, OUR_BUG, STOPPED
from scheduler.errors import SchedulerError
from scheduler.writers import FORMATS

ROOT = Path(__file__).parents[1]
GENERATED: dict[str, str] = runpy.run_path(str(ROOT / "docs/generate.py"))["pages"]()


@pytest.mark.parametrize("name", GENERATED)
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == GENERATED[name], (
        "Run: python docs/generate.py"
    )


def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_every_command(command: str) -> None:
    assert f"scheduler {command}" in readme()


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_the_readme_names_every_file(form: object) -> None:
    assert f"`{getattr(form, 'file', '')}`" in readme()


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_shows_conference_files_without_fault(tmp_path: Path) -> None:
    shortest, item, more, people = re.findall(r"```yaml\n(.*?)```", readme(), re.DOTALL)
    one_line = "- 3: Smuggling of migrants by air\n"
    assert one_line in shortest
    file = tmp_path / "conference.yaml"
    for text in (shortest, shortest.replace(one_line, item) + more, shortest + people):
        file.write_text(text, "utf-8")
        assert len(read(file).parts) == 6


def test_the_readme_shows_services_and_speakers_without_fault(tmp_path: Path) -> None:
    """Pieces of files, each put where it belongs."""
    shortest = re.findall(r"```yaml\n(.*?)```", readme(), re.DOTALL)[0]
    pieces = re.findall(r"```yml\n(.*?)```", readme(), re.DOTALL)
    item = "- 3: Smuggling of migrants by air\n"
    file = tmp_path / "conference.yaml"
    for start, more in (("- number: 8", ""), ("languages: en, fr", "- 3: Smuggling\n")):
        (piece,) = (text for text in pieces if text.startswith(start))
        piece = piece.replace("2027-03-02", "2019-09-12")
        piece = "".join(f"  {line}\n" for line in piece.splitlines()) if more else piece
        file.write_text(shortest.replace(item, more + piece), "utf-8")
        assert len(read(file).parts) == 6
    (holidays,) = (text for text in pieces if text.startswith("holidays:"))
    file.write_text(shortest.replace("Thursday", "Wednesday") + holidays, "utf-8")
    assert len(read(file).meetings) == 3


def test_the_readme_says_what_each_exit_code_means() -> None:
    named = {int(code) for code in re.findall(r"^\| (\d+) \|", readme(), re.MULTILINE)}
    of_errors = {error.exit_code for error in SchedulerError.__subclasses__()}
    assert named == {0, *of_errors, STOPPED, OUR_BUG}
