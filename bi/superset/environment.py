"""Superset's own environment, apart from the project's, since the two want different releases of the same packages."""

import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements.txt"
ENVIRONMENT = HERE / ".venv"
_NOTE = ENVIRONMENT / "made_from.txt"
_SUPPORTED = ((3, 11), (3, 12))


class NotStarted(RuntimeError):
    """Superset cannot be started; says why and what to do."""


def is_made() -> bool:
    """Whether it is there, whole and from these requirements."""
    return _NOTE.exists() and _NOTE.read_text(encoding="ascii") == sha256(REQUIREMENTS.read_bytes()).hexdigest()


def python() -> Path:
    """The Python of the environment, which is made first where it is missing or its requirements have changed."""
    program = ENVIRONMENT / "bin" / "python"
    if not is_made():
        _make(program)
        _NOTE.write_text(sha256(REQUIREMENTS.read_bytes()).hexdigest(), encoding="ascii")
    return program


def _make(program: Path) -> None:
    """Install what is pinned, by its hashes; what pip complains of becomes one line."""
    if sys.version_info[:2] not in _SUPPORTED:
        raise NotStarted(
            f"Superset needs Python 3.11 or 3.12 and {sys.executable} is another; name one with PYTHON=..."
        )
    print(f"Making Superset's environment in {ENVIRONMENT} (some minutes and 0.8 GB, once)", flush=True)
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps", "--no-compile"]
    command = [program, "-m", "pip", "install", *options, "-r", REQUIREMENTS]
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
        cause = said[-1].removeprefix("ERROR: ") if said else f"pip left with {done.returncode}"
        remedy = "is there a network to the package index? Then run `make superset` again"
        raise NotStarted(f"{REQUIREMENTS}: Superset cannot be installed ({cause}); {remedy}")


if __name__ == "__main__":
    try:
        print(python())
    except NotStarted as error:
        sys.exit(str(error))
