"""What a release changed, posted to an address of the user's choice."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from dagster_project.storage.change_feed import Change, headline

_MOST = 500  # changes in one message: what a chat or a queue still takes
_TOLD = 20  # headlines in its text
_SECONDS = 30.0
_HERE = {"localhost", "127.0.0.1", "::1"}


class NotDelivered(RuntimeError):
    """A message that was not taken; its text is one line: where, cause, remedy."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that takes JSON: `text` (what chats show), `count`, `changes` (lines of the log of changes)."""

    url: httpx.URL

    @classmethod
    def from_environment(cls) -> "Webhook | None":
        """The one that ENTITY_LEDGER_WEBHOOK_URL names, else None; raises NotDelivered for what is no https address."""
        text = os.environ.get("ENTITY_LEDGER_WEBHOOK_URL", "").strip()
        if not text:
            return None
        try:
            url = httpx.URL(text)
        except httpx.InvalidURL as error:
            raise NotDelivered(f"ENTITY_LEDGER_WEBHOOK_URL is no address ({error}); correct it") from error
        if url.scheme != "https" and not (url.scheme == "http" and url.host in _HERE):
            raise NotDelivered("ENTITY_LEDGER_WEBHOOK_URL is no https address; give one, or one of this machine")
        return cls(url)

    def post(self, lines: Sequence[Change]) -> int:
        """Post the first lines that one message holds and return how many; raises NotDelivered.

        The address itself is a secret, so an error names only its host.
        """
        told = lines[:_MOST]
        try:
            answer = httpx.post(self.url, json=_message(told), timeout=_SECONDS)
        except httpx.HTTPError as error:
            raise NotDelivered(f"{self.url.host}: {error or type(error).__name__}; it is tried again") from error
        if not answer.is_success:
            said = f"{answer.status_code} {answer.reason_phrase}".strip()
            raise NotDelivered(f"{self.url.host}: answers {said}; see to the address, it is tried again")
        return len(told)


def _message(lines: Sequence[Change]) -> dict[str, object]:
    counts = Counter(line["change_type"] if line["state"] == "new" else line["state"] for line in lines)
    summary = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    shown = [headline(line) for line in lines[:_TOLD]]
    rest = [f"and {len(lines) - _TOLD} more"] if len(lines) > _TOLD else []
    return {
        "text": "\n".join([f"Export control lists: {summary}", *shown, *rest]),
        "count": len(lines),
        "changes": lines,
    }
