# make run    set up what is missing, then start the program
# make test   set up, then the whole gate: lint, types, import contracts, tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check setup setup-dev lock bench pictures clean

run: setup
	@$(BIN)/voice-interview

test: setup-dev check

# Tests start the program some hundred times: it is compiled once, whatever the environment says.
check: export PYTHONDONTWRITEBYTECODE :=
check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/windows voice_interview
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/macos voice_interview
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal --reruns 1 --rerun-show-tracebacks -r fE

setup:
	@PYTHON="$(PYTHON)" sh scripts/setup.sh

setup-dev:
	@PYTHON="$(PYTHON)" sh scripts/setup.sh --dev

lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --only-binary :all: --no-annotate --no-header -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --only-binary :all: --no-annotate --no-header -c requirements.lock -o requirements-dev.lock
	sh scripts/installable.sh

bench:
	$(BIN)/python -m benchmarks

pictures:
	$(BIN)/python -m scripts.pictures

clean:
	rm -rf .venv build dist
