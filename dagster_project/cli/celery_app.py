"""The Celery app of `entity-ledger worker`: a task that a worker had not finished when it died is done by another."""

from dagster_celery.config import DEFAULT_CONFIG, dict_wrapper
from dagster_celery.make_app import make_app
from dagster_celery.tasks import create_task

from dagster_project.defs import executors, runs

_SETTINGS = {
    "task_acks_late": True,  # a task is taken off the queue when it is done
    "task_reject_on_worker_lost": True,
    "worker_prefetch_multiplier": 1,
    "broker_connection_retry_on_startup": True,
    "broker_transport_options": executors.celery_transport(),
}

_QUEUE = executors.broker()

app = make_app({"broker": _QUEUE, "backend": _QUEUE, "config_source": dict_wrapper(DEFAULT_CONFIG | _SETTINGS)})
execute_plan = create_task(app)
runs.leave_records_to_the_disk()
