# site: build the site into site/.   test: run every check and test.   serve: preview and rebuild on a change.
# bench: measure builds of CASES made cases and the search against others, facets, clicks; needs a browser.
# release: the wheel, the source, the bill of materials and checksums into dist/; one commit, one set of bytes.
# same: build a site and a release twice under different conditions and compare every byte.
# advisories: ask OSV and npm whether anything that is locked has a weakness that is known; needs their services.
# audit: let builds fail at every moment and on full disks, feed every reader FUZZ seconds of made-up bytes, change
#   the program in MUTANTS places of each module (0: all) and ask whether a test notices, open every page in a slow
#   browser; takes hours.
# Everything is set up in .venv/ from uv.lock, whose every file has a hash; uv itself comes from setup/uv.txt.

PYTHON ?= python3
CASES ?= 500
FUZZ ?= 600
MUTANTS ?= 40
UV := .venv/.uv/bin/uv
export UV_FROZEN := 1
export UV_LINK_MODE := copy
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
# What Python compiled is kept, and out of the folders, even where the machine says not to: tests start many programs.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/.compiled

# Node builds the scripts: the system's from 18 on, else the one that uv.lock names, which is put into .venv/.
NODE := $(shell node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null && command -v npm 2>/dev/null)
WITH_NODE := $(if $(NODE),,--group web)
NPM := $(if $(NODE),,PATH="$(CURDIR)/.venv/bin:$$PATH" )npm --prefix web --loglevel=error

.PHONY: site test serve bench release same advisories audit check schema clean

site: .venv/.for-site .venv/.for-web
	.venv/bin/casegen build

serve: .venv/.for-site .venv/.for-web
	.venv/bin/casegen serve

test: .venv/.for-test .venv/.for-web
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/casegen check
	$(NPM) test
	.venv/bin/pytest -n 2 --dist loadscope --no-loadscope-reorder

bench: .venv/.for-test site
	$(UV) sync --quiet --inexact $(WITH_NODE) --group bench
	$(NPM:web=tests/bench) ci --ignore-scripts --no-audit --no-fund
	PYTHONPATH=tests .venv/bin/python -W ignore tests/bench/build.py $(CASES)
	PYTHONPATH=tests .venv/bin/python -W ignore tests/bench/relevance.py
	.venv/bin/python tests/bench/columns.py
	$(NPM) run --silent bench

release: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
release: .venv/.for-site .venv/.for-web
	$(UV) sync --quiet --inexact --no-dev --all-extras --group release $(WITH_NODE)
	rm -rf dist
	$(UV) build --quiet --no-build-isolation --no-create-gitignore --python .venv/bin/python --out-dir dist/packages
	.venv/bin/python release/sbom.py dist/casegen.cdx.json
	cd dist/packages && sha256sum *.tar.gz *.whl > ../SHA256SUMS
	cd dist && sha256sum casegen.cdx.json >> SHA256SUMS

same: .venv/.for-test .venv/.for-web
	.venv/bin/pytest tests/test_same_bytes.py tests/test_packaging.py tests/test_sbom.py tests/engine/test_engines.py

advisories: $(UV)
	$(UV) audit --preview-features audit-command
	$(NPM) audit --package-lock-only

audit: .venv/.for-test .venv/.for-web
	$(UV) sync --quiet --inexact --group audit
	CASEGEN_AUDIT=1 .venv/bin/pytest -n 2 tests/publish/test_failing.py
	.venv/bin/python tests/fuzz/run.py $(FUZZ)
	.venv/bin/python tests/mutation/run.py $(MUTANTS)
	CASEGEN_SLOW=4 .venv/bin/pytest -n 2 --dist loadscope tests/browser

check: .venv/.for-site
	.venv/bin/casegen check

schema: .venv/.for-site
	.venv/bin/casegen schema --write schema

clean:
	rm -rf .venv site web/node_modules tests/old/node_modules

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "casegen needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv .venv

$(UV): .venv/bin/python setup/uv.txt
	.venv/bin/python -m venv .venv/.uv
	.venv/.uv/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r setup/uv.txt
	@touch $@

.venv/.for-site: $(UV) uv.lock pyproject.toml
	$(UV) sync --quiet --no-dev --inexact --extra fonts $(WITH_NODE)
	@touch $@

.venv/.for-test: $(UV) uv.lock pyproject.toml tests/browser/setup.py tests/old/package-lock.json
	$(UV) sync --quiet --extra fonts --extra cluster $(WITH_NODE)
	.venv/bin/python tests/browser/setup.py
	$(NPM:web=tests/old) ci --ignore-scripts --no-audit --no-fund
	@touch $@ .venv/.for-site

web/node_modules/.package-lock.json: web/package-lock.json web/package.json | .venv/.for-site
	$(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

.venv/.for-web: web/node_modules/.package-lock.json $(wildcard web/*.mjs) schema/case.schema.json $(wildcard web/src/*.ts web/src/*/*.ts)
	$(NPM) run --silent build
	@touch $@
