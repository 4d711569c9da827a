"""What the streams of a PDF file unpack to, before they are unpacked for good.

PDFium unpacks whatever a file asks for: a few kilobytes may become gigabytes. So each stream is
unpacked here first, no further than an agenda goes, and the letters it shows are counted.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from scheduler.documents.line import MOST_LETTERS

_LARGEST = 30_000_000  # bytes of one stream, unpacked: fonts of Chinese may have 15 million
_LARGEST_ALL = 120_000_000
_MOST_DRAWN = 1_000_000  # times that a form is drawn within forms
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FILTER = re.compile(rb"/(?:F[Ll](?:ateDecode)?|\w+Decode)\b")
_SHOWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]+)>", re.DOTALL)
_DRAWS = re.compile(rb"\sDo\b")
_MANY = 5  # forms that draw fewer others are no danger


class TooMuchError(Exception):
    """The streams hold more than any agenda; the message says of what."""


class _Stream(NamedTuple):
    header: bytes
    content: bytes


def check_streams(data: bytes) -> None:
    """Raise TooMuchError where the streams of a file unpack to more than any agenda has."""
    total = letters = 0
    drawn = 1
    for stream in _streams(data):
        total += len(stream.content)
        if len(stream.content) > _LARGEST or total > _LARGEST_ALL:
            size = f"{_LARGEST // 10**6} MB"
            raise TooMuchError(f"Parts of this PDF file unpack to more than {size}")
        letters += _letters_shown(stream.content)
        if letters > 2 * MOST_LETTERS:  # a letter of an embedded font takes two bytes
            raise TooMuchError(f"The text has more than {MOST_LETTERS:,} letters")
        draws = len(_DRAWS.findall(stream.content)) if b"/Form" in stream.header else 0
        drawn *= draws if draws >= _MANY else 1
        if drawn > _MOST_DRAWN:
            raise TooMuchError("This PDF file draws the same parts again and again")


def _streams(data: bytes) -> Iterator[_Stream]:
    """The streams that PDFium unpacks for the text, no further than one byte too far."""
    for found in _STREAM.finditer(data):
        at = data.rfind(b"obj", max(0, found.start() - 4096), found.start())
        header = data[max(at, 0) : found.start()]
        if b"/Image" not in header:
            end = data.find(b"endstream", found.end())
            yield _Stream(header, _unpacked(data[found.end() : end], header))


def _unpacked(content: bytes, header: bytes) -> bytes:
    for name in _FILTER.findall(header):
        if not name.startswith((b"/Fl", b"/FL")):
            return b""
        try:
            content = zlib.decompressobj().decompress(content, _LARGEST + 1)
        except zlib.error:  # encrypted or damaged
            return b""
    return content


def _letters_shown(content: bytes) -> int:
    """About how many bytes of text a stream shows, in strings and in hexadecimal."""
    if b"Tj" not in content and b"TJ" not in content:
        return 0
    return sum(len(one) + len(other) // 2 for one, other in _SHOWN.findall(content))
