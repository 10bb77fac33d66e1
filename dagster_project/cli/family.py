"""The family of an entity as a tree, for its card."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    from rich.tree import Tree

    from dagster_project.relations.family import Branch

_ROWS = 40  # of a tree on a card


def family_tree(connection: "duckdb.DuckDBPyConnection", entity_id: str) -> "Tree | None":
    """The family from its head down, each with its bond to the one above; None for a party without relations."""
    from rich.text import Text
    from rich.tree import Tree

    from dagster_project.storage.graphs import family

    found = family(connection, entity_id)
    branches = found.tree()
    if len(branches) == 1:
        return None
    tree = Tree(_said(branches[0], entity_id))
    nodes = {found.head: tree}
    for branch in branches[1:_ROWS]:
        nodes[branch.party.key] = nodes[branch.above or ""].add(_said(branch, entity_id))
    if len(branches) > _ROWS:
        tree.add(Text(f"{len(branches) - _ROWS} more; `entity-ledger graph` draws all"))
    if found.left_out:
        tree.add(Text(f"{found.left_out} more candidates; `entity-ledger review` lists all"))
    return tree


def words_of(relation_type: str) -> tuple[str, str]:
    """A relation in words, as its start says it and as its end does."""
    from dagster_project.relations.family import words_of as words

    return words(relation_type)


def _said(branch: "Branch", entity_id: str) -> Any:
    """A party in a line: its name, where and whether it is listed, and what it is to the one above."""
    from rich.text import Text

    party = branch.party
    place = f" ({party.place})" if party.place else ""
    state = "" if party.is_listed else " [on no list]"
    bonds = dict.fromkeys(
        f"{bond.words(party.key)} it: {bond.basis.replace('_', ' ')}"
        f"{'' if bond.is_held else ', a candidate'}, {bond.support}"
        for bond in branch.bonds
    )
    said = Text(f"{party.name}{place}{state}", style="bold" if party.key == entity_id else "")
    return said.append(f"\n{'; '.join(bonds)}", style="dim not bold") if bonds else said
