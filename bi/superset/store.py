"""Superset's own store, a folder of the data folder with a key, a SQLite file and one user."""

import os
import secrets
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

ADMIN = "admin"
PASSWORD = "ENTITY_LEDGER_SUPERSET_PASSWORD"  # noqa: S105  # the name of a variable


def make(folder: Path) -> None:
    """The folder and its key, for this user's eyes only."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    key = folder / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(48), encoding="ascii")


def is_prepared(folder: Path) -> bool:
    """Whether this release of Superset has prepared it."""
    note = folder / "prepared_for.txt"
    return note.exists() and note.read_text(encoding="ascii") == version("apache-superset")


def prepare(folder: Path) -> None:
    """Make or migrate the tables, permissions and roles, once per release of Superset."""
    from flask_migrate import upgrade
    from superset import security_manager
    from superset.extensions import appbuilder, migrate

    if is_prepared(folder):
        return
    upgrade(directory=migrate.directory)
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    (folder / "prepared_for.txt").write_text(version("apache-superset"), encoding="ascii")


def administrator() -> str:
    """Make the one user where it is missing, with a password from the environment or of chance; say which it is."""
    from superset import security_manager

    given, user = os.environ.get(PASSWORD), security_manager.find_user(ADMIN)
    if user is None:
        password = given or secrets.token_urlsafe(12)
        security_manager.add_user(
            ADMIN, "Entity", "Ledger", "admin@localhost", security_manager.find_role("Admin"), password
        )
    elif given:
        security_manager.reset_password(user.id, given)
    if given:
        return f"password as {PASSWORD} says"
    return f"password as before ({PASSWORD}=... sets another)" if user else f"password {password} (shown this once)"


def take(assets: dict[str, str], folder: Path) -> None:
    """Put a bundle that is new here in the place of the last one; until then a person's own changes to it stay."""
    from superset import security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.core import override_user

    note, digest = folder / "bundle.txt", sha256(repr(sorted(assets.items())).encode()).hexdigest()
    if note.exists() and note.read_text(encoding="ascii") == digest:
        return
    with override_user(security_manager.find_user(ADMIN)):
        ImportAssetsCommand(assets).run()
    note.write_text(digest, encoding="ascii")
