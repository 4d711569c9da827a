"""What a file says of releases, related bodies, prices and the General Assembly."""

from pathlib import Path

import pytest

from scheduler import api
from scheduler.domain.services import Prices
from scheduler.errors import InputFaults

FILE = """\
place: New York
languages: six
dates: 2027-09-01 to 2027-09-10
holidays: none
bodies:
- body: First Commission
  short: FC
  meetings: half-days from 1 September to 3 September
  agenda: [1. Opening, 2. Matters]
- body: Second Commission
  short: SC
  meetings: half-days from 8 September to 10 September
  agenda: [1. Opening, 2. Matters]
"""


def read(tmp_path: Path, more: str = "", of_second: str = "") -> api.Conference:
    path = tmp_path / "conference.yaml"
    path.write_text(more + FILE + of_second, "utf-8")
    return api.read(path)


def test_releases_related_bodies_and_prices(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "changeover: 30\nrelease_notice: 21\n"
        "prices: {currency: EUR, year: 2027, interpreter: 350, travel: 900, here: {fr: 4}}\n",
        "  related: FC\n  released: [8 September, 10 September afternoon]\n",
    )
    second = found.body_by_id["SC"]
    assert second.related == ("FC",)
    assert second.released == {f"sc-2027-09-{t}" for t in ("08-morning", "08-afternoon")} | {
        "sc-2027-09-10-afternoon"
    }
    services = found.services
    assert (services.changeover, services.release_notice) == (30, 21)
    assert services.prices == Prices("EUR", "2027", 350, 900, 0, (("fr", 4),))
    # Its shares are those of the three half-days that are left.
    assert sum(part.target for part in found.parts_of("SC")) <= 3 * 180


def test_the_assembly_is_an_exception_unless_said(tmp_path: Path) -> None:
    told = "What meets at Headquarters in the main part of the General Assembly has an exception"
    assert any(text.startswith(told) for text in read(tmp_path).assumptions)
    stated = read(tmp_path, "", "  general_assembly: exception\n").assumptions
    assert not any(text.startswith(told) for text in stated)


@pytest.mark.parametrize(
    ("more", "of_second", "message"),
    [
        ("", "  related: XY\n", "There is no body “XY”."),
        (
            *("", "  released: [8 September 10.00]\n"),
            "“8 September 10.00” is not a whole half-day of Second Commission.",
        ),
        ("", "  released: [Sunday morning]\n", "Sunday"),
        ("prices: {currency: dollars}\n", "", "“dollars” is no code of a currency."),
        ("prices: {currency: USD, here: {xx: 2}}\n", "", "“xx” is no language."),
        (
            *("", "  general_assembly: kept free\n"),
            "All meetings of Second Commission lie in the main part of the General Assembly, "
            "which opens on 7 September 2027.",
        ),
    ],
)
def test_faults(tmp_path: Path, more: str, of_second: str, message: str) -> None:
    with pytest.raises(InputFaults) as caught:
        read(tmp_path, more, of_second)
    assert message in str(caught.value)
