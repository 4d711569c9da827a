"""The options that say which files to write, and where, shared by commands."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scheduler.errors import UsageError

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="Files to write: md, csv, html, docx, json, ics (the usual ones), xlsx, pdf, "
        "programme, programme-pdf; repeat it or separate by commas.",
    ),
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar="LANGUAGE",
        help="Languages of the files: ar, zh, en, fr, ru, es, or six for all of them; repeat it or "
        "separate by commas. Default: the original one.",
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Word file whose pages and styles are taken."),
]


def chosen_formats(given: list[str] | None) -> list[str]:
    """The formats asked for, as the writers name them; the usual ones where none is named."""
    from scheduler.writers import ALL, USUAL

    if not given:
        return list(USUAL)
    names = [name.lower() for name in _words(given)]
    for name in names:
        if name not in ALL:
            raise UsageError(f"No format is called “{name}”; there are {', '.join(ALL)}.")
    return names


def chosen_languages(given: list[str] | None) -> list[str]:
    """The codes of the languages asked for, none where none is named."""
    from scheduler.readers.faults import WrongValueError
    from scheduler.readers.values import read_languages

    try:
        return list(dict.fromkeys(code for text in given or () for code in read_languages(text)))
    except WrongValueError as error:
        raise UsageError(" ".join(filter(None, (error.message, error.hint)))) from error


def _words(given: list[str]) -> list[str]:
    return [word.strip() for text in given for word in text.split(",")]


def check_directory(directory: Path) -> None:
    """Say before the search, not after it, that a directory cannot be written to."""
    there = directory.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        raise UsageError(f"Cannot write into {directory}: {there} is a file, not a directory.")
    if not os.access(there, os.W_OK | os.X_OK):
        raise UsageError(f"Cannot write into {directory}: permission denied.")
