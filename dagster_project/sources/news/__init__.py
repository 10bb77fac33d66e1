"""News articles, as plain text or HTML, with the listed names that they mention."""
