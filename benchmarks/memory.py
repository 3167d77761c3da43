"""What listening to a long take costs: memory and processor time.

`python -m benchmarks.memory` prints JSON: the sounds of 5, 20 and 60 minutes, and half an hour in
one piece whose words have no times and are laid on it. Each length runs in a process of its own.
Memory is by how much its peak rose, while the sound lies on a tape and so on the disk; beside it
stands the size of that sound as floats. Aim: less than half of it for the sounds of an hour.
"""

import argparse
import json
import resource
import subprocess
import sys
import time

from benchmarks.synthetic.clips import clips
from voice_interview.listening.listen import listen
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import Transcript, Word
from voice_interview.transcription.incoming.tape import Tape


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, nargs="*", default=[5, 20, 60])
    parser.add_argument("--laid", type=int, nargs="*", default=[30], help="minutes with words")
    parser.add_argument("--one", type=int, help="this length alone, in this process")
    parser.add_argument("--words", action="store_true", help="with --one: lay words on it")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.one, with_words=options.words)))
        return
    result = {
        "sounds": [_apart(minutes) for minutes in options.minutes],
        "words_laid": [_apart(minutes, "--words") for minutes in options.laid],
    }
    print(json.dumps(result, indent=2))


def measured(minutes: int, *, with_words: bool) -> dict[str, float]:
    clip = next(clips("tuned", 1))
    times = minutes * 60 * RATE_HZ // clip.audio.size
    said = [Word(word.text) for word in clip.words] if with_words else []
    listen(clip.audio, Transcript(tuple(said), "given"))  # what is loaded once belongs to no take
    tape = Tape()
    for _ in range(times):
        tape.add(clip.audio)
    transcript = Transcript(tuple(said * times), "given")
    before_mb, begun_s = _peak_mb(), time.process_time()
    heard = listen(tape, transcript)
    used_s = time.process_time() - begun_s
    tape.close()
    rise_mb, sound_mb = _peak_mb() - before_mb, tape.size * 4 / 2**20
    return {
        "minutes": minutes,
        "words_placed": sum(word.start is not None for word in heard.transcript.words),
        "of_words": len(transcript.words),
        "sound_mb": round(sound_mb),
        "peak_above_sound_mb": round(rise_mb),
        "peak_as_share_of_sound": round(rise_mb / sound_mb, 2),
        "processor_share_of_length": round(used_s / (minutes * 60), 5),
    }


def _apart(minutes: int, *options: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.memory", "--one", str(minutes), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
