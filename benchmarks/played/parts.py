"""Two parts of the figures: nobody is known to speak in both.

The Amazon Queen names its actors and their figures at its end. Brad Lavelle (the hero), Jon
Coleman, Debbie Arnold and Regina Reagan are in the first part, and so is Drascula; Tom Hill, Bill
Hootkins, Enn Reitel, Mike Hurley, Lisa Valdez, Jessica Martin, Penelope Keith and Barry James are
in the second, and so is Beneath a Steel Sky. The second was judged with once; since then both are
learnt from. Left out are figures of whom the Amazon Queen does not say for sure who speaks them,
robots, those who speak no English, and those with little to say.
"""

from collections.abc import Iterator

from benchmarks.played import drascula, queen, sky
from benchmarks.played.lines import Line

FIGURES = {
    "tuned": {
        queen.PACKAGE: "joe bob azura lola showeram tam witch",
        drascula.PACKAGE: "hacker drascula",
    },
    "held back": {
        queen.PACKAGE: "sparky jim frank bud chef laris man john anderson henry death klunk faye"
        " rita naomi sec zombie oracle ian chief",
        sky.PACKAGE: "foster jobsworth lamb danielle ken anita anchor foreman burke dad gallagher"
        " trevor clerk prosecution",
    },
}
"""By part and game."""

_GAMES = {game.PACKAGE: game for game in (queen, sky, drascula)}


def missing(part: str) -> str:
    """What to install first; empty: nothing."""
    return " ".join(filter(None, (_GAMES[game].missing() for game in FIGURES[part])))


def lines(part: str) -> Iterator[Line]:
    for game, figures in FIGURES[part].items():
        chosen = figures.split()
        yield from (line for line in _GAMES[game].lines() if line.speaker in chosen)
