"""Apache Superset on the published marts: its environment, settings, a bundle to import, and what starts it."""
