"""The language of a text, told by py3langid's model of letters, which comes with the package."""

_ENOUGH = 40  # letters; below, names and numbers decide
_MOST = 4000  # characters of the beginning, which tell as much as all of them


def language_of(text: str) -> str | None:
    """Give the language of a text as ISO 639-1 code; None for a text too short to tell."""
    import py3langid

    beginning = text[:_MOST]
    letters = sum(sign.isalpha() + 2 * (sign > "\u2e80") for sign in beginning)
    return str(py3langid.classify(beginning)[0]) if letters >= _ENOUGH else None
