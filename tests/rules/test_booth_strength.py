"""Each booth has its people, each in one booth that is theirs."""

import pytest
from tests.services.rosters import told

MONDAY = "Monday 1 March, morning"
TUESDAY = "Tuesday 2 March, afternoon"


@pytest.mark.parametrize(
    ("duties", "messages"),
    [
        (("Anna en a0", "Bert fr a0"), []),
        (
            ("Anna en a0",),
            [f"the fr booth has 0 interpreters on {MONDAY}, and takes 1"],
        ),
        (
            ("Dora en a0", "Dora fr a0"),
            [f"Dora sits in 2 booths at once on {MONDAY}"],
        ),
        (
            ("Anna fr a3",),
            [f"Anna sits in the fr booth on {TUESDAY}, which is not theirs"],
        ),
        (("Eva fr a3",), ["there is no interpreter “Eva”"]),
        (
            ("Carl fr a3", "Dora en a3"),
            [f"the en booth has 1 interpreters on {TUESDAY}, and takes 0"],
        ),
        (("Carl fr a3", "Dora fr a9"), ["Dora: assigned to the meeting a9, which is not held"]),
    ],
)
def test_messages(duties, messages) -> None:
    assert told("booth-strength", *duties) == messages
