"""Screening from file to file: whose names are looked for, in whose rows, and where the hits go."""
