"""Sound comes in, closed chunks go out. The same for a file and for a take being spoken.

Must not know files or processes. Voice activity chooses the cuts and never removes sound from what
an engine hears; a chunk in which nobody speaks is not handed to an engine at all, because engines
invent words for silence.
"""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from voice_interview.listening.activity import Activity, activity, loudness, merged
from voice_interview.listening.lay import Laid, lay
from voice_interview.listening.pitch import PitchTrack
from voice_interview.model import FilledPause, Interval, Pitch, Word
from voice_interview.transcription.ahead import Ahead
from voice_interview.transcription.chunks import FRAME_S, Cutter
from voice_interview.transcription.engine import GRID_S, NOTHING, Engine
from voice_interview.transcription.guards import voiced
from voice_interview.transcription.joining import join, join_pauses, join_unclear
from voice_interview.transcription.resampling import RATE_HZ, Samples
from voice_interview.transcription.spoken import Chunk, Cut
from voice_interview.transcription.tape import Tape
from voice_interview.transcription.voice import VoiceFrames

_LEAST_VOICE_S = 0.1
"""Less voice than this in a chunk, or less sound, is a click and no word."""

_LEAD_S = 3.0
"""Sound before a chunk that leads up to it: six to nine words. The longer, the more work after a
cut."""


