"""What the trainers of the second look and of the background ask of the command line."""

import argparse

from benchmarks.played import parts


def asked_to_write(description: str | None) -> bool:
    """Whether `--write` is given; ends the program where the actors' games are not installed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--write", action="store_true", help="the weights that the program uses")
    writes: bool = parser.parse_args().write
    if lacking := " ".join(filter(None, map(parts.missing, parts.FIGURES))):
        parser.error(lacking)
    return writes
