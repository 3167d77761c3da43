"""Run as a program: holds a library open and writes in it, while the test looks from outside.

`python -m tests.library.holder ROOT COUNT` begins a take, says so, saves it COUNT times, says so,
and stays until standard input ends.
"""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.library.nouns import LED, finished
from tests.unwaiting_disk import without_waiting_for_the_disk
from voice_interview.library.library import TakeLibrary


def main() -> None:
    library = TakeLibrary.open(Path(sys.argv[1]))
    take = finished(library, LED)
    sys.stdout.write(f"{take.id}\n")
    sys.stdout.flush()
    for number in range(int(sys.argv[2])):
        library.change(take.id, partial(replace, note=f"note {number}"))
    sys.stdout.write("written\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    with without_waiting_for_the_disk():
        main()
