# `make demo` and `make test` need Python 3.11 or newer, git and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data

.PHONY: demo test lint bench lock clean

.venv: .venv/bin/offshelf

.venv/bin/offshelf: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/bin/offshelf requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: .venv/bin/offshelf
	$(BIN)/offshelf demo

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

bench: .venv/.dev
	$(BIN)/python -m benchmarks.whole_line --data $(DATA)

# Pins every dependency with its hashes, for every supported Python and platform, without naming a registry.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--python-version 3.11.0 --quiet pyproject.toml --output-file requirements.txt
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--python-version 3.11.0 --quiet pyproject.toml --group dev --extra postgresql \
		--constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf .venv .offshelf build *.egg-info
