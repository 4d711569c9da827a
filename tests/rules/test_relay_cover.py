"""Each language reaches each booth."""

import pytest
from tests.services.rosters import told

MONDAY = "Monday 1 March, morning"


@pytest.mark.parametrize(
    ("duties", "messages"),
    [
        (("Anna en a0", "Bert fr a0"), []),
        (("Carl fr a3",), []),
        (
            ("Anna en a0", "Carl fr a0"),
            [f"en does not reach the fr booth on {MONDAY}"],
        ),
    ],
)
def test_messages(duties, messages) -> None:
    assert told("relay-cover", *duties) == messages
