"""Fifty deaths of the recogniser's process, at every stage of its work: what is lost?

    python -m benchmarks.deaths

The real worker on a small scripted model; it kills itself (SIGKILL) before, in the middle of and
after loading, decoding, laying words on the sound and telling of it, while a take is spoken and
after its end. Each take's words are compared with those of an undisturbed run.
"""

import json
import os
import tempfile
from pathlib import Path
from random import Random

from tests.scripted_whisper import build, line
from tests.transcription.conftest import SCRIPT, SENTENCE
from tests.transcription.doom import PLACES, Doom
from tests.transcription.files import chunk_and_tail, say
from voice_interview.model import EngineChoice
from voice_interview.transcription import process
from voice_interview.transcription.client import TranscriptionClient

DEATHS = 50
SURE = ("load 1", "loaded 1", "begin 1")
"""A second worker comes there, however much the first one has done."""


def plans(random: Random) -> list[tuple[list[str], bool]]:
    """Each place alone, while one speaks and after the stop; then two deaths in one take."""
    made = [([place], growing) for place in PLACES for growing in (True, False)]
    while sum(len(deaths) for deaths, _growing in made) < DEATHS:
        made.append(([random.choice(PLACES), random.choice(SURE)], random.random() < 0.5))
    return made


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        process.MODULE = "tests.transcription.doomed_worker"
        os.environ["DOOMED"] = str(home / "doomed")
        model = build(home / "model", line(SCRIPT))
        client = TranscriptionClient(home / "models", home / "log", keep_warm_s=60)
        sound = chunk_and_tail(say(SENTENCE, home / "sentence.wav"))
        doom = Doom(client, EngineChoice("whisper", str(model)), home / "doomed", sound)
        whole = doom.undisturbed()
        takes = [(deaths, doom.hear(deaths, growing)) for deaths, growing in plans(Random(6))]
        client.close()
    figures = {
        "takes": len(takes),
        "deaths": sum(outcome.deaths for _deaths, outcome in takes),
        "died once and was made good": sum(
            not outcome.given_up for deaths, outcome in takes if len(deaths) == 1
        ),
        "died twice and was asked again": sum(outcome.given_up for _deaths, outcome in takes),
        "takes with other words than undisturbed": sum(
            outcome.words != whole for _deaths, outcome in takes
        ),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
