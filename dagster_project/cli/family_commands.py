"""What the commands on relations take: `graph` and `review`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.cli import terminal


def graph(
    name: Annotated[str, typer.Argument(help="A name or alias of one of its parties, whole or in part.")],
    output: Annotated[
        Path | None, typer.Option(help="The file to write, .svg or .html; else a name of its own, here.")
    ] = None,
) -> None:
    """Draw the group of a party: who belongs to it and on what basis, and the candidates; print the file's path."""
    from dagster_project.cli.graph import graph as draw

    terminal.leave_with(draw(name, output))


class Decision(StrEnum):
    """What a person may say of a candidate relation."""

    ACCEPT = "accept"
    REJECT = "reject"


def review(
    relation_id: Annotated[
        str | None, typer.Argument(help="An id, or its first digits, as the list prints it.")
    ] = None,
    decision: Annotated[Decision | None, typer.Argument(help="The relation holds, or it does not.")] = None,
    by: Annotated[str, typer.Option(help="Who decides.")] = "",
    why: Annotated[str, typer.Option(help="The reason, for whoever reads the decision.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the decision on this relation back.")] = False,
    basis: Annotated[str, typer.Option(help="List only what rests on this, as `name_stem`.")] = "",
    name: Annotated[str, typer.Option(help="List only relations of parties with this in their name.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="List at most so many.")] = 10,
) -> None:
    """List relations that nobody has decided on, with their evidence; or write the decision on one of them.

    A decision is a row of the seed `judgements`; the next `run` applies it. --undo takes the row out.
    """
    from dagster_project.cli import review as reviewing

    if relation_id and decision and not undo:
        terminal.leave_with(reviewing.decide(relation_id, decision.value, by, why))
    elif relation_id and undo and not decision:
        terminal.leave_with(reviewing.undo(relation_id))
    elif relation_id or undo:
        raise typer.BadParameter("give an id with `accept` or `reject`, or an id with --undo; or none of them")
    else:
        terminal.leave_with(reviewing.listed(basis, name, limit))
