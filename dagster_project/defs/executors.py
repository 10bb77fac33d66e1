"""Where the steps of a run work, by environment: in this process, in several of this machine, on workers elsewhere."""

import os
import warnings
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import dagster as dg

IN_PROCESS, MULTIPROCESS, CELERY, KUBERNETES = "in_process", "multiprocess", "celery", "kubernetes"
_EXECUTOR, _SETTINGS = "ENTITY_LEDGER_EXECUTOR", "ENTITY_LEDGER_EXECUTOR_SETTINGS"
_BROKER, _PATIENCE = "ENTITY_LEDGER_BROKER", "ENTITY_LEDGER_PATIENCE"
# A process that is forked off one that has Dagster and the readers in it costs a tenth of one that is started anew.
_LOADED = [
    "dagster._core.storage.event_log",
    "dagster._core.storage.runs",
    "dagster._core.storage.schedules",
    "dagster_project.defs.reading",
    "dagster_project.reading.page_image",
    "dagster_project.sources.federal_register.document",
]
_FORKED = {"start_method": {"forkserver": {"preload_modules": _LOADED}}}


class UnusableExecutor(RuntimeError):
    """An executor that is not known, not installed or not told where its workers are."""


def name() -> str:
    """The executor that ENTITY_LEDGER_EXECUTOR names."""
    found = os.environ.get(_EXECUTOR) or MULTIPROCESS
    if found not in _MAKERS:
        raise UnusableExecutor(f"{_EXECUTOR}={found}: no such executor; name one of {', '.join(_MAKERS)}")
    return found


def is_named() -> bool:
    """Whether somebody chose an executor."""
    return bool(os.environ.get(_EXECUTOR))


def chosen() -> "dg.ExecutorDefinition":
    """The executor that ENTITY_LEDGER_EXECUTOR names, with the settings of the file that goes with it."""
    try:
        return _MAKERS[name()](_settings())
    except ImportError as error:
        extra = "install entity-ledger[teams], or for Kubernetes entity-ledger[kubernetes]"
        raise UnusableExecutor(f"{_EXECUTOR}={name()}: {error.name} is not installed; {extra}") from error


def broker() -> str:
    """Where Celery's workers take their tasks from and put their results."""
    url = os.environ.get(_BROKER)
    if not url:
        raise UnusableExecutor(f"{_BROKER} names no broker; set it to redis://<host>:6379/0")
    return url


def require_workers() -> None:
    """Raise UnusableExecutor unless a worker answers, where Celery is the executor: a run would wait for ever."""
    if name() != CELERY:
        return
    from celery import Celery
    from kombu.exceptions import OperationalError

    place = urlsplit(broker())
    told = f"{_BROKER}: {place.hostname}:{place.port or 6379}"
    try:
        answers = Celery(broker=broker()).control.ping(timeout=3, limit=1)
    except OperationalError as error:
        raise UnusableExecutor(f"{told} cannot be reached ({error}); start Redis there") from error
    if not answers:
        raise UnusableExecutor(f"{told}: no worker answers; start `entity-ledger worker` where the data folder is")


def celery_transport() -> dict[str, int]:
    """When a task of a worker that is gone is given to another: no partition may take longer to be read than that."""
    patience = os.environ.get(_PATIENCE) or "600"
    if not patience.isdigit():
        raise UnusableExecutor(f"{_PATIENCE}={patience}: not a number of seconds; set it to 600")
    interval = max(int(patience) // 10, 1)
    return {"visibility_timeout": int(patience), "unacked_restore_interval": interval, "unacked_restore_throttle": 1}


def _settings() -> dict[str, Any]:
    path = os.environ.get(_SETTINGS)
    if not path:
        return {}
    import dagster as dg

    try:
        return dict(dg.config_from_files([path]))
    except (dg.DagsterInvariantViolationError, OSError) as error:
        raise UnusableExecutor(f"{_SETTINGS}={path}: {' '.join(str(error).split())}; name a YAML file") from error


def _in_process(_settings: dict[str, Any]) -> "dg.ExecutorDefinition":
    import dagster as dg

    return dg.in_process_executor


def _multiprocess(settings: dict[str, Any]) -> "dg.ExecutorDefinition":
    import dagster as dg

    return dg.multiprocess_executor.configured(_FORKED | settings)


def _celery(settings: dict[str, Any]) -> "dg.ExecutorDefinition":
    from dagster_celery import celery_executor

    # dagster-celery 0.29.27 makes its one task anew for each step, which celery 5.7 tells of each time.
    warnings.filterwarnings("ignore", "Task name 'execute_plan' is already registered")
    transport = {"broker_transport_options": celery_transport()}
    told = {"broker": broker(), "backend": broker(), "config_source": transport} | settings
    executor: dg.ExecutorDefinition = celery_executor.configured(told)
    return executor


def _kubernetes(settings: dict[str, Any]) -> "dg.ExecutorDefinition":
    from dagster_k8s import k8s_job_executor

    executor: dg.ExecutorDefinition = k8s_job_executor.configured(settings)
    return executor


_MAKERS = {IN_PROCESS: _in_process, MULTIPROCESS: _multiprocess, CELERY: _celery, KUBERNETES: _kubernetes}
