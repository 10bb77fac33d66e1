"""Superset as a user starts it: a process of its own on a data folder, and a client of its API."""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bi.superset.store import PASSWORD
from dagster_project.storage.folders import PROJECT, Folders


@dataclass(frozen=True)
class Superset:
    """A running Superset, what it said at its start, and a client that is logged in."""

    folders: Folders
    process: subprocess.Popen[str]
    said: str
    address: str
    password: str
    client: httpx.Client

    def charts(self) -> dict[str, dict[str, Any]]:
        """Each chart's question, by its name, as Superset keeps it."""
        listed = self.client.get("/api/v1/chart/", params={"q": "(page_size:100)"}).raise_for_status().json()["result"]
        found = [
            self.client.get(f"/api/v1/chart/{chart['id']}").raise_for_status().json()["result"] for chart in listed
        ]
        return {chart["slice_name"]: json.loads(chart["query_context"]) for chart in found}

    def rows(self, question: dict[str, Any]) -> list[tuple]:
        """What the chart gets to draw."""
        answer = self.client.post("/api/v1/chart/data", json=question).raise_for_status().json()["result"][0]
        assert answer["error"] is None
        return [tuple(row[name] for name in answer["colnames"]) for row in answer["data"]]

    def asked(self, sql: str) -> httpx.Response:
        """A query of the SQL Lab."""
        token = self.client.get("/api/v1/security/csrf_token/").raise_for_status().json()["result"]
        body = {"database_id": 1, "sql": sql, "schema": "main", "runAsync": False, "client_id": os.urandom(5).hex()}
        headers = {"X-CSRFToken": token, "Referer": self.address}
        return self.client.post("/api/v1/sqllab/execute/", json=body, headers=headers)


def started(folders: Folders, port: int, password: str = "") -> subprocess.Popen[str]:
    """`make superset`; without a password, as nobody has named one."""
    place = os.environ | {"ENTITY_LEDGER_DATA": str(folders.root), "PYTHONPATH": str(PROJECT), PASSWORD: password}
    command = [sys.executable, "-m", "bi.superset", "--port", str(port)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=PROJECT, env=place, text=True, **pipes)


def said_before_it_serves(process: subprocess.Popen[str]) -> str:
    lines: list[str] = []
    while "Ctrl-C" not in (line := process.stdout.readline()):
        assert line, f"it ended before it served: {process.stderr.read()}"
        lines.append(line)
    return "".join([*lines, line])


def log_in(client: httpx.Client, password: str) -> None:
    body = {"username": "admin", "password": password, "provider": "db"}
    for _ in range(100):
        with suppress(httpx.ConnectError):
            token = client.post("/api/v1/security/login", json=body).raise_for_status().json()["access_token"]
            client.headers["Authorization"] = f"Bearer {token}"
            return
        time.sleep(0.1)
    pytest.fail("Superset did not answer")
