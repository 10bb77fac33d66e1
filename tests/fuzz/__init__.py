"""Damaged PDFs by the thousand: a reader refuses them or reads them, in bounded time and memory."""
