"""The Consolidated Screening List of trade.gov, which copies the Entity List and the lists of other offices."""
