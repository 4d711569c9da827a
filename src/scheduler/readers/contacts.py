"""Whoever answers for a conference, and where on the web it is found."""

import re
from email.utils import parseaddr
from typing import Any

from scheduler.readers import values
from scheduler.readers.faults import WrongValueError

_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\".]+")
_ON_THE_WEB = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(/[!-~]*)?")
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


def read_web_address(value: Any) -> str:
    """An address such as `https://meetings.example.org/wg7/`, without user, query or fragment."""
    text = values.scalar(value, "one text").strip()
    if not _ON_THE_WEB.fullmatch(text) or set(text) & set('?#<>"\\^`{|}@'):
        hint = "Write it such as https://meetings.example.org/wg7/."
        raise WrongValueError(f"“{text}” is not an address of pages on the web.", hint)
    return text
