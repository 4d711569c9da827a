"""The shorter ways of writing entries, turned into the full ones.

What is no short form is handed on as it is, for the types to judge.
"""

import re
from typing import Any

from scheduler.readers.faults import WrongValueError

_NUMBER = (
    r"(?:\d+(?:\.\w{1,3})*(?:\s*\(\w{1,4}\))*|[IVXLC]+(?:\s*\(\w{1,4}\))*|\(?[a-z]{1,4}\)|[a-z]"
    r"|(?:Topic|Part|Session|Theme|Cluster)\s+\w{1,4})"
)
_BARE = re.compile(rf"(?:(?:agenda\s+)?item\s+)?({_NUMBER})\.?", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"(?i:(?:agenda\s+)?item\s+)?({_NUMBER})(?:[.:]\s+|(?<=\))\s+|\s+[-–—]\s+)(\S.*)"
)


def listed(value: Any) -> Any:
    """One entry, or a list of them."""
    return value if isinstance(value, list) else [value]


def item(value: Any) -> Any:
    """`3. Title`, `3: Title`, or a title alone."""
    if isinstance(value, str):
        return _numbered(" ".join(value.split()))
    if not isinstance(value, dict) or "number" in value or "title" in value:
        return value
    for key, title in value.items():
        rest = {name: entry for name, entry in value.items() if name != key}
        if _BARE.fullmatch(key):
            return {"number": clean(key), "title": title, **rest}
        if isinstance(title, str) and _NUMBERED.fullmatch(key):
            return {**_numbered(f"{key}: {title}"), **rest}
    return value


def _numbered(text: str) -> dict[str, str]:
    match = _NUMBERED.fullmatch(text)
    return {"number": clean(match[1]), "title": match[2]} if match else {"title": text}


def clean(number: str) -> str:
    """A number without what stands around it: `Item 3.` is 3; spaces are single."""
    text = " ".join(number.split()).removesuffix(".")
    match = re.fullmatch(r"(?:agenda )?items? (.+)", text, re.IGNORECASE)
    return re.sub(r"(?<=\w)\s*\(", " (", match[1] if match else text)


def document(value: Any) -> Any:
    """A symbol alone."""
    return {"symbol": value} if isinstance(value, str) else value


def part(value: Any) -> Any:
    """A title alone."""
    return {"title": value} if isinstance(value, str) else value


def parts(value: Any) -> Any:
    """A number of parts."""
    if isinstance(value, str) and re.fullmatch(r"\d+", value) and 2 <= int(value) <= 20:
        return [{} for _ in range(int(value))]
    if isinstance(value, list):
        return value
    raise WrongValueError(
        "An item is split in 2 to 20 parts.", "Write their number, or a list of them."
    )


def meeting(value: Any) -> Any:
    """Its time alone."""
    return {"when": value} if isinstance(value, str) else value


def titled_time(value: Any) -> Any:
    """`Lunch: daily 13.00–15.00`, as a text or as one key, or a title alone."""
    if isinstance(value, str):
        title, colon, when = value.rpartition(": ")
        return {"title": title, "when": when} if colon else {"title": value}
    if isinstance(value, dict) and len(value) == 1 and "title" not in value:
        ((title, when),) = value.items()
        return {"title": title, "when": when}
    return value


def precedence(value: Any) -> Any:
    """`8 before 6`, `6 after 8`."""
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"\s*(.+?)\s+(before|after)\s+(.+?)\s*", value)
    if not match:
        raise WrongValueError(f"“{value}” is no order of two items.", "Write “8 before 6”.")
    return {"item": match[1], match[2]: match[3]}


def named(value: Any) -> Any:
    """A name alone."""
    return {"name": value} if isinstance(value, str) else value


def speaker(value: Any) -> Any:
    """A name alone, or `Peru: 7`."""
    if isinstance(value, dict) and len(value) == 1 and "name" not in value:
        ((name, minutes),) = value.items()
        return {"name": name, "minutes": minutes}
    return named(value)
