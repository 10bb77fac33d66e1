"""Where the Consolidated Screening List is given out: one file in each form, replaced as a whole every day."""

CSV = "/downloadable_consolidated_screening_list/v1/consolidated.csv"
JSON = "/downloadable_consolidated_screening_list/v1/consolidated.json"
