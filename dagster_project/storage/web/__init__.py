"""Fetching over the web: `fetching` is the way in, `publishers` says what is asked for, `settings` whom and how."""
