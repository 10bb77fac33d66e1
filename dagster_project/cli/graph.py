"""`entity-ledger graph`: a party's group as a picture, SVG or a page that holds it."""

from pathlib import Path

import typer

from dagster_project.cli.show import found_by_name
from dagster_project.cli.terminal import complain
from dagster_project.storage.published import NothingPublished, of_this_version

_GROUPS = "select distinct group_id from entities where entity_id in $chosen"
_KINDS = (".html", ".svg")


class NoGraph(ValueError):
    """There is no picture for what was asked; its text is one line with the remedy."""


def graph(name: str, output: Path | None) -> int:
    """Write the picture and print its path; return 1 with one line on standard error if there is none."""
    from dagster_project.relations.picture import page, svg
    from dagster_project.storage.graphs import family

    try:
        with of_this_version() as connection:
            chosen, _ = found_by_name(connection, name)
            groups = connection.execute(_GROUPS, {"chosen": chosen}).fetchall()
            if len(groups) != 1:
                raise NoGraph(_not_one(name, len(groups)))
            found = family(connection, groups[0][0])
        target = output or Path(f"group-{found.head[:8]}.svg")
        if target.suffix not in _KINDS:
            raise NoGraph(f"{target}: give a path that ends in {' or '.join(_KINDS)}")
        _write(target, page(found) if target.suffix == ".html" else svg(found))
    except (NothingPublished, NoGraph) as error:
        complain(error)
        return 1
    typer.echo(target)
    return 0


def _not_one(name: str, count: int) -> str:
    if not count:
        return f"no party has a name that contains {name!r}; try a shorter part of it"
    return f"parties of {count} groups have a name that contains {name!r}; give the whole name of one"


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NoGraph(f"{target}: {error.strerror}; give the path of a file that can be written") from error
