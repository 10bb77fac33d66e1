"""The house keeps its own rules: names, sizes, contracts, declared dependencies, and nothing of one machine."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE, DBT = PROJECT / "dagster_project", PROJECT / "dbt_project"
_MOST_LINES = 300

TOP_FOLDERS = {".ci", "benchmarks", "bi", "dagster_project", "data", "dbt_project", "docs", "tests"}
TOP_FILES = {
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "pyproject.toml",
    "requirements.lock",
}
SETTINGS = {".gitattributes", ".gitignore", ".pre-commit-config.yaml"}
ROOMS = {
    "": TOP_FOLDERS,
    "dagster_project": {
        "cli",
        "dashboard",
        "defs",
        "matching",
        "quality",
        "reading",
        "relations",
        "sources",
        "storage",
    },
    "dbt_project": {"macros", "models", "published", "seeds", "tests"},
    "dbt_project/models": {"staging", "intermediate", "marts", "metrics"},
    "data": {"samples", "inbox"},
}

# Rows of raw tables that are of no place in a document.
WITHOUT_A_PLACE = {
    "short_forms": "of all names",
    "name_candidates": "of a claim, which has its place",
    "sketches": "of all words of an article",
    "copies": "of two whole articles",
}

# Declared for what they do when other programs call them; no line of ours imports them.
USED_UNSEEN = {
    "dagster-webserver": "`dagster dev` serves the UI with it",
    "dbt-duckdb": "dbt's adapter, loaded by the word `duckdb` in profiles.yml",
    "duckdb-extension-httpfs": "a file that DuckDB loads: what `quack` speaks HTTP with",
    "duckdb-extension-postgres-scanner": "a file that DuckDB loads: it writes into PostgreSQL",
    "duckdb-extension-quack": "a file that DuckDB loads: its remote protocol",
    "pandas": "Great Expectations is given `to_pandas()` of each table",
}

# Modules that their distribution does not tell of.
UNTOLD = {"icu": ["icukit-pyicu"], "dbt": ["dbt-core"]}  # its adapters share its name

_BREAK = re.compile(r"(?<!\bU\.S)(?<!\be\.g)(?<!\bi\.e)[.!?]\s+(?=[A-Z])")
_INDEX_HOST = re.compile(
    "|".join(
        (
            r"\bpy" r"pi\.(?:org|python)",
            r"\bpython" r"hosted\.",
            r"^\s*--?(?:extra-)?index" r"-url\b",
            r"/simp" r"le/?$",
        )
    ),
    re.M,
)
_ONE_MACHINE = re.compile(
    r"(?<![\w.}/:-])(?:/ho" r"me/\w|/Us" r"ers/\w|/ro" r"ot/\w|/wo" r"rk/\w|/t" r"mp/\w|[A-Z]:\\\w)"
)
_UNDONE = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")


def python_files(root: Path = PROJECT) -> list[Path]:
    rooms = ("dagster_project", "tests", "benchmarks", "bi")
    found = [path for room in rooms for path in sorted((root / room).rglob("*.py"))]
    return [path for path in found if ".venv" not in path.parts]


def tracked() -> list[Path]:
    """Files that are committed, or will be with the next `git add`."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, check=False, cwd=PROJECT, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip(f"which files are committed only git can say: {listing.stderr.strip()}")
    return [path for name in listing.stdout.splitlines() if (path := PROJECT / name).is_file()]


