"""How fast the program is, and how its tables compare with published ones."""
