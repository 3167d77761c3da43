"""`history backup`, `restore-backup`: the whole library as one file."""

from contextlib import closing
from dataclasses import asdict

from voice_interview import paths, wiring
from voice_interview.cli.arguments import Wish
from voice_interview.cli.files import PRINTED
from voice_interview.cli.say import Meter, as_json, say
from voice_interview.errors import InputProblem
from voice_interview.text import clean_line, count, size


def backup(wish: Wish) -> int:
    if wish.file == PRINTED:
        raise InputProblem("A backup cannot be printed.", "Name a new file for it.")
    target = paths.expanded(wish.file).absolute()
    with closing(wiring.library(paths.find(wish.recordings))) as library, Meter() as meter:
        takes = library.backup(target, meter)
    written = target.stat().st_size
    if wish.json:
        as_json({"file": str(target), "takes": takes, "bytes": written})
    else:
        packed = f"{count(takes, 'take')} in {clean_line(str(target))}, {size(written)}"
        say(f"{packed}; every file was checked.")
    return 0


def restore_backup(wish: Wish) -> int:
    with closing(wiring.library(paths.find(wish.recordings))) as library, Meter() as meter:
        found = library.unpack(paths.expanded(wish.file), meter)
    if wish.json:
        as_json(asdict(found))
        return 0
    say(f"{len(found.new)} brought back, {len(found.same)} already here.")
    if found.kept:
        say(f"{len(found.kept)} are different here and were left as they are:")
        say(*(f"  {clean_line(name)}" for name in found.kept))
    return 0
