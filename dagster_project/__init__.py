"""Entity Ledger: who is on the U.S. Entity List, since when, under which rule, in which words on which page."""
