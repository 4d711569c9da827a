"""Symbols of documents, such as CTOC/COP/WG.7/2019/2, and numbers of resolutions."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Symbol(NamedTuple):
    """A symbol with its place in the text."""

    text: str
    start: int
    end: int


_STEP = r"(?:[A-Z0-9][A-Za-z0-9]*(?:[.\-][A-Za-z0-9]+)*(?:\([A-Z0-9]+\))?)"
_SYMBOL = re.compile(
    rf"(?<![\w/.])([A-Z][A-Z0-9]{{0,11}}(?:[.\-][A-Z0-9]+)*(?: ?/{_STEP})+"
    r"(?: (?:Rev|Add|Corr)\.\d+)*)(?![\w/])"
)
_SUFFIX = re.compile(
    r"(?:,| and|,? et| y)? ((?:Add|Corr|Rev|Inf|INF)\.\d+)\b|, ((?:Inf|INF)\.\d+)\b"
)
_MANDATE = re.compile(
    r"\b(resolution|decision|résolution|décision|resolución|decisión)s? "
    r"((?:[A-Z]{1,6}(?:\.\d+)?/)*(?:RES/|DEC/)?[\dIVX]+/\d+(?: [A-Z]\b)?)"
    r"((?:,? (?:and|et|y) |, )(?:[\dIVX]+/\d+))*",
    re.IGNORECASE,
)


def symbols_in(text: str) -> Iterator[Symbol]:
    """The symbols of documents in a text; `Inf.4` after COFI/2001/2 is COFI/2001/Inf.4."""
    for found in _SYMBOL.finditer(text):
        symbol = found[1].replace(" /", "/")
        if not re.search(r"\d", symbol) or re.search(r"/(?:RES|DEC|SR)[/.]", symbol):
            continue
        end = found.end()
        yield Symbol(symbol, found.start(), end)
        stem, last = symbol.rpartition("/")[0], symbol
        while (more := _SUFFIX.match(text, end)) is not None:
            suffix = more[1] or more[2]
            own = suffix.lower().startswith("inf")
            last = f"{stem}/{suffix}" if own else f"{symbol}/{suffix}"
            yield Symbol(last, more.start(), more.end())
            end = more.end()


def only_symbol(text: str) -> str:
    """The symbol if a text holds nothing else, or only what stands around it on a first page."""
    found = [*symbols_in(text)]
    if not found:
        return ""
    rest = text[: found[0].start] + text[found[-1].end :]
    rest = re.sub(r"United Nations|Nations Unies|Naciones Unidas|Symbol:", "", rest)
    return found[0].text if not re.search(r"\w{2}", rest) else ""


def mandates_in(text: str) -> list[str]:
    """Resolutions and decisions named in a text: `resolution 7/1`."""
    found = []
    for match in _MANDATE.finditer(text):
        kind = match[1].lower()
        found.append(f"{kind} {match[2].strip()}")
        rest = match[0][match[0].find(match[2]) + len(match[2]) :]
        found += [f"{kind} {more}" for more in re.findall(r"[\dIVX]+/\d+", rest)]
    return list(dict.fromkeys(found))


def common_stem(symbols: list[str]) -> str:
    """What all symbols have in common before their last step, empty if they do not."""
    stems = {symbol.rpartition("/")[0] for symbol in symbols}
    return stems.pop() if len(stems) == 1 else ""
