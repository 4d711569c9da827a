"""What is worth knowing but stops nothing: on stderr, so that pipes stay clean."""

from collections.abc import Iterable

import typer


def show(notices: Iterable[str]) -> None:
    """Print each notice on a line of its own."""
    for notice in notices:
        typer.echo(f"note: {notice}", err=True)
