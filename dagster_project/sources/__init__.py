"""Readers, one package per publisher: bytes in, records out; no path, client, clock or log."""
