# `make demo` and `make test` each do all of their set-up on a fresh machine.

PORT ?= 8000
WORKERS ?= 2
# Further options for pytest, such as `make test TESTS="-k slug"`.
TESTS ?=

BIN := .venv/bin
PYTEST := $(BIN)/pytest --numprocesses $(WORKERS) $(TESTS)
# What a person would do slowly a browser on a busy machine is told to do at once. A test that fails
# is run once more, and named at the end: it is to be mended, but stops nobody; twice is a failure.
IN_BROWSER := -m browser --reruns 1 -rR
TEMPLATES := $(wildcard templates */templates)
POSTGRES := $(BIN)/python -m tests.postgres --

.DEFAULT_GOAL := help
.PHONY: help demo install test test-sqlite test-postgres browser engines validate pictures lighthouse measure lint format messages check

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name text; \
		do printf '  make %-14s %s\n' "$$name" "$$text"; done

demo: ## Set up everything and serve the sample magazine on 127.0.0.1:8000 (PORT=, DATABASE_URL=)
	@tools/uv sync --frozen --no-dev --inexact
	@PORT=$(PORT) $(BIN)/python tools/demo.py

install: ## Install what development needs
	@tools/uv sync --frozen

test: install browser engines test-sqlite test-postgres ## Run every test, on SQLite and on PostgreSQL, in three browsers

test-sqlite:
	env -u DATABASE_URL $(PYTEST) -m "not browser"
	env -u DATABASE_URL $(PYTEST) $(IN_BROWSER)

test-postgres:
	$(POSTGRES) $(PYTEST) -m "not browser"
	$(POSTGRES) $(PYTEST) $(IN_BROWSER)

browser: install
	@$(BIN)/python -m tests.browser.chromium

engines: install ## Install Firefox and WebKit for the tests, as root on Debian
	@$(BIN)/python -m tests.browser.engines

validate: install ## Say what is not valid HTML on the pages that readers meet
	env -u DATABASE_URL $(BIN)/pytest tests/test_validity.py $(TESTS)

pictures: install browser ## Take the screenshots in docs/pictures anew
	@$(BIN)/python tools/pictures.py

lighthouse: install browser ## What Lighthouse says of the sample's landing page and an article (RUNS=3)
	@$(BIN)/python tools/lighthouse.py

lint: install ## Say what is wrong with the style and the types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	find $(TEMPLATES) -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 6.1 --check
	$(BIN)/mypy

measure: install ## What the pages of the desk cost the server, with 10,000 articles (ARTICLES=, WAITING=, ROUNDS=)
	@$(BIN)/python tools/measure.py

format: install ## Put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	find $(TEMPLATES) -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 6.1

messages: install ## Bring the catalogues of translations up to date, and compile them
	$(BIN)/python tools/messages.py

check: lint ## lint, and check migrations and the production settings
	$(BIN)/python manage.py makemigrations --check --dry-run
	tools/check-deployment
