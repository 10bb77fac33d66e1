"""Real rules and articles beside the project; a test that needs one skips with its name where it is absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared" / "data"


def shared(name: str) -> Path:
    """Path of a real file, or a skip that says which one is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the real file {name} is not beside the project ({SHARED})")
    return path
