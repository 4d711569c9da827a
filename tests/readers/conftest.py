from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.domain.conference import Conference
from scheduler.readers import read_conference

# What every conference of these tests has unless it says otherwise.
FRAME = """\
body: Working Group
zone: Europe/Vienna
dates: 2019-09-11 to 2019-09-13
"""
MEETINGS = "meetings: half-days from Wednesday afternoon to Friday afternoon\n"
AGENDA = "agenda: [1. Opening, 2. First matter, 3. Second matter, 4. Adoption of the report]\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Conference]:
    """Reads a text as a conference file; the frame, meetings and agenda are added if not in it."""

    def reader(text: str) -> Conference:
        given = FRAME + text
        if "bodies:" in text:
            given = given.removeprefix("body: Working Group\n")
        for key, default in (("dates", ""), ("meetings", MEETINGS), ("agenda", AGENDA)):
            if f"{key}:" not in text:
                given += default
        if "\ndates:" in text or text.startswith("dates:"):
            given = given.replace("dates: 2019-09-11 to 2019-09-13\n", "", 1)
        path = tmp_path / "conference.yaml"
        path.write_text(given, encoding="utf-8")
        return read_conference(path)

    return reader
