# Everything from a fresh Debian 12 with python3, python3-venv and make: `make demo`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := releases/2022-09-15-icesco-osce
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
TEST_TOOLS := msgcat:gettext pdftotext:poppler-utils

.DEFAULT_GOAL := help
.PHONY: help demo test quick judges bench fuzz lint fonts pictures clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: $(VENV)/.installed ## Set up everything and render the example release in three languages
	@tools/need-packages $(PANGO)
	$(BIN)/presskit render $(EXAMPLE)

test: $(VENV)/.tested lint ## Set up everything and run every check and test
	@tools/need-packages $(PANGO) $(TEST_TOOLS)
	$(BIN)/pytest -n auto

quick: $(VENV)/.tested ## The tests that answer in under a minute
	@tools/need-packages $(PANGO) $(TEST_TOOLS)
	$(BIN)/pytest -n auto -m "not slow"

lint: $(VENV)/.tested ## Format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

judges: demo .judges/node_modules/vnu-jar ## Have outside programs judge the rendered examples
	@tools/need-packages java:openjdk-17-jre-headless qpdf:qpdf gs:ghostscript
	$(BIN)/presskit render
	$(BIN)/python tools/judges.py dist .judges

bench: $(VENV)/.installed ## Time a cold render against the bare engine
	@tools/need-packages $(PANGO)
	$(BIN)/python tools/bench.py $(EXAMPLE)

fuzz: $(VENV)/.tested ## Ten minutes of bytes against the readers of YAML and PO
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt atheris
	$(BIN)/python tools/fuzz.py -max_total_time=600

fonts: $(VENV)/.tested ## Build the fonts again from Debian's package, byte for byte
	mkdir -p .fonts && cd .fonts && apt-get download fonts-noto-core=20201225-1
	$(BIN)/python tools/build_fonts.py .fonts/fonts-noto-core_20201225-1_all.deb src/presskit/fonts

pictures: demo ## Renew docs/pictures from the examples
	@tools/need-packages pdftoppm:poppler-utils chromium:chromium
	$(BIN)/presskit render
	$(BIN)/python tools/pictures.py dist docs/pictures

clean: ## Take away what was made, but not the sources
	rm -rf $(VENV) .judges dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.judges/node_modules/vnu-jar:
	@tools/need-packages npm:npm
	npm install --loglevel=error --no-audit --no-fund --no-package-lock --prefix .judges vnu-jar@26.9.27

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt tools/hatch_build.py | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --constraint constraints.txt "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group test
	@touch $@
