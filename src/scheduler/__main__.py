"""The command `scheduler`, also as `python -m scheduler`."""

import gc
import os
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # Importing libraries makes much that stays: looking through it again and again takes a
    # tenth of the time of a small solve, and once more at the end a fifth.
    gc.set_threshold(1_000_000)
    # Else pydantic looks through every installed package for plugins, of which we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from scheduler.cli import ahead
    from scheduler.cli.main import main as run

    ahead.is_alone = True
    code = run()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