def texts(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        content = path.read_bytes()
        if b"\0" not in content and not content.startswith(b"%PDF"):
            yield path.relative_to(PROJECT), content.decode("utf-8", "replace")


def models(layer: str) -> dict[str, dict]:
    """What the YAML files of a layer say of its models."""
    found = {}
    for path in (DBT / "models" / layer).rglob("*.yml"):
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models") or []:
            found[model["name"]] = model
    return found


def sql_of(layer: str) -> set[str]:
    found = (DBT / "models" / layer).rglob("*")
    return {path.stem for path in found if path.suffix in (".sql", ".py")}


def imported_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"dagster_project"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(*extras: str) -> set[str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in listed}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_the_rooms_of_the_design_and_no_others(room):
    inside = [path.relative_to(PROJECT / room) for path in tracked() if path.is_relative_to(PROJECT / room)]
    assert {path.parts[0] for path in inside if len(path.parts) > 1} == ROOMS[room]


def test_the_front_door_has_what_a_stranger_looks_for_and_nothing_else():
    assert {path.name for path in tracked() if path.parent == PROJECT} == TOP_FILES | SETTINGS
    assert PROJECT / ".ci" / "run" in tracked()


def test_the_tests_and_the_docs_have_their_rooms():
    inside = {"/".join(path.relative_to(PROJECT).parts[:2]).removesuffix(".md") for path in tracked()}
    assert inside >= {f"docs/{name}" for name in ("architecture", "glossary", "sources", "decisions")}
    assert inside >= {f"tests/{name}" for name in ("unit", "integration", "architecture", "browser", "fixtures")}


def test_decisions_are_numbered_once_and_titled():
    names = sorted(path.name for path in (PROJECT / "docs" / "decisions").glob("*.md") if path.name != "README.md")
    assert names
    assert [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert len({name[:4] for name in names}) == len(names)


def test_every_module_says_in_one_sentence_what_it_holds():
    silent = []
    for path in python_files():
        source = path.read_text(encoding="utf-8")
        first = (ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0]
        if source.strip() and not (first.endswith(".") and not _BREAK.search(first)):
            silent.append(str(path.relative_to(PROJECT)))
    assert silent == []


def test_no_module_is_too_long_to_be_read_at_once():
    lengths = {str(path.relative_to(PROJECT)): path.read_text(encoding="utf-8").count("\n") for path in python_files()}
    assert {name: lines for name, lines in lengths.items() if lines > _MOST_LINES} == {}


@pytest.mark.parametrize("source", sorted(path.parent.name for path in (PACKAGE / "sources").glob("*/__init__.py")))
def test_every_source_lists_its_raw_tables_and_each_row_has_its_evidence(source):
    tables = importlib.import_module(f"dagster_project.sources.{source}.records").TABLES
    assert tables
    assert "quarantine" in tables
    for name, record in tables.items():
        assert is_dataclass(record), name
        assert "evidence" in {one.name for one in fields(record)} or name in WITHOUT_A_PLACE, name
        assert record.__doc__, name


@pytest.mark.parametrize("layer", ["staging", "intermediate", "marts"])
def test_every_model_is_described_and_every_description_has_its_model(layer):
    described = models(layer)
    assert described.keys() == sql_of(layer) != set()
    assert [name for name, model in described.items() if not (model.get("description") or "").strip()] == []


def test_models_are_named_by_their_layer():
    assert [name for name in sql_of("staging") if not re.fullmatch(r"stg_[a-z_]+__[a-z_]+", name)] == []
    assert [name for name in sql_of("intermediate") if not re.fullmatch(r"int_[a-z]+_[a-z]+", name)] == []
    assert [name for name in sql_of("marts") if not re.fullmatch(r"[a-z]+(_[a-z]+)*(s|_reconciliation)", name)] == []


def test_every_mart_is_a_promise_with_an_enforced_contract():
    project = yaml.safe_load((DBT / "dbt_project.yml").read_text(encoding="utf-8"))
    assert project["models"]["entity_ledger"]["marts"]["+contract"] == {"enforced": True}
    lifted = [name for name, model in models("marts").items() if "contract" in (model.get("config") or {})]
    lifted += [path.name for path in (DBT / "models" / "marts").glob("*.sql") if "contract" in path.read_text("utf-8")]
    assert lifted == []


def test_a_mart_says_its_grain_first_and_types_and_describes_every_column():
    marts = models("marts")
    assert [name for name, mart in marts.items() if not mart["description"].lstrip().startswith("One row per ")] == []
    columns = [(name, column) for name, mart in marts.items() for column in mart.get("columns") or []]
    assert {name for name, _ in columns} == marts.keys()
    lacking = [
        f"{name}.{column['name']}"
        for name, column in columns
        if not (column.get("data_type") or "").strip() or not (column.get("description") or "").strip()
    ]
    assert lacking == []


def test_no_committed_text_names_a_package_index():
    found = [f"{path}: {hit[0]}" for path, text in texts(tracked()) if (hit := _INDEX_HOST.search(text))]
    assert found == []


def test_no_committed_text_names_a_folder_of_one_machine():
    found = [f"{path}: {hit[0]}" for path, text in texts(tracked()) if (hit := _ONE_MACHINE.search(text))]
    assert found == []


def test_nothing_is_left_to_be_done_in_code():
    code = [path for path in tracked() if path.suffix in (".py", ".sql", ".yml", ".toml") or path.name == "Makefile"]
    found = [f"{path}: {hit[0]}" for path, text in texts(code) if (hit := _UNDONE.search(text))]
    assert found == []


def test_every_handler_names_the_errors_that_it_expects():
    broad = []
    for path in python_files():
        unnamed = {"Exception", "BaseException"} if path.is_relative_to(PACKAGE) else {"Exception"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                if any(one is None or getattr(one, "id", "") in unnamed for one in caught):
                    broad.append(f"{path.relative_to(PROJECT)}:{node.lineno}")
    assert broad == []


def test_whatever_is_imported_is_declared():
    owners = packages_distributions() | UNTOLD
    undeclared = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in imported_by(path):
            if not {normal(owner) for owner in owners.get(name, [name])} & declared("kubernetes", "teams"):
                undeclared.setdefault(name, []).append(str(path.relative_to(PROJECT)))
    assert undeclared == {}


def test_whatever_is_declared_is_used():
    owners = packages_distributions() | UNTOLD
    names = {name for path in PACKAGE.rglob("*.py") for name in imported_by(path)}
    used = {normal(owner) for name in names for owner in owners.get(name, [])}
    assert declared() - used == USED_UNSEEN.keys()
