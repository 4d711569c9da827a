"""What is worth knowing but stops nothing: on stderr, so that pipes stay clean."""

from collections.abc import Iterable
from pathlib import Path

import typer


def show(notices: Iterable[str]) -> None:
    """Print each notice on a line of its own."""
    for notice in notices:
        typer.echo(f"note: {notice}", err=True)


def written_into(directory: Path, paths: Iterable[Path]) -> None:
    """Say which files have been written, on stdout."""
    typer.echo(f"Written into {directory}: {', '.join(path.name for path in paths)}")
