"""The same problem in several formulations, side by side: `python -m benchmarks.formulations`."""
