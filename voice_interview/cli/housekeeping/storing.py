"""`history compress`: the same recordings in less room."""

from voice_interview import storage
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import find_take, open_studio
from voice_interview.cli.say import Meter, as_json, complain, say
from voice_interview.text import count, size


def compress(wish: Wish) -> int:
    """What is done stays done, so the next call goes on there."""
    if wish.days < 0:
        raise WrongUse("--older-than takes a number of days from 0 up.")
    with open_studio(wish) as studio:
        named = [find_take(studio, name) for name in wish.takes]
        takes = storage.compressible(studio.library, wish.days, named)
        with Meter() as meter:
            done = storage.compress(studio, takes, meter)
    for take_id, problem in done.refused.items():
        complain(problem, take_id)
    if wish.json:
        as_json({"takes": done.takes, "freed_bytes": done.freed, "refused": len(done.refused)})
    elif takes:
        freed = f"{count(done.takes, 'take')} compressed, {size(done.freed)} freed"
        say(f"{freed}; every sample was compared first.")
    else:
        say("There is nothing to compress." + _younger(wish))
    return 1 if done.refused else 0


def _younger(wish: Wish) -> str:
    """Why it may be that nothing was found."""
    return (
        ""
        if wish.takes or not wish.days
        else f" Only takes at least {wish.days} days old were looked at."
    )
