"""The command `scheduler`, also as `python -m scheduler`."""

import gc
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # A command is over before rubbish matters, and collecting it while libraries are being imported
    # takes a twentieth of the time of a small search.
    gc.disable()
    from scheduler.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
