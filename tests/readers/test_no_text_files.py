"""Files that cannot be read as text at all, and texts that only look odd."""

from pathlib import Path

import pytest

from scheduler.errors import InputFaults
from scheduler.readers import read_conference

GOOD = """\
body: Comité de l’agriculture
zone: Europe/Rome
meetings: 2019-09-11 morning
agenda: [1. Opening]
"""
SAVE = "\n    Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."
NEW = "\n    “scheduler new” writes a conference file to begin with."


def faults_of(path: Path) -> str:
    with pytest.raises(InputFaults) as caught:
        read_conference(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (GOOD.encode("utf-16"), "c.yaml: The file is saved as UTF-16 (“Unicode”)." + SAVE),
        (
            GOOD.replace("’", "'").encode("latin-1"),
            "c.yaml:1: The file is not saved as UTF-8 (see “é” here)." + SAVE,
        ),
        (
            b"PK\x03\x04....",
            "c.yaml: This is a Word, Excel or zip file, not a conference file." + NEW,
        ),
        (
            b"\xd0\xcf\x11\xe0....",
            "c.yaml: This is an old Word or Excel file, not a conference file." + NEW,
        ),
        (b"%PDF-1.7", "c.yaml: This is a PDF file, not a conference file." + NEW),
        (b"{\\rtf1}", "c.yaml: This is a rich-text file, not a conference file." + NEW),
        (
            b"\x01\x02\x00\x03",
            "c.yaml: This is not a text file.\n    A conference file is plain text.",
        ),
        (
            b"#" * 1_000_001,
            "c.yaml: The file is larger than 1 MB.\n    A conference file is a few pages of text.",
        ),
        (b"", "c.yaml: The file is empty.\n    “scheduler new” writes one to begin with."),
    ],
    ids=["utf-16", "latin-1", "zip", "doc", "pdf", "rtf", "binary", "large", "empty"],
)
def test_no_conference_file(data, faults, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("c.yaml").write_bytes(data)
    assert faults_of(Path("c.yaml")) == faults


def test_missing_file_names_its_neighbour(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert faults_of(Path("session.yaml")) == "session.yaml: There is no such file."
    Path("sessions.yaml").write_text(GOOD, encoding="utf-8")
    assert (
        faults_of(Path("session.yaml"))
        == "session.yaml: There is no such file.\n    Did you mean “sessions.yaml”?"
    )


def test_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    assert faults_of(Path("data")) == "data: This is a folder, not a file."
    (Path("data") / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert faults_of(Path("data")) == (
        "data: This is a folder, not a file.\n    Did you mean “data/a.yaml”?"
    )


def test_a_bomb_of_aliases_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for step in range(1, 10):
        tenfold = ", ".join([f"*a{step - 1}"] * 10)
        rows += [f"a{step}: &a{step} [{tenfold}]"]
    Path("c.yaml").write_text("\n".join(rows), encoding="utf-8")
    assert faults_of(Path("c.yaml")) == "c.yaml:5: The file has more than 100000 entries."


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()]
)
def test_byte_order_mark_and_windows_lines_do_no_harm(data, tmp_path):
    path = tmp_path / "c.yaml"
    path.write_bytes(data)
    assert read_conference(path).bodies[0].name == "Comité de l’agriculture"
