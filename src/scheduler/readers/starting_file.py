"""The commented conference file that `scheduler new` writes."""

from importlib.resources import files


def starting_file() -> str:
    """The text of the starting file, which is kept as a YAML file of the package."""
    return files("scheduler").joinpath("data", "starting-file.yaml").read_text(encoding="utf-8")
