"""`history check`, `rebuild`, `disk`: whether all is well with the library."""

from dataclasses import asdict

from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import catch_up, open_studio
from voice_interview.cli.say import Meter, as_json, say, tell, tell_check
from voice_interview.model import DiskUse
from voice_interview.text import count, size


def check(wish: Wish) -> int:
    with open_studio(wish) as studio, Meter() as meter:
        found = studio.library.check(meter)
    if wish.json:
        as_json([asdict(one) for one in found])
    else:
        for one in found:
            tell_check(one)
    return 1 if any(one.status == "problem" for one in found) else 0


def rebuild(wish: Wish) -> int:
    with open_studio(wish) as studio:
        with Meter() as meter:
            studio.library.rebuild(meter)
        catch_up(studio)
        listed = studio.library.count()
    tell(f"{count(listed, 'take')} listed.", {"takes": listed}, json=wish.json)
    return 0


def disk(wish: Wish) -> int:
    with open_studio(wish) as studio:
        used = studio.library.disk_use()
    if wish.json:
        as_json(asdict(used))
    else:
        say(*disk_lines(used))
    return 0


def disk_lines(used: DiskUse) -> tuple[str, ...]:
    return (
        count(used.takes, "take"),
        f"Sound       {size(used.sound):>10}   {size(used.uncompressed)} of it uncompressed",
        f"Words       {size(used.words):>10}",
        f"List        {size(used.index):>10}",
        f"Trash       {size(used.trash):>10}",
        f"Free        {size(used.free):>10}",
        *(f"{name}: not counted, the system does not let it be opened." for name in used.shut),
    )
