"""Texts out of JSON, which can write what no text holds: half of a pair of surrogates, and NUL."""


def text_of(value: object) -> str | None:
    """The text as given, with a question mark for what is no character; None where it is blank or no text."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value.replace("\x00", "?").encode("utf-8", "replace").decode()


def line_of(value: object) -> str | None:
    """The same in one line, as titles, names and addresses are."""
    text = text_of(value)
    return " ".join(text.split()) or None if text else None
