"""The one error of a reader: a document that cannot be read, why, and what to do about it."""


class UnreadableDocument(ValueError):
    """A document that no reader can read; its text is one line: place and cause, then the remedy.

    The caller knows the file and puts its name in front.
    """

    def __init__(self, cause: str, remedy: str) -> None:
        """Join the cause (with its place, such as "page 3") and the remedy into one line."""
        super().__init__(f"{cause}; {remedy}")
        self.cause = cause
        self.remedy = remedy
