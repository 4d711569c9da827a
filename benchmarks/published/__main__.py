"""Compares with the published tables and writes the report: `python -m benchmarks.published`.

With `-o`, the report goes elsewhere, and no figures are kept.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.published.compare import compare, conferences
from benchmarks.published.report import explanations, outdated, render, summary, unexplained
from benchmarks.record import markdown, record

REPORT = Path(__file__).with_name("README.md")


def main() -> None:
    """Write the report; exits with 1 where a difference is unexplained or a table is refused."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.published")
    parser.add_argument("-o", "--output", type=Path, default=REPORT, metavar="FILE")
    output = parser.parse_args().output
    comparisons, known = [compare(key) for key in conferences()], explanations()
    output.write_text(render(comparisons, known), encoding="utf-8")
    rows = [summary(comparison, known) for comparison in comparisons]
    print(markdown(rows))
    if output == REPORT:
        record("published", rows)
    wrong = []
    for one in comparisons:
        wrong += [f"{one.key}: {message}" for message in one.broken]
        wrong += [f"{one.key}: {line} is unexplained" for line in unexplained(one, known)]
        for line in outdated(one, known):
            print(f"note: {one.key}: {line} is explained, but does not differ", file=sys.stderr)
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
