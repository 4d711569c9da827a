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
_NO_SYMBOL = re.compile(r"/(?:RES|DEC|SR)[/.]|^[IVXLC]+/\d+$")  # resolutions, records
_SUFFIX = re.compile(
    r"(?:,| and|,? et| y)? ((?:Add|Corr|Rev|Inf|INF)\.\d+)\b|, ((?:Inf|INF)\.\d+)\b"
)
_NUMBER = (
    r"(?:[A-Z]{1,6}(?:\.\d+)?/)*(?:RES/|DEC/)?[\dIVX]+/(?:\d+|(?-i:C[A-Z]{1,3}\.\d+))"
    r"(?-i: [A-Z]\b)?"
    r"|(?-i:[A-Z]{2,4}\d{1,3}(?:\.\d+|\(\d+\))|[A-Z]{2}-\d+/\d+|\d{1,3} (?:C|EX)/\d+)"
)
_MORE = r"((?:,? (?:and|et|y|и|و) ?|[,،] )(?:[\dIVX]+/\d+))*"
# How a text may call a resolution or decision, and what it is called.
_MANDATES = {
    **{rf"\b{word}s?\b": word for word in ("resolution", "decision", "résolution", "décision")},
    r"\bresoluci": "resolución", r"\bdecisi[óo]n": "decisión",
    r"\bрезолюци": "резолюция", r"\bрешени": "решение",
    r"(?<!\w)[وبفل]{0,2}(?:ال)?قرار": "القرار", r"(?<!\w)[وبفل]{0,2}(?:ال)?مقرر": "المقرر",
}  # fmt: skip
_MANDATE = re.compile(
    rf"({'|'.join(f'({word})' for word in _MANDATES)})\w* ({_NUMBER}){_MORE}", re.IGNORECASE
)
_CHINESE_MANDATE = re.compile(rf"第({_NUMBER})号(?:决议|决定)")


def symbols_in(text: str) -> Iterator[Symbol]:
    """The symbols of documents in a text; `Inf.4` after COFI/2001/2 is COFI/2001/Inf.4."""
    for found in _SYMBOL.finditer(text):
        symbol = found[1].replace(" /", "/")
        if not re.search(r"\d", symbol) or _NO_SYMBOL.search(symbol):
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


# Symbols of other houses, known only where they stand alone: 41 C/1, CoP19 Doc. 3, MEPC 80/1.
_OF_HOUSES = re.compile(
    r"(?:\d{1,3} (?:C|EX)|[A-Z]{1,6}|CoP ?\d{1,3})(?:[ -]?\d{1,4})?(?: ?/[A-Z0-9][A-Za-z0-9.\-]*)+"
    r"(?: (?:PROV|REV|Rev|Add|Corr)\.? ?\d*)?"
    r"|[A-Z]{1,4}-[A-Z][a-z]+(?:/[A-Z0-9\-]+)+"
    r"|[A-Z]{2,8}-\d{1,3}/Doc\. ?\d{1,3}(?:\.\d+)*"
    r"|(?:CoP|SC|PC|AC|COP) ?\d{1,3} Doc\. ?\d{1,3}(?:\.\d+)*(?: \(Rev\. ?\d+\))?"
)


def own_symbol(text: str) -> str:
    """The symbol of a document, where a text on its first page holds nothing else."""
    bare = re.sub(r"^document:? |\(annotated\)$", "", text.strip(), flags=re.IGNORECASE).strip()
    house = _OF_HOUSES.fullmatch(bare)
    return house[0] if house and re.search(r"\d", bare) else only_symbol(bare)


def mandates_in(text: str) -> list[str]:
    """Resolutions and decisions named in a text: `resolution 7/1`, in its language."""
    found: list[tuple[int, str]] = []
    kinds = [*_MANDATES.values()]
    for match in _MANDATE.finditer(text):
        name = next(kind for kind, word in zip(kinds, match.groups()[1:], strict=False) if word)
        number = len(kinds) + 2
        rest = match[0][match.end(number) - match.start() :]
        numbers = [match[number].strip(), *re.findall(r"[\dIVX]+/\d+", rest)]
        found += [(match.start(), f"{name} {one}") for one in numbers]
    found += [(match.start(), match[0]) for match in _CHINESE_MANDATE.finditer(text)]
    return list(dict.fromkeys(mandate for _, mandate in sorted(found, key=lambda one: one[0])))


def common_stem(symbols: list[str]) -> str:
    """What all symbols have in common before their last step, empty if they do not."""
    stems = {symbol.rpartition("/")[0] for symbol in symbols}
    return stems.pop() if len(stems) == 1 else ""
