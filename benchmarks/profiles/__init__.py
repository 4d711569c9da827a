"""Where the time of a cold `scheduler solve` goes: `python -m benchmarks.profiles`."""
