"""`history backup`, `restore-backup`: the whole library as one file."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict

from voice_interview import paths, wiring
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.files import PRINTED
from voice_interview.cli.say import Meter, as_json, say, warn
from voice_interview.text import brought_back, clean_line, count, size


def backup(wish: Wish) -> int:
    if wish.file == PRINTED:
        raise WrongUse("A backup cannot be printed.", "Name a new file for it.")
    target = paths.absolute(wish.file)
    with closing(wiring.library(paths.find(wish.recordings))) as library, Meter() as meter:
        packed = library.backup(target, meter)
    written = target.stat().st_size
    if wish.json:
        as_json({"file": str(target), "bytes": written} | asdict(packed))
    else:
        told = f"{count(packed.takes, 'take')} in {clean_line(str(target))}, {size(written)}"
        say(f"{told}; every file in it was checked.")
    if packed.left_out:
        warn("Left out, as it cannot be read or has a name that no backup can hold:")
        _name(packed.left_out, warn)
        warn("Fix the permissions, the name or the disk, and make another backup.")
    return 1 if packed.left_out else 0


def restore_backup(wish: Wish) -> int:
    with closing(wiring.library(paths.find(wish.recordings))) as library, Meter() as meter:
        found = library.unpack(paths.expanded(wish.file), meter)
    if wish.json:
        as_json(asdict(found))
        return 0
    say(brought_back(found.takes, len(found.new) - found.takes, len(found.same)))
    if found.kept:
        say("Different here, and left as it is:")
        _name(found.kept, say)
    if found.left_out:
        say("Not in this backup, as it was left out when the backup was made:")
        _name(found.left_out, say)
    return 0


def _name(names: tuple[str, ...], tell: Callable[[str], None]) -> None:
    for name in names:
        tell(f"  {clean_line(name)}")
