"""Samples typeset from facts in the layouts of the Federal Register; nothing made here is an official print."""
