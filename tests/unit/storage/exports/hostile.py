"""A published file with names that programs would run, follow, break at or cut."""

from pathlib import Path

import duckdb

NAMES = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.test","click")',
    "+1 (2)",
    "-2+3",
    "@SUM(1+1)",
    "\tTabbed",
    "\rReturned",
    "\nBroken",
    "＝1+1",
    "'=already marked",
    "<script>alert(1)</script>",
    "<r><t>injected</t></r>",
    "'; drop table entities; --",
    "\u202etxt.exe\u200f",
    'quotes " and, commas\r\nand lines',
    "control \x00\x01\x0b\x1f characters",
    "not a character \ufffe\uffff",
    "_x0041_ literal",
    "😀 " * 40_000,
    "A" * 10_000,
    "",
    "https://evil.test/",
    "mailto:someone@evil.test",
    "  blanks at both ends  ",
    "{{ jinja }} ${shell} %s",
]


def publish(path: Path) -> Path:
    """Write the file, as a release would leave it."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.parties (party_id varchar, name varchar, is_listed boolean, share double,"
            " number bigint, since_date date, seen_at timestamp)"
        )
        rows = [(f"p{n:02}", name, n % 2 == 0, n / 4, 2**60 + n, None, None) for n, name in enumerate(NAMES)]
        connection.executemany("insert into marts.parties values (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute(
            "insert into marts.parties values ('zz', null, null, null, -7, '1899-12-31', '2025-01-16 10:00:00.5')"
        )
        connection.execute("insert into marts.parties values ('zzz', null, null, null, 7, '2025-01-16', '2025-01-16')")
        connection.execute("create table marts.nobody as from marts.parties limit 0")
        connection.execute("comment on table marts.parties is 'One row per ''party''.'")
        connection.execute("comment on column marts.parties.name is '=What it is called'")
        connection.execute(
            "create view main.release as select 'abc123' as release_id, '2026-11-26T21:00:00+00:00' as released_at"
        )
    return path
