"""`scheduler schema`: the JSON Schema of a conference file."""

import typer


def schema() -> None:
    """Print the JSON Schema of a conference file, for editors."""
    from scheduler.readers.json_schema import schema_text

    typer.echo(schema_text(), nl=False)
