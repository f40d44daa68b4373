# make run: open the explorer · make test: every test · make bench: the figures · make lock: new pins
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
BENCH  ?= ../shared/bench

.PHONY: setup run test lint lock bench

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

run: setup
	$(BIN)/python app.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	@chromium=$$($(BIN)/python tests/chromium.py) && CHROMIUM="$$chromium" $(BIN)/python -m pytest

lock:
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --extra dev -o requirements.lock

bench: setup
	@BENCH="$(BENCH)" $(BIN)/python -m benchmarks
