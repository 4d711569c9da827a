"""A duty station's year: a generator, and how the calendar's cost grows with its size."""
