"""The command `scheduler`, also as `python -m scheduler`."""

import sys

from scheduler.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
