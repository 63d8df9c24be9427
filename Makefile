# `make run` and `make test` need Python 3.11 or newer, git and make; they install everything else into .venv.
# `make help` lists all targets.

PORT ?= 8000
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
STAMP := .venv/installed-from
CATALOGUES := $(shell find portal/locale portal/locale_wagtail portal/locale_allauth -name '*.po' 2>/dev/null)

# Tests in which an engine is asked, and those of who finds what.
ON_ELASTICSEARCH := tests/search/contract $(patsubst %,tests/search/test_%.py,alike articles documents hostile judged meant outage phrases search services) \
	tests/search/saved tests/search/office tests/forum/test_search.py \
	tests/permissions/test_forum.py::test_secret_words_stand_on_no_page_of_those_who_may_not_read_them

.DEFAULT_GOAL := help
.PHONY: help install run test test-servers test-cluster lint format messages bench bench-search lighthouse

help:  ## List the targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

install: $(STAMP) .venv/messages-compiled  ## Make .venv with everything that requirements.txt pins, and compile the catalogues.

$(STAMP): requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found. Install it (Debian: apt-get install python3 python3-venv), then run make again, or say make PYTHON=/path/to/python3.11."; exit 1; }
	@test -x $(BIN)/python || { echo "Making .venv with $(PYTHON) ..."; $(PYTHON) -m venv .venv || { \
		echo "The environment could not be made. On Debian: apt-get install python3-venv, then run make again."; rm -rf .venv; exit 1; }; }
	@echo "Installing the packages that requirements.txt pins (about half a minute) ..."
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --requirement requirements.txt || { \
		echo "The packages could not be installed. Check the network (and the proxy: pip config list), then run make again; nothing has to be removed."; exit 1; }
	@touch $@

.venv/messages-compiled: $(STAMP) $(CATALOGUES)
	@echo "Compiling the Vietnamese and English texts ..."
	@for folder in portal/locale portal/locale_wagtail portal/locale_allauth; do for domain in django djangojs; do \
		$(BIN)/pybabel --quiet compile --directory $$folder --domain $$domain --use-fuzzy >/dev/null 2>&1 || true; done; done
	@test -f portal/locale/vi/LC_MESSAGES/django.mo || { echo "portal/locale/vi/LC_MESSAGES/django.po cannot be compiled:"; $(BIN)/pybabel compile --directory portal/locale --domain django; exit 1; }
	@touch $@

run: install  ## Start the site with demo content on SQLite: http://127.0.0.1:8000 (another port: make run PORT=8001).
	@$(BIN)/python -c "import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('127.0.0.1', $(PORT)))" 2>/dev/null || { \
		echo "Port $(PORT) is in use. Stop what runs there, or choose another: make run PORT=$$(( $(PORT) + 1 ))"; exit 1; }
	@echo "Preparing the database ..."
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) prepare
	@$(MANAGE) load_units
	@$(MANAGE) search_check
	@$(MANAGE) seed --address http://127.0.0.1:$(PORT)
	@echo "The site is on http://127.0.0.1:$(PORT) - stop it with Ctrl+C. Started again, it is there within seconds."
	@BASE_URL=http://127.0.0.1:$(PORT) $(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

test: install  ## Run all tests on SQLite and Tantivy, and in Chromium where it is installed.
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . || { echo "Formatting or lint: see 'make lint'; 'make format' mends what it can."; exit 1; }
	@$(BIN)/djlint templates --lint --quiet || { echo "Templates: see above."; exit 1; }
	@$(MANAGE) makemigrations --check --dry-run --verbosity 0 || { echo "A model changed without a migration: .venv/bin/python manage.py makemigrations"; exit 1; }
	$(BIN)/pytest --numprocesses auto --dist loadgroup

test-servers: install  ## Run the tests again on the servers of DATABASE_URL (PostgreSQL), CACHE_URL (Redis) and ELASTICSEARCH_URL, without browser.
	@case "$$DATABASE_URL" in postgres*) ;; *) echo "Set DATABASE_URL=postgres://... (and CACHE_URL=redis://...) first; .ci/run shows how they are started."; exit 1;; esac
	ELASTICSEARCH_URL= $(BIN)/pytest -m "not browser and not cluster" --numprocesses auto --dist loadgroup
	@if [ -n "$$ELASTICSEARCH_URL" ]; then echo "Search again, on Elasticsearch:"; $(BIN)/pytest --numprocesses auto --dist loadgroup $(ON_ELASTICSEARCH); \
	else echo "ELASTICSEARCH_URL is not set: Elasticsearch was not tried."; fi

test-cluster: install  ## Three Elasticsearch nodes, one killed during writes (a few minutes; needs a JDK of 17 and Maven).
	$(BIN)/pytest -m cluster tests/search

lint: install  ## Say what Ruff and djLint find.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint

format: install  ## Format Python.
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .

messages: install  ## Collect visible strings into the catalogues (needs gettext).
	@command -v xgettext >/dev/null || { echo "GNU gettext is missing. Debian: apt-get install gettext"; exit 1; }
	$(MANAGE) makemessages --locale vi --locale en --no-obsolete --no-wrap --add-location file --ignore .venv --ignore tests --ignore staticfiles --ignore var
	$(MANAGE) makemessages --domain djangojs --locale vi --locale en --no-obsolete --no-wrap --add-location file --ignore .venv --ignore tests --ignore staticfiles --ignore var --ignore node_modules

bench: install  ## Measure the main pages at 120 and 100,000 articles, the library at 10,000 models, and the forum at 1,000,000 threads (half an hour, scratch databases).
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.practices
	$(BIN)/python -m tests.bench.mining
	$(BIN)/python -m tests.bench.forum

bench-search: install  ## Relevance and speed of search at 10,000 and 100,000 documents, beside what it has to beat (Elasticsearch where ELASTICSEARCH_URL names a node).
	$(BIN)/python -m tests.bench.search

lighthouse: install  ## Lighthouse (mobile) on the main pages, the forum and the library (needs Node.js and Chromium).
	$(BIN)/python -m tests.bench.lighthouse
