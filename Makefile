# The verbs of the house; hooks and CI call the same ones.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test faults check fix bench archive wheel clean

help: ## list the verbs
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 8

demo: $(VENV)/installed ## build the graph of the five seed articles into output/
	$(BIN)/graphbuild run seeds/ -o output

test: $(VENV)/tested ## install what the tests need and run all of them, a file a core
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

faults: $(VENV)/tested ## kill runs a hundred times a test; it takes a while
	GRAPHBUILD_KILLS=100 $(BIN)/python -m pytest -m kills

check: $(VENV)/checked ## lint (the pages' scripts too), types, and the one-way imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.views.lint_scripts

fix: $(VENV)/checked ## mend what the linter and the formatter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/tested ## print the benchmarks
	$(BIN)/python -m tests.benchmarks

wheel: $(VENV)/tested ## build the wheel, install it in clean environments and run it
	$(BIN)/python -m tests.packaging.installing

archive: $(VENV)/tested ## build 16,821 releases, open their reports and pages, and say what it costs; it takes an hour
	$(BIN)/python -m tests.benchmarks.whole

clean: ## remove what was made
	rm -rf $(VENV) build dist output/*.html output/graph.db*

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "graphbuild needs Python 3.11 or newer; name one, for example: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group test
	touch $@

$(VENV)/checked: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@
