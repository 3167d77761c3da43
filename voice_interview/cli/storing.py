"""`history compress`: the same recordings in less room."""

from voice_interview import storage
from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import find_take, open_studio
from voice_interview.cli.say import Meter, as_json, complain, say
from voice_interview.errors import InputProblem
from voice_interview.text import size


def compress(wish: Wish) -> int:
    """What is done stays done, so the next call goes on there."""
    if wish.days < 0:
        raise InputProblem("--older-than takes a number of days from 0 up.")
    with open_studio(wish) as studio:
        named = [find_take(studio, name) for name in wish.takes]
        takes = storage.compressible(studio.library, wish.days, named)
        meter = Meter()
        try:
            done = storage.compress(studio, takes, meter)
        finally:
            meter.end()
    for take_id, problem in done.refused.items():
        complain(problem, take_id)
    if wish.json:
        as_json({"takes": done.takes, "freed_bytes": done.freed, "refused": len(done.refused)})
    else:
        say(
            f"{done.takes} takes compressed, {size(done.freed)} freed; "
            "every sample was compared first."
        )
    return 1 if done.refused else 0
