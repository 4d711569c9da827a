"""Our tables against published ones, line by line: `python -m benchmarks.published`."""
