"""How the command line speaks: results on standard output, progress and complaints on standard error."""

import logging

import typer
from rich.console import Console

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

# pdfminer warns of every flaw of a damaged file; the reader says in one line what it means for the user.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def complain(message: object) -> None:
    """Print one line on standard error, as it is."""
    typer.echo(" ".join(str(message).split()), err=True)


def leave_with(code: int) -> None:
    """End the command with an exit code; 0 ends it quietly."""
    if code:
        raise typer.Exit(code)
