# make run    set up what is missing, then start the program
# make test   set up, then the whole gate: lint, types, import contracts, tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check types style contracts setup setup-dev lock bench pictures clean

run: setup
	@$(BIN)/voice-interview

test: setup-dev check

# What reads the code alone goes two by two. Tests start the program some hundred times:
# it is compiled once, whatever the environment says.
check: export PYTHONDONTWRITEBYTECODE :=
check:
	@$(MAKE) --no-print-directory -j2 style contracts types types-win32 types-darwin
	$(BIN)/pytest -n auto --dist worksteal --reruns 1 --rerun-show-tracebacks -r fE

types:
	$(BIN)/mypy

types-%:
	$(BIN)/mypy --platform $* --cache-dir .mypy_cache/$* voice_interview

style:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

contracts:
	$(BIN)/lint-imports

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
