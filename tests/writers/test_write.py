import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import conference_2019, timetable_2019
from tests.writers.sessions import busy_session

from scheduler import writers
from scheduler.domain.timetable import Status
from scheduler.errors import UsageError
from scheduler.writers import ALL, FORMATS, USUAL, write

FILES = {
    "organization-of-work.md",
    "organization-of-work.csv",
    "organization-of-work.html",
    "organization-of-work.docx",
    "organization-of-work.xlsx",
    "timetable.json",
    "calendar.ics",
}


def test_every_format_has_its_file_and_nothing_else_is_left(tmp_path: Path) -> None:
    paths = write(conference_2019(), timetable_2019(), tmp_path / "new" / "out")
    assert {path.name for path in paths} == FILES
    assert {path.name for path in (tmp_path / "new" / "out").iterdir()} == FILES


def test_only_the_formats_asked_for_are_written(tmp_path: Path) -> None:
    paths = write(conference_2019(), timetable_2019(), tmp_path, ["csv", "md", "csv"])
    names = [path.name for path in paths]
    assert names == ["organization-of-work.csv", "organization-of-work.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_the_same_timetable_gives_the_same_bytes(tmp_path: Path) -> None:
    for conference, timetable in ((conference_2019(), timetable_2019()), busy_session()):
        first = write(conference, timetable, tmp_path / "first", ALL, ["en", "ar"])
        later = replace(timetable, seconds=9.9)
        again = write(conference, later, tmp_path / "again", ALL, ["en", "ar"])
        for one, other in zip(first, again, strict=True):
            assert one.read_bytes() == other.read_bytes(), one.name


def text_of(name: str, content: bytes) -> str:
    if name != "xlsx":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("name", sorted({*USUAL, "xlsx"} - {"docx"}))
def test_a_timetable_not_proved_optimal_is_marked(name: str) -> None:
    marked = FORMATS[name].render(conference_2019(), timetable_2019(Status.FEASIBLE, bound=20))
    unfolded = text_of(name, marked).replace("\r\n ", "").replace("\\,", ",").lower()
    assert "best timetable so far, not proved optimal" in unfolded
    proved = FORMATS[name].render(conference_2019(), timetable_2019())
    assert "not proved" not in text_of(name, proved)


@pytest.mark.parametrize("name", ["md", "html", "docx"])
def test_what_is_wanted_of_the_body_is_printed(name: str) -> None:
    conference = conference_2019()
    items = tuple(replace(item, note="for <decision>") for item in conference.items)
    content = FORMATS[name].render(replace(conference, items=items), timetable_2019())
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = archive.read("word/document.xml")
    shown = {"md": "<br>for \\<decision\\>", "docx": "for &lt;decision&gt;"}
    assert content.decode().count(shown.get(name, "for &lt;decision&gt;")) == 6


def test_an_unknown_format() -> None:
    with pytest.raises(UsageError) as error:
        write(conference_2019(), timetable_2019(), "nowhere", ["odt"])
    known = ", ".join(ALL)
    assert str(error.value) == f"No format is called “odt”; there are {known}."
    assert known.startswith("md, csv, html, docx, json, ics, xlsx, pdf, programme, programme-pdf")
    assert not Path("nowhere").exists()


def test_a_file_in_place_of_the_directory(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("mine")
    with pytest.raises(UsageError) as error:
        write(conference_2019(), timetable_2019(), target)
    assert str(error.value) == f"Cannot write into {target}: it is a file, not a directory."
    assert target.read_text() == "mine"


def test_a_directory_in_place_of_a_file_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "organization-of-work.md").write_text("earlier")
    (tmp_path / "timetable.json").mkdir()
    with pytest.raises(UsageError) as error:
        write(conference_2019(), timetable_2019(), tmp_path)
    taken = tmp_path / "timetable.json"
    assert str(error.value) == f"Cannot write {taken}: a directory has that name."
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "organization-of-work.md",
        "timetable.json",
    ]
    assert (tmp_path / "organization-of-work.md").read_text() == "earlier"


def test_when_a_file_cannot_be_replaced_the_others_are_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when Word holds the annex open on Windows."""
    (tmp_path / "organization-of-work.md").write_text("earlier")
    replacing = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.suffix == ".docx":
            raise PermissionError(13, "Permission denied", str(target))
        return replacing(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError) as error:
        write(conference_2019(), timetable_2019(), tmp_path)
    message = f"Cannot write into {tmp_path}: permission denied. Nothing was changed there."
    assert str(error.value) == message
    assert [path.name for path in tmp_path.iterdir()] == ["organization-of-work.md"]
    assert (tmp_path / "organization-of-work.md").read_text() == "earlier"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writers.os, "fdopen", full)
    with pytest.raises(UsageError) as error:
        write(conference_2019(), timetable_2019(), tmp_path)
    message = f"Cannot write into {tmp_path}: no space left on device. Nothing was changed there."
    assert str(error.value) == message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_files_can_be_read_by_those_who_may_read_new_files(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    path = write(conference_2019(), timetable_2019(), tmp_path, ["csv"])[0]
    assert path.stat().st_mode == plain.stat().st_mode
