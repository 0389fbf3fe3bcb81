# Everything that a newcomer and the CI run; each target installs what it needs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test docs format bench measure charts search clean

demo: $(VENV)/demo.stamp
	$(BIN)/python scripts/demo.py

test: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/python -m pytest -n auto

docs: $(VENV)/dev.stamp
	$(BIN)/python -m sphinx -b html -n -W --keep-going -q -d build/doctrees docs build/site
	@echo 'the site is in build/site: open build/site/index.html'

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp
	$(BIN)/pip install --quiet --upgrade --target .cache/peer loom-tailcalls==0.2.1
	$(BIN)/python benchmarks/run.py --peer .cache/peer

# What the documentation shows of the benchmarks: measured anew on each of PYTHONS, or drawn from what was kept.
PYTHONS ?= $(BIN)/python

measure: $(VENV)/dev.stamp
	$(BIN)/pip install --quiet --upgrade --target .cache/peer loom-tailcalls==0.2.1
	for python in $(PYTHONS); do \
		PYTHONPATH=src $$python benchmarks/run.py --peer .cache/peer --json benchmarks/data || exit 1; \
	done
	$(MAKE) charts

charts: $(VENV)/dev.stamp
	$(BIN)/python benchmarks/charts.py
	$(BIN)/python benchmarks/tables.py
	$(BIN)/python scripts/write_how_it_works.py

search: $(VENV)/dev.stamp
	$(BIN)/python -m tests.search --programs 10000 --seed $$(date +%s)

clean:
	rm -rf $(VENV) .cache dist build

# Another PYTHON than the one that the environment has makes it anew.
version = $(shell $(1) -c 'import sys; print(sys.version)' 2>/dev/null)
ifeq ($(origin PYTHON),command line)
ifneq ($(call version,$(PYTHON)),$(call version,$(BIN)/python))
.PHONY: $(VENV)/bin/python
endif
endif

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Loom needs Python 3.11 or later: make PYTHON=...")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/demo.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@
