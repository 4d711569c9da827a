"""`scheduler new`: a commented conference file to begin with."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scheduler.errors import UsageError


def new(
    file: Annotated[
        Path, typer.Argument(metavar="[FILE]", help="The file to write; “-” for stdout.")
    ] = Path("conference.yaml"),
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that exists.")] = False,
) -> None:
    """Write a commented conference file to begin with."""
    from scheduler.readers.starting_file import starting_file

    text = starting_file()
    if str(file) == "-":
        typer.echo(text, nl=False)
        return
    if file.exists() and not force:
        raise UsageError(f"{file} exists already.\n    Choose another name, or add --force.")
    try:
        _write(file, text)
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else str(error)
        raise UsageError(f"Cannot write {file}: {reason}.") from error
    typer.echo(f"{file} is written. Edit it, then: scheduler solve {file} -o out")


def _write(file: Path, text: str) -> None:
    """Write a temporary file and rename it, so that no half of a file is ever seen."""
    temporary = file.with_name(f".{file.name}.part")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
