"""The newest rules of zones are taken."""

import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest
import tzdata

from scheduler.cli.time_zones import prefer_newest


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A directory in which Python looks for zones."""
    monkeypatch.delenv("PYTHONTZPATH", raising=False)
    usual = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(tmp_path)])
    yield tmp_path
    zoneinfo.reset_tzpath(usual)


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("tzdata.zi", "# version 2019c\nR d 1916\n", False),
        ("tzdata.zi", "# version 9999a\nR d 1916\n", True),
        ("tzdata.zi", f"# version {tzdata.IANA_VERSION}\n", True),
        ("+VERSION", "9999a\n", True),
        ("+VERSION", "2019c\n", False),
        ("other", "", False),
    ],
)
def test_old_zones_of_the_system_are_passed_by(
    system: Path, name: str, content: str, kept: bool
) -> None:
    (system / name).write_text(content)
    prefer_newest()
    package = str(Path(tzdata.__file__).parent / "zoneinfo")
    assert list(zoneinfo.TZPATH) == [str(system) if kept else package]
    assert zoneinfo.ZoneInfo.no_cache("Europe/Vienna").key == "Europe/Vienna"


def test_whoever_sets_a_path_has_chosen(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONTZPATH", str(system))
    prefer_newest()
    assert list(zoneinfo.TZPATH) == [str(system)]
