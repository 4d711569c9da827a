"""Programs of others that read calendars; without one its tests are skipped, never under CI."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.calendars.clients import Khal, Radicale
from tests.cli.conftest import run as run
from tests.cli.conftest import search as search

ICAL_JS = "ical.js@2.2.1"
_CACHE = Path(__file__).parents[2] / ".cache" / "ical.js"


def _missing(what: str) -> None:
    """Skip, or fail where every check has to run."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def ical_js() -> Path:
    """The directory in which npm has put ical.js, the parser of Thunderbird."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        _missing("ical.js needs npm and node.")
        raise AssertionError
    if not (_CACHE / "node_modules" / "ical.js" / "dist" / "ical.js").is_file():
        _CACHE.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--prefix", str(_CACHE), ICAL_JS],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            _missing(f"npm cannot install ical.js: {done.stderr[-300:]}")
    return _CACHE


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """khal with an empty calendar, a vdir."""
    return Khal.in_directory(tmp_path / "khal")


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """A CalDAV server on a loopback port, with one user."""
    server = Radicale.start(tmp_path_factory.mktemp("radicale"))
    yield server
    server.stop()
