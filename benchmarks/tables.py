"""Writes the tables of the README anew from the latest results: `python -m benchmarks.tables`."""

from benchmarks.record import write_tables

if __name__ == "__main__":
    write_tables()
