"""What services cost, as a conference file says it."""

import re

from scheduler.domain.services import Prices
from scheduler.readers.faults import Faults
from scheduler.readers.services_schema import PricesEntry
from scheduler.readers.values import language_name


def read_prices(entry: PricesEntry | None, faults: Faults) -> Prices | None:
    """The prices of a file; notes faults for a currency that is none, and unknown languages."""
    if entry is None:
        return None
    if not re.fullmatch(r"[A-Z]{3}", entry.currency):
        message = f"“{entry.currency}” is no code of a currency."
        faults.add(("prices", "currency"), message, "Write three capitals, such as USD or EUR.")
    for code in entry.here:
        if language_name(code) == code:
            hint = "Write codes such as en, fr, es."
            faults.add(("prices", "here", code), f"“{code}” is no language.", hint)
    return Prices(
        currency=entry.currency,
        year=entry.year,
        interpreter=entry.interpreter,
        travel=entry.travel,
        extra=entry.extra,
        here=tuple(sorted(entry.here.items())),
        a_point=entry.a_point,
    )
