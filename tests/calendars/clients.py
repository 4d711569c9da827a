"""Calendar programs and a calendar server as users have them, driven from tests."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

USER, PASSWORD = "secretariat", "s3cret"
# What a calendar program shows of an event: its UID, its instants in UTC, its name.
Shown = tuple[str, datetime, datetime, str]


def with_ical_js(directory: Path, content: bytes) -> list[dict[str, Any]]:
    """The events as ical.js reads them."""
    script = Path(__file__).with_name("read_calendar.mjs")
    done = subprocess.run(
        ["node", str(script), str(directory)], input=content, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def shown_by_ical_js(directory: Path, content: bytes) -> set[Shown]:
    """What Thunderbird would show."""
    return {
        (e["uid"], _utc(e["start"]), _utc(e["end"]), e["summary"])
        for e in with_ical_js(directory, content)
        if e["status"] != "CANCELLED"
    }


def shown_by_vobject(content: bytes) -> set[Shown]:
    """What vobject reads of a file, with the rules of its VTIMEZONE."""
    import vobject

    calendar = vobject.readOne(content.decode())
    return {
        (e.uid.value, _as_utc(e.dtstart.value), _as_utc(e.dtend.value), e.summary.value)
        for e in getattr(calendar, "vevent_list", [])
        if e.status.value != "CANCELLED"
    }


def shown_by_icalendar(content: bytes) -> set[Shown]:
    """What icalendar reads, by the names of the zones."""
    from icalendar import Calendar

    return {
        (str(e["UID"]), _as_utc(e["DTSTART"].dt), _as_utc(e["DTEND"].dt), str(e["SUMMARY"]))
        for e in Calendar.from_ical(content).walk("VEVENT")
        if e["STATUS"] != "CANCELLED"
    }


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _as_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


@dataclass(frozen=True)
class Khal:
    """khal on a vdir of its own."""

    home: Path

    @classmethod
    def in_directory(cls, home: Path) -> "Khal":
        """With an empty calendar."""
        vdir = home / "calendar"
        vdir.mkdir(parents=True)
        (home / "config").write_text(
            f"[calendars]\n[[conference]]\npath = {vdir}\n"
            f"[sqlite]\npath = {home / 'khal.db'}\n"
            "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )
        return cls(home)

    def put(self, content: bytes) -> None:
        """Import a file without asking, as `khal import --batch` does."""
        file = self.home / "import.ics"
        file.write_bytes(content)
        self._run("import", "--batch", "-a", "conference", str(file))

    def shown(self, first: str, days: int) -> list[Shown]:
        """What khal lists in so many days; cancelled events are left out."""
        form = "{uid}\t{start}\t{end}\t{status}\t{title}"
        # Else what runs past midnight is listed under both days.
        options = ("--once", "--day-format", "", "--format", form)
        found = []
        for line in filter(None, self._run("list", *options, first, f"{days}d").splitlines()):
            uid, start, end, status, title = line.split("\t")
            if "CANCELLED" not in status:
                found.append((uid, _listed(start), _listed(end), title))
        return found

    def files(self) -> int:
        """How many events the vdir holds, cancelled ones too."""
        return len(list((self.home / "calendar").glob("*.ics")))

    def _run(self, *arguments: str) -> str:
        """What a command of khal prints, without a process of its own, which takes a second."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from click.testing import CliRunner
            from khal.cli import main_khal

            options = ["-c", str(self.home / "config"), *arguments]
            done = CliRunner(env={"HOME": str(self.home)}).invoke(main_khal, options)
        assert done.exit_code == 0, done.output
        return str(done.stdout)


def _listed(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


@dataclass
class Radicale:
    """A Radicale server on loopback."""

    url: str
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, directory: Path) -> "Radicale":
        """Start it on a free port and wait until it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        (directory / "users").write_text(f"{USER}:{PASSWORD}\n")
        (directory / "config").write_text(
            f"[server]\nhosts = 127.0.0.1:{port}\n"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {directory / 'users'}\n"
            "htpasswd_encryption = plain\ndelay = 0\n"
            f"[storage]\nfilesystem_folder = {directory / 'collections'}\n"
            "[logging]\nlevel = warning\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", str(directory / "config")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        server = cls(f"http://127.0.0.1:{port}", process)
        server._wait()
        return server

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait(10)

    def collection(self, name: str) -> str:
        """The address of a calendar of the user."""
        return f"{self.url}/{USER}/{name}/"

    def _wait(self) -> None:
        for _ in range(200):
            assert self.process.poll() is None, "Radicale has ended."
            try:
                with urllib.request.urlopen(self.url, timeout=1):
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("Radicale does not answer.")
