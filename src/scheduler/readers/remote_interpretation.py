"""Meetings whose interpreters work from elsewhere are shorter.

UNCITRAL held its resumed fifty-third session in blocks of two hours; the limit is our own starting
value, as that of the United Nations' agreement with interpreters could not be read.
"""

from collections.abc import Iterator, Sequence

from scheduler.readers.faults import Faults
from scheduler.readers.meetings import Sitting

MOST_MINUTES = 120
ASSUMED = f"Interpreters who work from elsewhere serve at most {MOST_MINUTES} minutes a meeting."


def shortened(found: Sequence[Sitting], stated: bool, faults: Faults) -> Iterator[Sitting]:
    """Sittings of two hours at the most; one that is said to be longer is a fault.

    `stated` tells that the file says the hours of the house.
    """
    for one in found:
        start, minutes = one.block.start, one.block.end - one.block.start
        if minutes <= MOST_MINUTES:
            yield one
        elif stated or one.entry.hours or (one.entry.when and one.entry.when.hours):
            message = f"Interpreters work from elsewhere, but this meeting has {minutes} minutes."
            hint = f"End it after {MOST_MINUTES}, or have the interpreters on the spot."
            faults.add(one.place, message, hint)
        else:
            yield one._replace(block=one.block._replace(end=start + MOST_MINUTES))
