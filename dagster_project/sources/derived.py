"""Which raw tables are made from other raw tables, when all of these are read, and not from a document."""

DERIVED = frozenset(
    {"news__short_forms", "news__mentions", "news__claims", "news__name_candidates", "news__copies"}
    | {"news__refused_claims", "names__keys", "addresses__keys"}
)
