"""Whoever answers for a conference: a name, an e-mail address, or both."""

import re
from email.utils import parseaddr
from typing import Any

from scheduler.readers import values
from scheduler.readers.faults import WrongValueError

_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\".]+")
_RIGHT = "Write “Secretariat <secretariat@example.org>”."


def read_contact(value: Any) -> tuple[str, str]:
    """`Secretariat <secretariat@example.org>` as (name, address); either may be empty."""
    text = values.scalar(value, "one text").strip()
    if "@" not in text:
        if "<" in text or ">" in text:
            raise WrongValueError(f"“{text}” has no e-mail address.", _RIGHT)
        return text, ""
    name, address = parseaddr(text)
    if not _ADDRESS.fullmatch(address):
        raise WrongValueError(f"“{text}” has no e-mail address that is right.", _RIGHT)
    return name, address
