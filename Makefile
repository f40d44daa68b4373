# make run: open the explorer · make test: every test · make bench: the figures · make lock: new pins
PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV   := .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
BENCH  ?= ../shared/bench

.PHONY: setup run test lint lock bench

setup: $(VENV)/.installed

# .unfinished marks a set-up under way: one that was broken off begins again from nothing.
$(VENV)/.installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (or set PYTHON to the path of one)." >&2; exit 1; }
	@test ! -e $(VENV)/.unfinished && $(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@touch $(VENV)/.unfinished
	@echo "Setting up $(VENV): this takes a minute or two, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@rm $(VENV)/.unfinished && touch $@

run: setup
	@$(BIN)/python app.py

lint: setup
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

test: lint
	@chromium=$$($(BIN)/python tests/chromium.py) && CHROMIUM="$$chromium" $(BIN)/python -m pytest

lock:
	@command -v uv >/dev/null || { "$(PYTHON)" -m venv $(VENV)-uv && $(VENV)-uv/bin/pip install --quiet uv; }
	@PATH="$(VENV)-uv/bin:$$PATH" uv pip compile --quiet --universal --generate-hashes --no-header \
		--python-version 3.11 pyproject.toml --extra dev -o requirements.lock

bench:
	@if test -d "$(BENCH)"; then $(MAKE) --no-print-directory setup && BENCH="$(BENCH)" $(BIN)/python -m benchmarks; \
	else echo "No benchmark texts at $(BENCH): set BENCH to their folder; nothing was measured."; fi
