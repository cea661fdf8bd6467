# Everything a user or developer types. Each target does its own set-up in .venv/.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.run-installed
DEV    := $(VENV)/.dev-installed
PORTALS := $(VENV)/.portals-installed
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
# Compiled modules are kept, whatever the environment says: tests start hundreds of Pythons, each of which would
# compile the program anew.
export PYTHONDONTWRITEBYTECODE :=
.PHONY: help extract test test-slow test-portals lint format types golden docs bench lock audit licences sbom clean fuzz

help: ## Show what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

extract: $(RUN) ## Read raw/ and publish extracted/ (the main job)
	@$(BIN)/cuenta extract raw --out extracted

test: $(DEV) ## Run the tests, but for the slow ones
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

test-slow: $(DEV) ## Run the slow tests (kills, fuzzing, a cluster, a browser, all random trials; CI does)
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "slow or hypothesis or tried" --hypothesis-profile=full

test-portals: $(PORTALS) ## Check what portals take against the official schemas (DCAT-AP, Data Package)
	@$(BIN)/python -m pytest tests/publish/portals

lint: $(DEV) ## Check style (ruff) and that nothing is left unused (vulture)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/vulture

format: $(DEV) ## Mend style (ruff)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(DEV) ## Check types (mypy, strict)
	@$(BIN)/mypy

golden: $(DEV) ## Rewrite the golden files and extracted/ (look at the difference before committing it)
	@$(BIN)/cuenta extract raw --out extracted --force
	@$(BIN)/python -m tests.golden

docs: $(DEV) ## Rewrite the pages of docs/ that are generated from rules and schemas
	@$(BIN)/python docs/generate.py

fuzz: $(DEV) ## Damage 10,000 documents at random and read them all (FUZZ_RUNS says how many)
	@FUZZ_RUNS=$${FUZZ_RUNS:-10000} $(BIN)/python -m pytest -q tests/hostile/test_fuzz.py

bench: $(DEV) ## Compare speed and quality side by side (more in bench/README.md)
	@$(BIN)/python bench/peers.py tests/data/forms
	@$(BIN)/python bench/whole_process.py tests/data/forms/ruled.pdf
	@$(BIN)/python -m bench.throughput --count 100 --sample 50

lock: $(DEV) ## Pin the newest versions of the dependencies
	@$(BIN)/uv pip compile pyproject.toml --group build --universal --generate-hashes --no-annotate --no-header --upgrade --quiet -o requirements/run.lock
	@$(BIN)/uv pip compile pyproject.toml --group build --group dev --all-extras -c requirements/run.lock --universal --generate-hashes --no-annotate --no-header --quiet -o requirements/dev.lock
	@$(BIN)/uv pip compile requirements/portals.in --no-deps --prerelease allow --universal --generate-hashes --no-annotate --no-header --upgrade --quiet -o requirements/portals.lock

audit: $(DEV) ## Ask whether vulnerabilities of the locked packages are known
	@$(BIN)/python -m supply.audit

licences: $(DEV) ## Rewrite docs/licences.md; fails where a licence is not allowed
	@$(BIN)/python -m supply.licences

sbom: $(DEV) ## Rewrite the bill of materials, requirements/sbom.cdx.json
	@$(BIN)/python -m supply.sbom

clean: ## Remove the environment and all that can be made again
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "cuenta needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python could not make a virtual environment; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

$(RUN): requirements/run.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the pinned dependencies in $(VENV)/ (once, a minute or two)…"
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(DEV): requirements/dev.lock $(RUN)
	@echo "Installing what tests and checks need…"
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

$(PORTALS): requirements/portals.lock $(DEV)
	@echo "Installing the official schemas of portals…"
	@$(PIP) install --no-deps --require-hashes -r requirements/portals.lock
	@touch $@
