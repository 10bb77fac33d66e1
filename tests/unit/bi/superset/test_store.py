"""Which password Superset's one user gets, and what is said of it."""

import sys
from types import SimpleNamespace

import pytest

from bi.superset import store


class Users:
    """As much of Superset's security manager as is asked for: the passwords of those that it has."""

    def __init__(self, **passwords: str) -> None:
        self.passwords = passwords

    def find_user(self, name: str) -> SimpleNamespace | None:
        return SimpleNamespace(id=name) if name in self.passwords else None

    def find_role(self, name: str) -> str:
        return name

    def add_user(self, name: str, _first: str, _last: str, _address: str, _role: str, password: str) -> None:
        self.passwords[name] = password

    def reset_password(self, user_id: str, password: str) -> None:
        self.passwords[user_id] = password


@pytest.mark.parametrize(
    ("before", "given", "said", "after"),
    [
        ({}, "mine", "password as ENTITY_LEDGER_SUPERSET_PASSWORD says", "mine"),
        ({"admin": "old"}, "mine", "password as ENTITY_LEDGER_SUPERSET_PASSWORD says", "mine"),
        ({"admin": "old"}, "", "password as before (ENTITY_LEDGER_SUPERSET_PASSWORD=... sets another)", "old"),
    ],
)
def test_a_password_that_is_given_is_set_and_not_said(
    monkeypatch: pytest.MonkeyPatch, before: dict[str, str], given: str, said: str, after: str
) -> None:
    users = Users(**before)
    monkeypatch.setitem(sys.modules, "superset", SimpleNamespace(security_manager=users))
    monkeypatch.setenv("ENTITY_LEDGER_SUPERSET_PASSWORD", given)
    assert (store.administrator(), users.passwords) == (said, {"admin": after})
