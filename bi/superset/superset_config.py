"""Settings of Superset: on this machine alone, kept in SQLite, asking nobody on the web."""

from sqlite3 import Connection
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Engine
from sqlalchemy.pool import NullPool

from dagster_project.storage.folders import Folders

_STORE = Folders.from_environment().superset
# Okabe and Ito's colours, told apart with every kind of colour blindness; black is left for text.
_COLORS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"]

SECRET_KEY = (_STORE / "secret_key").read_text(encoding="ascii")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_STORE / 'superset.db'}"
PREVENT_UNSAFE_DB_CONNECTIONS = False  # else it refuses every database that is a file

LOG_LEVEL = "WARNING"
ALEMBIC_SKIP_LOG_CONFIG = True
CONTENT_SECURITY_POLICY_WARNING = False
RATELIMIT_ENABLED = False  # it warns of a store in memory; whoever asks here sits at this machine
FEATURE_FLAGS = {"ALERT_REPORTS": False, "THUMBNAILS": False}
EXTRA_CATEGORICAL_COLOR_SCHEMES = [
    {"id": "entity_ledger", "label": "Entity Ledger", "description": "", "isDefault": True, "colors": _COLORS},
]

# A page may load from this server only: no fonts, maps or counting pixels of others, which the default admits.
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}
THEME_FONT_URL_ALLOWED_DOMAINS: list[str] = []


def DB_CONNECTION_MUTATOR(  # noqa: N802  # the name is Superset's
    uri: URL, engine: dict[str, Any], username: str, security_manager: object, source: object
) -> tuple[URL, dict[str, Any]]:
    """Keep no connection: a release replaces the file, and only who opens it anew sees the new one."""
    return uri, engine | {"poolclass": NullPool}


@event.listens_for(Engine, "connect")
def _do_not_wait_for_the_disk(connection: object, _record: object) -> None:
    """SQLite syncs after each of some thousand commits of the first start; what a power cut loses is made again."""
    if isinstance(connection, Connection):
        cursor = connection.cursor()
        cursor.execute("pragma journal_mode = wal")
        cursor.execute("pragma synchronous = off")
        cursor.close()
