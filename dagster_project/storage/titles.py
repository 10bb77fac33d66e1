"""What people call the lists and the sources, by their codes: one word for pages, exports and reports."""

LISTS = {
    "entity_list": "Entity List",
    "unverified_list": "Unverified List",
    "military_end_user_list": "Military End-User List",
}
SOURCES = {
    "federal_register": "Federal Register",
    "ecfr": "eCFR",
    "consolidated_screening_list": "Consolidated Screening List",
    "news": "News",
    "ownership": "Ownership tables",
}
