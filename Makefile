# `make demo` talks to the bot offline, `make test` proves that it works, `make run` starts it on Discord.
# Each prepares .venv from the locked requirements first; a second time that costs nothing.

PYTHON := .venv/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --no-input
BENCHMARKS ?=
CAMPAIGNS ?=
SIZE ?= small

# Where a shell forbids to keep compiled files, the tests compile everything anew in each process.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install demo console run test check types tests test-slow campaign bench figures audit format lock hooks clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: .venv/run-is-installed ## serve the offline demo on a local address
	$(PYTHON) -m bot demo $(ARGS)

console: .venv/run-is-installed ## talk to the offline demo in the terminal
	$(PYTHON) -m bot demo --console $(ARGS)

install: .venv/run-is-installed ## prepare .venv for running the bot

run: .venv/run-is-installed ## start the bot on Discord with the token from .env
	$(PYTHON) -m bot run $(ARGS)

test: .venv/dev-is-installed ## set up, then pass every check
	@$(MAKE) --no-print-directory check

check: ## formatter, linter, import rules, strict types, sentences, figures, tests (what CI runs)
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(dir $(PYTHON))lint-imports
	$(PYTHON) -m mypy
	$(PYTHON) -m tools.translations check
	$(PYTHON) -m tools.figures --check
	$(PYTHON) -m pytest -n 2 -m "not slow"

test-slow: .venv/dev-is-installed ## the long tests that `make test` leaves out
	$(PYTHON) -m pytest -n 2 -m slow

campaign: .venv/dev-is-installed ## try to break the bot, two and a half minutes of it; SIZE=full takes hours
	$(PYTHON) -m tests.campaigns --size $(SIZE) $(CAMPAIGNS)

bench: .venv/dev-is-installed ## measure speed and memory; BENCHMARKS="name ..." picks some
	$(PYTHON) -m tests.benchmarks $(BENCHMARKS)

figures: .venv/dev-is-installed ## count what the code is made of; ARGS="../before ." compares checkouts
	$(PYTHON) -m tools.figures $(ARGS)

audit: .venv/dev-is-installed ## ask the list of advisories about known faults in the locked packages
	@$(PYTHON) -m pip_audit --strict --disable-pip --require-hashes -r requirements/dev.lock || { \
	  echo 'Either a locked package has a known fault, named above: `make lock UPGRADE=--upgrade` takes' >&2; \
	  echo 'newer versions. Or the list of advisories cannot be reached from here: nothing was checked.' >&2; \
	  exit 1; }

format: .venv/dev-is-installed ## format the code and fix what the linter can
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

hooks: .venv/dev-is-installed ## check every commit before it is made
	$(dir $(PYTHON))pre-commit install

# UPGRADE=--upgrade takes newer versions; without it only what pyproject.toml changed moves.
COMPILE = .venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header $(UPGRADE) pyproject.toml requirements/build.in
lock: .venv/lock/bin/uv ## write requirements/*.lock anew from pyproject.toml
	$(COMPILE) --extra demo --extra postgres -o requirements/run.lock
	$(COMPILE) --all-extras -c requirements/run.lock -o requirements/dev.lock

clean: ## remove the environment and the tools' caches; what people stored stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info

.venv/bin/python:
	@base=; for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; \
	  then base=$$each; break; fi; done; \
	if [ -z "$$base" ]; then echo "Matinee needs Python 3.11, 3.12, 3.13 or 3.14 on the PATH." >&2; exit 1; fi; \
	$$base -m venv --clear .venv

.venv/run-is-installed: requirements/run.lock pyproject.toml | .venv/bin/python
	@echo 'Installing what Matinee needs into .venv (a minute or two, the first time only) ...'
	@$(PIP) install -qq --require-hashes -r requirements/run.lock
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev-is-installed: requirements/dev.lock pyproject.toml | .venv/bin/python
	@echo 'Installing what Matinee and its checks need into .venv (a minute or two, the first time only) ...'
	@$(PIP) install -qq --require-hashes -r requirements/dev.lock
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch .venv/run-is-installed $@

.venv/lock/bin/uv: | .venv/bin/python
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip --disable-pip-version-check install -qq uv==0.13.9
