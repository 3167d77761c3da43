"""Run every benchmark, one after the other, and keep what each prints in benchmarks/results/."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results"


def main() -> int:
    RESULTS.mkdir(exist_ok=True)
    failed = 0
    for module in sorted(path.stem for path in HERE.glob("[a-z]*.py")):
        print(f"{module} ...", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{module}"],
            cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        (RESULTS / f"{module}.json").write_text(done.stdout)
        print(done.stdout, flush=True)
        failed += done.returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
