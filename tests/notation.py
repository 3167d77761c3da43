"""A tiny notation for answers, so that a test can be read aloud.

    So um (0.6) I led the <uh 0.4> migration

Words follow one another without a gap, each 0.3 s long. `(0.6)` is silence. `<uh 0.4>` is a filled
pause that was heard and not written, `<uh? 0.4>` one that is only possible.
"""

import re
from dataclasses import dataclass, field

from voice_interview.model import FilledPause, Hearing, Interval, Sounds, Transcript, Word

WORD_S = 0.3

_ITEM = re.compile(r"\((?P<silence>[\d.]+)\)|<(?P<sound>\w+)(?P<doubt>\??) (?P<length>[\d.]+)>|\S+")


@dataclass
class _Tape:
    now_s: float = 0.0
    words: list[Word] = field(default_factory=list)
    sounds: list[FilledPause] = field(default_factory=list)
    speech: list[Interval] = field(default_factory=list)

    def voice(self, length_s: float) -> tuple[float, float]:
        start, self.now_s = self.now_s, round(self.now_s + length_s, 6)
        if self.speech and self.speech[-1].end == start:
            start_of_run = self.speech.pop().start
            self.speech.append(Interval(start_of_run, self.now_s))
        else:
            self.speech.append(Interval(start, self.now_s))
        return start, self.now_s


def hearing(text: str, *, listened: bool = True) -> Hearing:
    """Words and sounds of `text`. `listened` False: nobody looked for filled pauses."""
    tape = _Tape()
    for item in _ITEM.finditer(text):
        if item["silence"]:
            tape.now_s = round(tape.now_s + float(item["silence"]), 6)
        elif item["sound"]:
            start, end = tape.voice(float(item["length"]))
            sure = not item["doubt"]
            heard = FilledPause(start, end, sure, 0.9 if sure else 0.4, "heard", item["sound"])
            tape.sounds.append(heard)
        else:
            tape.words.append(Word(item[0], *tape.voice(WORD_S), 0.9))
    filled = tuple(tape.sounds) if listened else None
    sounds = Sounds(tape.now_s, tuple(tape.speech), filled)
    return Hearing(Transcript(tuple(tape.words), "whisper", "base.en"), sounds)


def words(text: str) -> tuple[Word, ...]:
    """The words of `text` with times."""
    return hearing(text).transcript.words


def plain(text: str) -> Hearing:
    """The same without times or sound: what a text file gives."""
    return Hearing(Transcript(tuple(Word(word) for word in text.split()), "given"), None)
