"""Sound comes in, closed chunks go out. The same for a file and for a take being spoken.

Must not know files or processes. Voice activity chooses the cuts and never removes sound from what
an engine hears; a chunk in which nobody speaks is not handed to an engine at all, because engines
invent words for silence.
"""

import statistics
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from voice_interview.listening.lay import Laid, lay
from voice_interview.listening.sound.activity import activity, loudness
from voice_interview.listening.sound.levels import RATE_HZ, Samples
from voice_interview.listening.sound.pitch import PitchTrack
from voice_interview.model import FilledPause, Interval, Pitch, Word
from voice_interview.transcription.chunk import Chunk, Cut
from voice_interview.transcription.hearing.ahead import Ahead
from voice_interview.transcription.hearing.cutter import FRAME_S, Cutter
from voice_interview.transcription.hearing.engine import GRID_S, NOTHING, Engine
from voice_interview.transcription.hearing.guards import voiced
from voice_interview.transcription.hearing.joining import (
    join,
    join_pauses,
    join_unchecked,
    join_unclear,
    join_voice,
)
from voice_interview.transcription.hearing.leading import lead_to, moved
from voice_interview.transcription.hearing.piece import Piece
from voice_interview.transcription.hearing.voice import VoiceFrames
from voice_interview.transcription.incoming.tape import Tape

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
                    self._close_due()
                    self._due = start_s, cut
                if self._due and self._may_close(*self._due, has_voice):
                    self._close_due()
            if self._cutter.voiced and not self._due:
                certain = self.tape.between(self._cutter.start_s, self._cutter.settled_s)
                self._engine.follow(certain)

    def caught_up(self) -> None:
        """All there is so far was added: time to look ahead, if the speaker is silent."""
        if self._engine.repeatable:
            self._close_due(tail=True)
        start_s = self._cutter.start_s
        idle = self._engine.repeatable and self._cutter.voiced
        if idle and self._ahead.wanted(start_s, self._cutter.silence_s):
            piece = self._piece(start_s, self.tape.length_s, tail=True)
            if piece.voice_s >= _LEAST_VOICE_S:
                understand = partial(self._understood, piece, tail=True)
                self._ahead.look(start_s, piece.sound.size / RATE_HZ, understand)

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
        self._close_due(tail=self._engine.repeatable)
        end_s = self.tape.length_s
        if end_s - self._cutter.start_s >= _LEAST_VOICE_S:
            self._close(self._cutter.start_s, Cut(end_s, end_s), tail=True)

    def voice(self) -> tuple[Interval, ...]:
        """Where somebody speaks, in all closed chunks."""
        return join_voice(self._chunks)

    def pitch(self) -> Pitch | None:
        """Of all closed chunks."""
        return self._pitch.told(self.voice())

    def filled_pauses(self) -> tuple[FilledPause, ...]:
        """Of all closed chunks."""
        return join_pauses(self._chunks)

    def unclear(self) -> tuple[Interval, ...]:
        """Loud sounds between words that are no voice, of all closed chunks."""
        return join_unclear(self._chunks)

    def unchecked(self) -> tuple[Interval, ...]:
        """Where there may be more filled pauses than these, of all closed chunks."""
        return join_unchecked(self._chunks)

    def _may_close(self, start_s: float, cut: Cut, has_voice: bool) -> bool:
        """Whether the chunk that is due need not wait.

        In a silence it does, until somebody speaks or there is no more sound: if the answer ended
        there, it is the tail, and somebody waits for it.
        """
        needed = has_voice or self._ahead.covers(start_s) or not self._engine.repeatable
        return needed and self._cutter.now_s >= cut.end_s + self._engine.outlook_s

    def _close_due(self, tail: bool = False) -> None:
        if self._due:
            start_s, cut = self._due
            self._due = None
            self._close(start_s, cut, tail)

    def _close(self, start_s: float, cut: Cut, tail: bool = False) -> None:
        piece = self._piece(start_s, cut.end_s, tail=tail)
        if piece.voice_s < _LEAST_VOICE_S:
            self._engine.drop()
            laid = Laid((), (), complete=True, voice=moved(piece.voice, start_s))
        else:
            known = self._ahead.known(start_s, piece.voice)
            after = self.tape.between(cut.end_s, cut.end_s + self._engine.outlook_s)
            laid = known or self._understood(piece, tail, after)
        loud_dbfs = loudness(piece.sound)
        voice = self._in_the_take(piece, laid, loud_dbfs)
        chunk = Chunk(
            start_s=start_s,
            cut=cut,
            words=laid.words,
            voice=voice,
            loud_dbfs=loud_dbfs,
            filled_pauses=laid.filled_pauses,
            heard_all=laid.complete or not (voice or laid.words),
            unclear=laid.unclear,
            known_s=self._known_s(piece, laid),
        )
        self._chunks.append(chunk)
        self._closed(chunk)
        self._pitch.follow(self.voice()[:-1])  # the next chunk may change the last
        self._lead_up_to(cut.next_s)

    def _piece(self, start_s: float, end_s: float, *, tail: bool) -> Piece:
        lead = lead_to(start_s, self._chunks, tail=tail)
        led = self.tape.between(lead.start_s, end_s)
        return Piece(start_s, self.tape.between(start_s, end_s), lead, led, activity(led))

    def _known_s(self, piece: Piece, laid: Laid) -> float:
        """From where on a chunk knows better than the one before."""
        if piece.lead.words and piece.voice_s >= _LEAST_VOICE_S and laid.complete:
            return piece.lead.words[-1].end or piece.start_s
        return self._chunks[-1].cut.middle_s if self._chunks else 0.0

    def _lead_up_to(self, start_s: float) -> None:
        lead_s = max(0.0, (start_s - _LEAD_S) // GRID_S * GRID_S)
        self._engine.resume(self.tape.between(lead_s, start_s))

    def _understood(self, piece: Piece, tail: bool, after: Samples = NOTHING) -> Laid:
        """In seconds of the take."""
        heard = self._engine.hear(piece.sound, piece.voice_s, tail, after)
        words = piece.lead.laid_with(
            voiced(heard, piece.voice, piece.sound.size / RATE_HZ), piece.start_s
        )
        rough = self._engine.name == "builtin"
        laid = lay(piece.led, words, piece.seen, self._language, rough=rough)
        return piece.lead.of_the_chunk(laid)

    def _in_the_take(self, piece: Piece, laid: Laid, loud_dbfs: float) -> tuple[Interval, ...]:
        """Voice in the take: breath and keys in a chunk without words are none, loud as it is."""
        others = [chunk.loud_dbfs for chunk in self._chunks if chunk.voice]
        beside_dbfs = statistics.median(others) if others else loud_dbfs
        words = laid.words or piece.lead.words
        if beside_dbfs > loud_dbfs and not (words and laid.complete):
            return moved(activity(piece.sound, beside_dbfs).speech, piece.start_s)
        return laid.voice
