from tests.cli.conftest import _plain_terminal, run

__all__ = ["_plain_terminal", "run"]
