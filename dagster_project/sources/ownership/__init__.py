"""Tables of who holds or controls whom, each row with the source that says so."""
