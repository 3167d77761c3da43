"""Words of the built-in recogniser cut into chunks, beside those of the same sound in one piece.

The same recogniser with the same settings hears both, in the order in which sound comes in while
somebody speaks; the one in one piece is only not cut. Beside it stands what any border costs at
least: the words of one piece against those of the same piece begun 105 ms earlier, in the room's
noise. Errors against what was said show whether a difference is a loss.

`python -m benchmarks.chunking` prints JSON for the held-back voices; `--part tuned` for those it
was made with. Aim: 2 % of words. No voice counts that the recogniser hardly understands: above a
third of errors its words are a draw. Such a voice is heard in one piece alone, which tells that it
is one, unless `--all` asks for the rest. On stderr each voice's figures stand as soon as they are
known, a line of JSON each.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Sequence

import numpy as np

from benchmarks.synthetic import noises, texts, voices
from benchmarks.synthetic.voices import RATE_HZ, Voice
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.levels import Samples
from voice_interview.model import Word
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.hearing.builtin import BuiltinEngine
from voice_interview.transcription.hearing.guards import voiced
from voice_interview.transcription.hearing.pipeline import Pipeline
from voice_interview.transcription.incoming.resampling import as_floats, as_pcm

LENGTH_S = 60.0
EARLIER_S = 0.105
PAUSES_S = (0.1, 0.9)
SNR_DB = 30.0
ROOM = 1e-4
UNDERSTOOD = 1 / 3

Row = dict[str, str | int | float]
"""The figures of one voice."""


def answer(voice: Voice, sentences: Sequence[str], length_s: float) -> tuple[Samples, list[str]]:
    """Sentences with pauses over a room's noise, in 16 bits as a take has them, and the words."""
    random = np.random.default_rng(len(str(voice)))
    sound, said = np.zeros(0, np.float32), list[str]()
    for place in random.permutation(len(sentences)):
        for phrase in sentences[place].split(" | "):
            spoken, _times = voice.speak(phrase)
            pause = np.zeros(round(random.uniform(*PAUSES_S) * RATE_HZ), np.float32)
            sound = np.concatenate((sound, spoken, pause))
            said += phrase.lower().split()
        if sound.size > length_s * RATE_HZ:
            break
    loud = np.sqrt(np.mean(sound[np.abs(sound) > 0.01] ** 2))
    hiss = noises.background(sound.size, "pink", random) * loud * 10 ** (-SNR_DB / 20)
    return as_floats(as_pcm(0.5 * (sound + hiss))), said


def in_one_piece(engine: BuiltinEngine, sound: Samples) -> list[str]:
    engine.begin()
    for end in range(RATE_HZ, sound.size, RATE_HZ):
        engine.follow(sound[:end])
    words = engine.hear(sound, sound.size / RATE_HZ)
    return _texts(voiced(words, activity(sound).speech, sound.size / RATE_HZ))


def in_chunks(engine: BuiltinEngine, sound: Samples) -> tuple[list[str], int]:
    chunks = list[Chunk]()
    pipeline = Pipeline(engine, chunks.append)
    pipeline.add(sound)
    pipeline.finish()
    return _texts(pipeline.words()), len(chunks)


def changes(one: Sequence[str], other: Sequence[str]) -> int:
    """Words to replace, leave out or put in."""
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, start=1):
        corner, row[0] = row[0], i
        for j, rival in enumerate(other, start=1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (word != rival))
    return row[-1]


def measured(
    engine: BuiltinEngine, voice: Voice, sentences: Sequence[str], *, whether_or_not: bool
) -> Row:
    """Of a voice that is not understood only how little it is, but for `whether_or_not`."""
    sound, said = answer(voice, sentences, LENGTH_S)
    whole = in_one_piece(engine, sound)
    errors = round(changes(said, whole) / len(said), 3)
    row: Row = {"voice": str(voice), "words": len(whole), "errors_in_one_piece": errors}
    if errors > UNDERSTOOD and not whether_or_not:
        return row
    random = np.random.default_rng(1)
    room = random.normal(0, ROOM, round(EARLIER_S * RATE_HZ)).astype(np.float32)
    earlier = in_one_piece(engine, np.concatenate((room, sound)))
    chunked, chunks = in_chunks(engine, sound)
    return row | {
        "chunks": chunks,
        "chunked": round(changes(whole, chunked) / len(whole), 3),
        "begun_earlier": round(changes(whole, earlier) / len(whole), 3),
        "errors_chunked": round(changes(said, chunked) / len(said), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("held back", "tuned"), default="held back")
    parser.add_argument("--voices", type=int, help="only the first so many")
    parser.add_argument("--all", action="store_true", help="voices not understood as well")
    options = parser.parse_args()
    held = options.part == "held back"
    speakers = (voices.HELD_BACK if held else voices.TUNED)[: options.voices]
    sentences = texts.HELD_BACK if held else texts.TUNED
    engine = BuiltinEngine()
    rows = []
    for voice in speakers:
        rows.append(measured(engine, voice, sentences, whether_or_not=options.all))
        print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    understood = [row for row in rows if float(row["errors_in_one_piece"]) <= UNDERSTOOD]
    print(
        json.dumps(
            {
                "benchmark": "chunking",
                "aim": 0.02,
                "understood": means(understood),
                "all": means(rows) if options.all else None,
                "voices": rows,
            },
            indent=2,
        )
    )


def means(rows: Sequence[Row]) -> dict[str, float | None]:
    names = ("chunked", "begun_earlier", "errors_in_one_piece", "errors_chunked")
    return {
        "voices": len(rows),
        **{
            name: round(statistics.mean(float(row[name]) for row in rows), 3) if rows else None
            for name in names
        },
    }


def _texts(words: Sequence[Word]) -> list[str]:
    return [word.text for word in words]


if __name__ == "__main__":
    main()
