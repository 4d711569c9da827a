"""Make one of what typesetters write in many ways, without losing what a title looks like."""

import re
import unicodedata
from functools import lru_cache

DASH = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
DASHES = f"[{DASH}]"
_DASHES = re.compile(DASHES)
_REMEMBERED = 4_096  # texts that are asked for again and again
# Soft hyphens, zero-width and direction marks, the mark that PDF readers leave for a hyphen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\x02]")
_OTHER_SPACES = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\f\v\r"
_SPACES = re.compile(rf"[ {_OTHER_SPACES}]{{2,}}|[{_OTHER_SPACES}]")
_AT_BREAK = re.compile(r" *([\t\n]) *")
# What sets figures off from Chinese signs is no space.
_CHINESE_GAP = re.compile("(?<=[\u4e00-\u9fff]) (?=\\d)|(?<=\\d) (?=[\u4e00-\u9fff])")
# How a title is marked that is shown in its original language only.
_ORIGINAL = re.compile(
    r"\s*[\[\]]\s*(?:original(?: language)?|الأصل|原文|язык оригинала)\s*[:：].*[\[\]]$"
)
_RAISED = re.compile(
    r"(?<=\S)[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]+(?:,\s?[\u00b9\u00b2\u00b3\u2070-\u2079]+)*"
)
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?:\[\d{1,2}\]|\d{1,2}|\*{1,3})$")
_DIGITS = {ord(mark): str(index % 10) for index, mark in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_WIDE = str.maketrans("（）：；．，０１２３４５６７８９", "():;.,0123456789")


def plain(text: str) -> str:
    """Composed letters, single plain spaces, nothing invisible; tabs and line ends stay."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u2028", "\n")
    text = _CHINESE_GAP.sub("", _SPACES.sub(" ", text))
    return _AT_BREAK.sub(r"\1", text).strip(" \n")


@lru_cache(_REMEMBERED)
def one_line(text: str) -> str:
    """The same on one line, tabs as spaces."""
    return " ".join((text if text.isascii() and "\x02" not in text else plain(text)).split())


@lru_cache(_REMEMBERED)
def for_matching(text: str) -> str:
    """One line with ASCII digits, brackets and hyphens, to hold against patterns; same length."""
    text = one_line(text).translate(_DIGITS).translate(_WIDE)
    return _DASHES.sub("-", text).replace("’", "'")


def ascii_digits(text: str) -> str:
    """A text with ASCII digits for Arabic-Indic ones."""
    return text.translate(_DIGITS)


def without_marks(title: str) -> str:
    """A title without the footnote marks that stand at its end or as raised figures."""
    title = _RAISED.sub("", _ORIGINAL.sub("", title))
    return _GLUED.sub("", title).strip()


def unhyphenated(first: str, second: str) -> str:
    """Two lines of one paragraph as one; a hyphen at the break keeps its word together."""
    end = first[-2:]
    if re.fullmatch(r"\w[-\u2010\u2011]", end) and second[:1].isalnum():
        return first + second
    if re.fullmatch(r"\d[\u2012\u2013]", end) and second[:1].isdigit():
        return first + second
    if first.endswith(("\ufffe", "\x02", "\u00ad")):
        return first[:-1] + second
    if re.search(r"[\u4e00-\u9fff，、；：”》）]$", end) and re.match(
        r"[\u4e00-\u9fff“《（]", second
    ):
        return first + second
    return f"{first} {second}".strip()
