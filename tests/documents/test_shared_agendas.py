"""The real agendas that stand beside the repository, against the facts recorded of them."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from scheduler.documents import Draft, read_document
from scheduler.domain.clock import clock

FOLDER = Path(__file__).parents[3] / "shared" / "agendas"
NAMES = (
    "ctoc-cop-wg7-2019-1",
    "02_fao_cofi24_2001",
    "05_apfic_adhoc_wg_2021",
    "07_apmbc_sce_mine_clearance_1999",
)
# The dates of this one stand in the address it comes from, and its place nowhere.
WITHOUT_PLACE = "07_apmbc_sce_mine_clearance_1999"


def read_with_facts(name: str) -> tuple[Draft, dict[str, Any]]:
    if not FOLDER.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{FOLDER} is missing")
        pytest.skip("the real agendas are not here")
    facts = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return read_document(FOLDER / f"{name}.txt"), facts


@pytest.mark.parametrize("name", NAMES)
def test_items(name: str) -> None:
    draft, facts = read_with_facts(name)
    numbered = [(point.number, point.title) for point in draft.points if point.number]
    assert numbered == [(one["item"], one["title"]) for one in facts["agenda"]]


@pytest.mark.parametrize("name", NAMES)
def test_meetings(name: str) -> None:
    draft, facts = read_with_facts(name)
    found = [(str(s.day), _clock(s.start), _clock(s.end)) for s in draft.sittings]
    assert found == [(slot["date"], slot["start"], slot["end"]) for slot in facts["slots"]]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_taken_when(name: str) -> None:
    draft, facts = read_with_facts(name)
    found = [(str(e.day), e.number) for e in draft.plan if e.number]
    assert found == [
        (slot["date"], entry["item"])
        for slot in facts["slots"]
        for entry in slot["entries"]
        if "item" in entry
    ]


@pytest.mark.parametrize("name", NAMES)
def test_place_and_dates(name: str) -> None:
    draft, facts = read_with_facts(name)
    assert (str(draft.first), str(draft.last)) == (facts["dates"]["start"], facts["dates"]["end"])
    if name != WITHOUT_PLACE:
        assert draft.zone == facts["timezone"]["iana"]
    if "symbol" in facts:
        assert draft.symbol == facts["symbol"]
    assert draft.session.casefold() == facts["meeting"].casefold()


def _clock(minute: int | None) -> str | None:
    return None if minute is None else clock(minute)
