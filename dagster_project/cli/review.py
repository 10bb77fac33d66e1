"""`entity-ledger review`: open candidate relations with what they rest on, and a person's decision on one of them."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import typer

from dagster_project.cli.terminal import complain, out
from dagster_project.storage.folders import Folders
from dagster_project.storage.judgements import Judgements, MalformedJudgements
from dagster_project.storage.published import NothingPublished, of_this_version

if TYPE_CHECKING:
    from rich.table import Table

SHORTEST = 6  # digits of a relation's id; fewer would soon name several
_DIGITS = 8
_RELATIONS = """
select relations.*, from_parties.destination as from_destination, to_parties.destination as to_destination,
    coalesce(evidence.document_number, relations.according_to) as evidence_document
from entity_relations as relations
left join parties as from_parties on relations.from_party_id = from_parties.party_id
left join parties as to_parties on relations.to_party_id = to_parties.party_id
left join (select distinct document_sha256, document_number from listing_events where document_number is not null)
    as evidence on relations.document_sha256 = evidence.document_sha256
"""
_OPEN = f"""{_RELATIONS}
where relations.status = 'candidate' and relations.from_party_id is not null and relations.to_party_id is not null
    and ($basis = '' or relations.basis = $basis)
    and ($name = '' or contains(lower(relations.from_name || ' ' || relations.to_name), lower($name)))
order by relations.is_open desc, relations.confidence desc, relations.from_name, relations.to_name, relation_id
"""
_ONE = f"{_RELATIONS} where starts_with(relations.relation_id, $relation_id) order by relations.relation_id limit 2"


class NoDecision(ValueError):
    """What was asked cannot be decided so; the text is one line with the remedy."""


def listed(basis: str, name: str, limit: int) -> int:
    """Print open candidates, those first on which a decision would join groups; return the exit code."""
    try:
        with of_this_version() as connection:
            rows = connection.execute(_OPEN, {"basis": basis, "name": name}).pl()
    except NothingPublished as error:
        complain(error)
        return 1
    # What was decided since the release is in the seed, and not yet in the marts.
    try:
        judgements = Judgements(Folders.from_environment().judgements)
    except MalformedJudgements as error:
        complain(error)
        return 1
    open_ones = [row for row in rows.iter_rows(named=True) if not _decided(judgements, row)]
    if not open_ones:
        out.print("No open candidate relation." if not basis + name else "No open candidate relation of these words.")
    for row in open_ones[:limit]:
        out.print(_card(row))
    if len(open_ones) > limit:
        out.print(f"{len(open_ones) - limit} more; --limit, --basis and --name choose", markup=False)
    return 0


def decide(relation_id: str, decision: str, by: str, why: str) -> int:
    """Write a decision into the seed and say so; return 1 with one line on standard error if it cannot be."""
    try:
        row, judgements = _relation(relation_id), Judgements(Folders.from_environment().judgements)
        _refuse(row, _decided(judgements, row), decision, by, why)
        judgements.add(_judgement(row, decision, by, why))
    except (NothingPublished, MalformedJudgements, NoDecision) as error:
        complain(error)
        return 1
    typer.echo(f"{decision}ed by {by.strip()}: {_words(row)}. It counts from the next `entity-ledger run` on.")
    return 0


def undo(relation_id: str) -> int:
    """Take a decision out of the seed; return 1 with one line on standard error if there is none."""
    try:
        row, judgements = _relation(relation_id), Judgements(Folders.from_environment().judgements)
        standing = _decided(judgements, row)
        if not standing:
            raise NoDecision(f"{relation_id}: nobody has decided on it; `entity-ledger review` lists what is open")
        judgements.remove(standing)
    except (NothingPublished, MalformedJudgements, NoDecision) as error:
        complain(error)
        return 1
    typer.echo(f"taken back ({standing['judgement']} by {standing['reviewed_by']}): {_words(row)}.")
    return 0


def _relation(relation_id: str) -> dict[str, Any]:
    """The one relation whose id begins so."""
    wanted = relation_id.strip().lower()
    if len(wanted) < SHORTEST:
        raise NoDecision(
            f"{relation_id!r} is too short; give at least {SHORTEST} digits of the id that `review` prints"
        )
    with of_this_version() as connection:
        found = list(connection.execute(_ONE, {"relation_id": wanted}).pl().iter_rows(named=True))
    if len(found) != 1:
        many = "several relations have ids that begin" if found else "no relation has an id that begins"
        raise NoDecision(f"{many} with {wanted!r}; give the id that `entity-ledger review` prints, or more of it")
    return found[0]


def _decided(judgements: Judgements, row: dict[str, Any]) -> dict[str, str] | None:
    return judgements.on(row["relation_type"], row["from_party_id"] or "", row["to_party_id"] or "")


def _refuse(row: dict[str, Any], standing: dict[str, str] | None, decision: str, by: str, why: str) -> None:
    """Raise NoDecision where a decision would say nothing, or nothing new."""
    identifier = row["relation_id"][:_DIGITS]
    if not by.strip() or not why.strip():
        raise NoDecision(f"{identifier}: a decision needs who decides and why; give --by NAME and --why TEXT")
    if standing:
        who = f"{standing['judgement']} by {standing['reviewed_by']} on {standing['reviewed_on']}"
        raise NoDecision(f"{identifier}: decided already ({who}); take that back first, with --undo")
    if not (row["from_party_id"] and row["to_party_id"]):
        raise NoDecision(f"{identifier}: only one of the two is a party on record; there is nothing to decide")
    if decision == "accept" and row["status"] == "fact":
        raise NoDecision(
            f"{identifier}: it is a fact, according to {row['according_to']}; only `reject` would change it"
        )


def _judgement(row: dict[str, Any], decision: str, by: str, why: str) -> dict[str, str]:
    sides = ("party_id", "name", "destination")
    ends = {f"{end}_{side}": row[f"{end}_{side}"] or "" for end in ("from", "to") for side in sides}
    review = {"reviewed_by": by.strip(), "reviewed_on": dt.date.today().isoformat(), "reason": " ".join(why.split())}
    evidence = {"evidence_document": row["evidence_document"] or "", "evidence_page": str(row["page"] or "")}
    text = {"evidence_text": row["source_text"] or row["printed_text"] or ""}
    return {"judgement": decision, "relation_type": row["relation_type"]} | ends | review | evidence | text


def _words(row: dict[str, Any]) -> str:
    return f"{row['from_name']} {row['relation_type'].replace('_', ' ')} {row['to_name']}"


def _card(row: dict[str, Any]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    card = Table.grid(padding=(0, 2))
    card.add_column(style="bold", no_wrap=True)
    card.add_column(overflow="fold")
    page = f", page {row['page']}" if row["page"] else ""
    lines = {
        row["relation_id"][:_DIGITS]: f"{row['from_name']} ({row['from_destination'] or 'no destination'})",
        row["relation_type"].replace("_", " "): f"{row['to_name']} ({row['to_destination'] or 'no destination'})",
        "basis": f"{row['basis'].replace('_', ' ')}, confidence {row['confidence']:.2f}: {row['basis_detail']}",
        "evidence": f"{row['evidence_document']}{page}: {row['source_text'] or row['printed_text'] or ''}",
        "": "",
    }
    for label, value in lines.items():
        card.add_row(label, Text(value))
    return card