class Pipeline:
    def __init__(
        self,
        engine: Engine,
        closed: Callable[[Chunk], None],
        earlier: Sequence[Chunk] = (),
        language: str = "en",
    ) -> None:
        """One take. `closed` is told of each new chunk; `earlier` ones are not heard again."""
        start_s = earlier[-1].cut.next_s if earlier else 0.0
        engine.begin()
        self.tape = Tape()
        self._engine = engine
        self._closed = closed
        self._language = language
        self._chunks = list(earlier)
        self._known = round(start_s / FRAME_S)
        """Frames yet to come that earlier chunks covered."""
        self._cutter = Cutter(start_s)
        self._due: tuple[float, Cut] | None = None
        """Start and end of a chunk that waits for the sound behind it."""
        self._frames = VoiceFrames()
        self._ahead = Ahead()
        self._pitch = PitchTrack(self.tape)

    def add(self, sound: Samples) -> None:
        """More of the take, in blocks of any size."""
        for block in np.array_split(sound, max(1, sound.size // RATE_HZ)):
            self.tape.add(block)
            for has_voice, level_dbfs in self._frames.add(block):
                if self._known:
                    self._known -= 1
                    if not self._known:
                        self._lead_up_to(self._cutter.start_s)
                    continue
                if has_voice:
                    self._ahead.forget()
                start_s = self._cutter.start_s
                cut = self._cutter.step(has_voice, level_dbfs)
                if cut is not None:
                    self._due = start_s, cut
                if self._due and self._cutter.now_s >= self._due[1].end_s + self._engine.outlook_s:
                    self._close_due()
            if self._cutter.voiced and not self._due:
                certain = self.tape.between(self._cutter.start_s, self._cutter.settled_s)
                self._engine.follow(certain)

    def caught_up(self) -> None:
        """All there is so far was added: time to look ahead, if the speaker is silent."""
        start_s = self._cutter.start_s
        idle = self._engine.repeatable and self._cutter.voiced
        if idle and self._ahead.wanted(start_s, self._cutter.silence_s):
            sound = self.tape.between(start_s, self.tape.length_s)
            seen = activity(sound)
            if _voice_s(seen.speech) >= _LEAST_VOICE_S:
                understand = partial(self._understood, sound, seen, tail=True)
                self._ahead.look(start_s, sound.size / RATE_HZ, understand)

    @property
    def tail_is_known(self) -> bool:
        """Whether what is left would be closed at once: nobody spoke in it, or it was heard."""
        silent = not self._cutter.voiced or self._ahead.covers(self._cutter.start_s)
        return silent and not self._due

    @property
    def closed_s(self) -> float:
        """The end of the last closed chunk."""
        return self._chunks[-1].cut.end_s if self._chunks else 0.0

    def words(self) -> tuple[Word, ...]:
        """Of all closed chunks."""
        return join(self._chunks)

    def finish(self) -> None:
        """Close the last chunk."""
        self._close_due()
        end_s = self.tape.length_s
        if end_s - self._cutter.start_s >= _LEAST_VOICE_S:
            self._close(self._cutter.start_s, Cut(end_s, end_s), tail=True)

    def voice(self) -> tuple[Interval, ...]:
        """Where somebody speaks, in all closed chunks."""
        return merged([piece for chunk in self._chunks for piece in chunk.voice])

    def pitch(self) -> Pitch | None:
        """Of all closed chunks."""
        return self._pitch.told(self.voice())

    def filled_pauses(self) -> tuple[FilledPause, ...]:
        """Of all closed chunks."""
        return join_pauses(self._chunks)

    def unclear(self) -> tuple[Interval, ...]:
        """Loud sounds between words that are no voice, of all closed chunks."""
        return join_unclear(self._chunks)

    @property
    def heard_all(self) -> bool:
        """False when there may be more filled pauses than these."""
        return all(chunk.heard_all for chunk in self._chunks)

    def _close_due(self) -> None:
        if self._due:
            start_s, cut = self._due
            self._due = None
            self._close(start_s, cut)

    def _close(self, start_s: float, cut: Cut, tail: bool = False) -> None:
        sound = self.tape.between(start_s, cut.end_s)
        seen = activity(sound)
        if _voice_s(seen.speech) < _LEAST_VOICE_S:
            self._engine.drop()
            laid = Laid((), (), complete=True, voice=seen.speech)
        else:
            known = self._ahead.known(start_s, seen.speech)
            after = self.tape.between(cut.end_s, cut.end_s + self._engine.outlook_s)
            laid = known or self._understood(sound, seen, tail, after)
        loud_dbfs = loudness(sound)
        chunk = Chunk(
            start_s,
            cut,
            tuple(_moved(word, start_s) for word in laid.words),
            self._in_the_take(start_s, sound, laid, loud_dbfs),
            loud_dbfs,
            tuple(_later(pause, start_s) for pause in laid.filled_pauses),
            laid.complete,
            tuple(Interval(one.start + start_s, one.end + start_s) for one in laid.unclear),
        )
        self._chunks.append(chunk)
        self._closed(chunk)
        self._pitch.follow(self.voice()[:-1])  # the next chunk may prolong the last
        self._lead_up_to(cut.next_s)

    def _lead_up_to(self, start_s: float) -> None:
        lead_s = max(0.0, (start_s - _LEAD_S) // GRID_S * GRID_S)
        self._engine.resume(self.tape.between(lead_s, start_s))

    def _understood(
        self, sound: Samples, seen: Activity, tail: bool, after: Samples = NOTHING
    ) -> Laid:
        heard = self._engine.hear(sound, _voice_s(seen.speech), tail, after)
        words = voiced(heard, seen.speech, sound.size / RATE_HZ)
        rough = self._engine.name == "builtin"
        return lay(sound, words, seen, self._language, rough=rough)

    def _in_the_take(
        self, start_s: float, sound: Samples, laid: Laid, loud_dbfs: float
    ) -> tuple[Interval, ...]:
        """Voice in the take: breath and keys in a chunk without words are none, loud as it is."""
        voice = laid.voice
        others = [chunk.loud_dbfs for chunk in self._chunks if chunk.voice]
        beside_dbfs = statistics.median(others) if others else loud_dbfs
        if beside_dbfs > loud_dbfs and not (laid.words and laid.complete):
            voice = activity(sound, beside_dbfs).speech
        return tuple(Interval(start_s + piece.start, start_s + piece.end) for piece in voice)


def _voice_s(voice: Sequence[Interval]) -> float:
    return sum(piece.length_s for piece in voice)


def _moved(word: Word, by_s: float) -> Word:
    if word.start is None or word.end is None:
        return word
    return replace(word, start=round(word.start + by_s, 3), end=round(word.end + by_s, 3))


def _later(pause: FilledPause, by_s: float) -> FilledPause:
    return replace(pause, start=round(pause.start + by_s, 3), end=round(pause.end + by_s, 3))
