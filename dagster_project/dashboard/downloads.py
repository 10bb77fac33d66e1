"""Every table as CSV by its address, whole, with the columns of its query."""

import duckdb
from flask import Flask, Response, abort, request

from dagster_project.dashboard import checks, news, overview, parties, party_tables, rules, searching
from dagster_project.dashboard.tables import Table, as_csv
from dagster_project.storage.published import of_this_version

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        overview.DESTINATIONS,
        overview.SOURCES,
        checks.FINDINGS,
        rules.RULES,
        rules.EVENTS,
        rules.RECONCILIATION,
        parties.PARTIES,
        *party_tables.ALL,
        news.LEADS,
        news.CLAIMS,
        news.ARTICLES,
        searching.HITS,
    )
}


def serve(server: Flask) -> None:
    """Let the server answer for tables."""
    server.add_url_rule("/csv/<name>.csv", view_func=of_table)


def of_table(name: str) -> Response:
    """One table, of what the address asks."""
    table = TABLES.get(name)
    if table is None:
        abort(404)
    try:
        with of_this_version() as connection:
            text = as_csv(connection, table, request.args.to_dict())
    except (duckdb.ConversionException, duckdb.InvalidInputException) as error:
        cause = str(error).splitlines()[0]
        return Response(
            f"{name}: the address asks for what cannot be read ({cause}); ask again on its page\n",
            400,
            mimetype="text/plain",
        )
    headers = {"Content-Disposition": f"attachment; filename={name}.csv", "Cache-Control": "no-store"}
    return Response(text, mimetype="text/csv", headers=headers)
