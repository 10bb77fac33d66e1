# Two commands are enough: `make run` and `make test`; each makes the environment if it is missing.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CODE := dagster_project tests benchmarks bi docs/site
SITE = $(or $(ENTITY_LEDGER_DATA),data)/site

export DAGSTER_DISABLE_TELEMETRY := yes
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := false

.PHONY: run dev dashboard docs pictures test format lint types layers sql pytest bench peers spark samples metrics superset bundle lock clean help

help: ## Say what each command does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(READY) ## Read samples and inbox, build, check and publish the marts
	@$(BIN)/entity-ledger run

dev: $(READY) ## Open the Dagster UI on http://127.0.0.1:3000
	@$(BIN)/python -m dagster_project.cli.dev

dashboard: $(READY) ## Show the published marts in a browser, http://127.0.0.1:8050
	@$(BIN)/entity-ledger dashboard

docs: $(READY) ## Build one site of guide, reports and descriptions: data/site/index.html
	@PYTHONPATH=. $(BIN)/python -m sphinx -b html -W --keep-going -q -c docs/site -d $(SITE)/.doctrees . $(SITE)
	@echo "$(SITE)/index.html"

test: $(READY) ## Everything that must hold before a change lands
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target format-check lint types layers sql
	@$(MAKE) --no-print-directory pytest

format-check: $(READY)
	@$(BIN)/ruff format --check $(CODE)

lint: $(READY)
	@$(BIN)/ruff check $(CODE)

types: $(READY)
	@$(BIN)/mypy

layers: $(READY)
	@$(BIN)/lint-imports

sql: $(READY)
	@cd dbt_project && ../$(BIN)/sqlfluff lint --processes 2 models tests

pytest: $(READY)
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder  # files with few tests are the long ones

format: $(READY) ## Format Python
	@$(BIN)/ruff format $(CODE) && $(BIN)/ruff check --fix $(CODE)

bench: $(READY) ## Measure each figure against a floor or a peer in the same run
	@$(BIN)/python -m benchmarks

peers: $(READY) ## Make the environment of a peer that `make bench` measures names against (from the package index)
	@$(PYTHON) -m venv benchmarks/peers/.venv
	@benchmarks/peers/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers/requirements.txt

spark: $(READY) ## Add PySpark and dbt-spark to the environment (from the package index); Java 17 or 21 is needed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation \
	  -r requirements-spark.lock
	@command -v java >/dev/null || echo "Java is missing; on Debian: apt install openjdk-17-jre-headless"

pictures: $(READY) ## Take the pictures of the README again (needs Chromium)
	@$(BIN)/python -m tests.pictures

superset: ## Start Superset with a dashboard of what is published, http://127.0.0.1:8088 (PORT=... for another)
	@$(PYTHON) -m bi.superset $(if $(PORT),--port $(PORT))

bi/superset/.venv/made_from.txt: bi/superset/requirements.txt
	@$(PYTHON) -m bi.superset.environment

bundle: $(READY) ## Write what dbt says of the published columns into Superset's datasets
	@$(BIN)/python -m bi.superset.columns

samples: $(READY) ## Typeset data/samples again
	@$(BIN)/python -m tests.typesetting

metrics: $(READY) ## Compile the metrics that are published as views
	@$(BIN)/python -m tests.semantic_layer

lock: ## Resolve requirements.lock anew (needs uv)
	@uv pip compile pyproject.toml --extra dev --extra teams --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --output-file requirements.lock
	@uv pip compile pyproject.toml --extra spark --extra teams --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --no-annotate --constraint requirements.lock \
	  | awk 'NR == FNR { if (/^[a-z]/) seen[$$1] = 1; next } /^[a-z]/ { keep = !($$1 in seen) } keep' requirements.lock - \
	  > requirements-spark.lock  # what the extra needs beyond it

clean: ## Remove the environment and all that was built; landed documents stay
	@rm -rf $(VENV) *.egg-info data/raw data/warehouse data/published data/quality data/dagster data/site

$(READY): requirements.lock pyproject.toml
	@echo "Making the environment in $(VENV) (some minutes, once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' \
	  || { echo "Python 3.11 or 3.12 is needed, $(PYTHON) is another; name one with make PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . \
	  && ! $(BIN)/python -m pip check --disable-pip-version-check | grep -Ev "requires pyicu, which|^No broken"
	@touch $(READY)
