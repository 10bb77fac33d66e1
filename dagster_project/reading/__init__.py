"""Pure helpers that the sources share: evidence, page layout, names, dates, citations."""
