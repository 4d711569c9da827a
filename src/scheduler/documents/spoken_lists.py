"""Lists of speakers under the items of a day sheet: they are no items, and are left out."""

import re
from collections.abc import Iterator

# `Speakers 1–24:` in the six languages.
_HEAD = re.compile(
    r"(?:^|(?<=\s))(?:speakers|orateurs|oradores|ораторы|发言者|المتكلمون)"
    r"\s*(\d+)(?:\s*[–-]\s*\d+)?\s*[:：]",
    re.IGNORECASE,
)
# `3:30 p.m.	1. Egypt`, `1. Egypt`, `25–36. to be announced`.
_SPEAKER = re.compile(r"(?:[^\t]*\t)?(\d+)(?:[–-](\d+))?\. ")


def without_speakers(cell: str) -> str:
    """The lines of a cell without the lists of speakers in it.

    A list goes from its head to where its numbers no longer follow on each other. In a PDF file it
    is all in the line of its item.
    """
    return "\n".join(_lines(cell))


def _lines(cell: str) -> Iterator[str]:
    expected = 0
    for line in cell.split("\n"):
        speaker = _SPEAKER.match(line)
        if speaker and expected and int(speaker[1]) == expected:
            expected = int(speaker[2] or speaker[1]) + 1
        elif head := _HEAD.search(line):
            expected = int(head[1])
            if before := line[: head.start()].rstrip():
                yield before
        else:
            expected = 0
            yield line
