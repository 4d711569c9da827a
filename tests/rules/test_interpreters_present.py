"""Nobody serves while away."""

import pytest
from tests.services.rosters import told

MONDAY = "Monday 1 March, morning"
TUESDAY = "Tuesday 2 March, afternoon"


@pytest.mark.parametrize(
    ("duties", "messages"),
    [
        (("Carl fr a3",), []),
        (("Bert fr a3",), [f"Bert serves on {TUESDAY}, and is not there then"]),
        (
            ("Carl fr a0", "Gina en a0"),
            [f"Gina serves on {MONDAY}, and is not there then"],
        ),
    ],
)
def test_messages(duties, messages) -> None:
    assert told("interpreters-present", *duties) == messages
