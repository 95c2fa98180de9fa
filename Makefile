# make review   read an example talk: on the terminal, and as a page under reviews/
# make test     lint, types and tests; installs what they need
# make lint     ruff and mypy alone
# make bench    time and memory, beside a plain MiniLM
# make train CORPORA=path/to/corpora   make the shipped model again
# make docs     make the generated pages, outputs and pictures again
# make clean    remove the virtual environment and all caches; reviews/ stays

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt
CODE := src tests training benchmarks docs
TALK := examples/deployment.vtt
HIM := Cole Maki
PAGE := reviews/deployment.html

.PHONY: review test lint bench train docs clean browser

review: .venv/.runs
	@mkdir -p reviews
	@$(BIN)/earned review $(TALK) --him "$(HIM)"
	@$(BIN)/earned review $(TALK) --him "$(HIM)" --to html -o $(PAGE) 2>&1

test: .venv/.tests browser lint
	@$(BIN)/pytest

lint: .venv/.tests
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy

bench: .venv/.trains
	@$(BIN)/python -m benchmarks.read_a_talk $(if $(CORPORA),--corpora "$(CORPORA)")
	@$(BIN)/python -m benchmarks.speed

train: .venv/.trains
	@test -n "$(CORPORA)" || { echo "Say where the corpora lie: make train CORPORA=path/to/corpora" >&2; exit 2; }
	@$(BIN)/python -m training.build --corpora "$(CORPORA)"
	@$(BIN)/python -m training.research --corpora "$(CORPORA)"

clean:
	rm -rf .venv build dist training/work .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "earned needs Python 3.11 or newer, and $(PYTHON) is not; name one with make PYTHON=python3.12." >&2; exit 2; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.runs: .venv/.python pyproject.toml constraints.txt
	@echo "Installing earned into .venv (once) …" >&2
	@$(PIP) --editable .
	@touch $@

.venv/.tests: .venv/.runs
	@echo "Installing what the tests need into .venv (once) …" >&2
	@$(PIP) --editable '.[test]'
	@touch $@

.venv/.trains: .venv/.runs
	@echo "Installing what training needs into .venv (once; large) …" >&2
	@$(PIP) --editable '.[training]'
	@touch $@

# The page's tests drive a real browser.
browser:
	@test -n "$$EARNED_CHROMIUM" || command -v chromium >/dev/null || { \
		if ! command -v apt-get >/dev/null; then as=none; \
		elif [ "$$(id -u)" = 0 ]; then as=; \
		elif command -v sudo >/dev/null; then as=sudo; \
		else as=none; fi; \
		if [ "$$as" = none ]; then \
			echo "The page's tests need Chromium: install it, or set EARNED_CHROMIUM to its path." >&2; exit 2; fi; \
		echo "Installing Chromium for the page's tests …" >&2; \
		{ $$as apt-get update && $$as apt-get install --yes --no-install-recommends chromium; } >/dev/null; }

docs: .venv/.tests browser
	@$(BIN)/python -m docs.make_codebook
	@$(BIN)/python -m docs.make_models
	@$(BIN)/python -m docs.make_mistakes
	@$(BIN)/python -m docs.make_confusion
	@$(BIN)/python -m docs.refresh
	@$(BIN)/python -m docs.make_pictures
