"""`scheduler new`: a commented conference file to begin with, in YAML or Excel."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scheduler.errors import UsageError


def new(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="The file to write; “-” for stdout. Default: conference.yaml."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that exists.")] = False,
    xlsx: Annotated[
        bool, typer.Option("--xlsx", help="Write an Excel workbook instead of YAML.")
    ] = False,
) -> None:
    """Write a commented conference file to begin with."""
    path = file or Path("conference.xlsx" if xlsx else "conference.yaml")
    content = _content(xlsx)
    if str(path) == "-":
        if xlsx:
            raise UsageError("A workbook is not written to stdout.\n    Name a file.")
        typer.echo(content.decode(), nl=False)
        return
    if xlsx and path.suffix.lower() != ".xlsx":
        raise UsageError(f"{path} is no name of a workbook.\n    Let it end in “.xlsx”.")
    if path.exists() and not force:
        raise UsageError(f"{path} exists already.\n    Choose another name, or add --force.")
    try:
        _write(path, content)
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else str(error)
        raise UsageError(f"Cannot write {path}: {reason}.") from error
    typer.echo(f"{path} is written. Edit it, then: scheduler solve {path} -o out")


def _content(xlsx: bool) -> bytes:
    if xlsx:
        from scheduler.readers.xlsx_template import starting_workbook

        return starting_workbook()
    from scheduler.readers.starting_file import starting_file

    return starting_file().encode()


def _write(file: Path, content: bytes) -> None:
    """Write a temporary file and rename it, so that no half of a file is ever seen."""
    temporary = file.with_name(f".{file.name}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
