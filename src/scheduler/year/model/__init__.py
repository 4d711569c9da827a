"""How the calendar of a year is found: programme, relaxation, search, rooms."""
