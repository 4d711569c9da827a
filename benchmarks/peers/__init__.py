"""Other solvers and schedulers on our conferences, in one run: `python -m benchmarks.peers`."""
