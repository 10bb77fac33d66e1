"""Which executor the environment names."""

import dagster as dg
import pytest

from dagster_project.defs import executors


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch):
    for name in ("EXECUTOR", "EXECUTOR_SETTINGS", "BROKER", "PATIENCE"):
        monkeypatch.delenv(f"ENTITY_LEDGER_{name}", raising=False)


def test_several_processes_are_the_default_and_in_process_is_a_choice(monkeypatch):
    assert (executors.chosen().name, executors.is_named()) == ("multiprocess", False)
    monkeypatch.setenv("ENTITY_LEDGER_EXECUTOR", "in_process")
    assert executors.chosen() is dg.in_process_executor
    assert executors.is_named()


def test_settings_come_from_a_file_and_do_not_take_the_place_of_all_others(monkeypatch, tmp_path):
    path = tmp_path / "settings.yaml"
    path.write_text("max_concurrent: 3\n", encoding="utf-8")
    monkeypatch.setenv("ENTITY_LEDGER_EXECUTOR_SETTINGS", str(path))
    config = executors.chosen().config_schema.resolve_config({}).value["config"]
    assert config["max_concurrent"] == 3
    assert config["start_method"].keys() == {"forkserver"}


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"EXECUTOR": "abacus"}, "ENTITY_LEDGER_EXECUTOR=abacus: no such executor; name one of in_process, multi"),
        ({"EXECUTOR": "celery"}, "ENTITY_LEDGER_BROKER names no broker; set it to redis://<host>:6379/0"),
        ({"EXECUTOR": "celery", "BROKER": "redis://x", "PATIENCE": "long"}, "PATIENCE=long: not a number of seconds"),
        ({"EXECUTOR_SETTINGS": "/nowhere.yaml"}, "SETTINGS=/nowhere.yaml: .*; name a YAML file"),
        ({"EXECUTOR": "kubernetes"}, "EXECUTOR=kubernetes: dagster_k8s is not installed; install .*\\[kubernetes\\]"),
    ],
)
def test_what_cannot_be_used_is_one_line_with_its_remedy(monkeypatch, variables, told):
    for name, value in variables.items():
        monkeypatch.setenv(f"ENTITY_LEDGER_{name}", value)
    with pytest.raises(executors.UnusableExecutor, match=told) as error:
        executors.chosen()
    assert "\n" not in str(error.value)
