"""What door 2 asks for of tables that grow with the news: the texts of all rows are never in memory at once."""

OF_MARTS = {
    "articles": ["article_id", "title"],
    "article_copies": ["article_id", "title", "copy_number", "copy_count"],
    "mentions": ["mention_id", "place_id", "article_id", "entity_id", "name"],
    "claims": ["claim_id", "article_id", "claim_type"],
    "fact_checks": ["claim_id", "article_id", "verdict", "listing_id", "document_number", "claimed_name"],
    "entity_news": ["entity_news_id", "entity_id", "article_id"],
}
OF_RAW = {
    "news__articles": ["article_id"],
    "news__mentions": ["mention_id"],
    "news__claims": ["claim_id"],
}
