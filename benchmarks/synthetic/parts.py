"""The parts of the synthetic material: who says what, in front of and between which sounds."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.synthetic import drawing, elsewhere, noises, rooms, texts, unheard, voices
from benchmarks.synthetic.pieces import Piece, Random, Sound
from benchmarks.synthetic.voices import Voice


@dataclass(frozen=True, slots=True)
class Part:
    seed: int
    voices: tuple[Voice, ...]
    sentences: tuple[str, ...]
    background: Callable[[int, Random], tuple[str, Sound]]
    """That many samples of RMS 1, and their kind."""
    disturbance: Callable[[Random], tuple[str, Sound]]
    """One sound that is no word, at its level beside a voice that peaks at 0.5."""
    draw_out: Callable[[list[Piece], Voice, Random], None]
    snr_db: tuple[float | None, ...]
    """None: exact zeros between the words."""
    human: bool = False
    """Hoarse voices, soft and breathy filled pauses, rooms with echoes."""
    in_turn: bool = False
    """Every noise as often as any other, instead of drawn."""
    more_fluent: int = 0
    """Fluent answers beyond the one that there is of every kind."""


_QUIET_TO_LOUD = (None, 30.0, 20.0, 15.0, 10.0)

PARTS = {
    "tuned": Part(
        seed=0,
        voices=voices.TUNED,
        sentences=texts.TUNED,
        background=noises.any_background,
        disturbance=noises.any_disturbance,
        draw_out=drawing.tails,
        snr_db=_QUIET_TO_LOUD,
    ),
    "held back": Part(
        seed=1,
        voices=voices.HELD_BACK,
        sentences=texts.HELD_BACK,
        background=noises.any_background,
        disturbance=noises.any_disturbance,
        draw_out=drawing.tails,
        snr_db=_QUIET_TO_LOUD,
    ),
    "wide": Part(
        seed=2,
        voices=voices.WIDE,
        sentences=texts.TUNED + texts.WIDE,
        background=rooms.any_background,
        disturbance=rooms.any_disturbance,
        draw_out=drawing.vowels,
        snr_db=(None, 30.0, 25.0, 20.0, 15.0, 12.0, 10.0, 5.0),
        human=True,
    ),
    "throats": Part(
        seed=5,
        voices=voices.THROATS,
        sentences=texts.TUNED + texts.WIDE,
        background=rooms.any_background,
        disturbance=rooms.any_disturbance,
        draw_out=drawing.endings,
        snr_db=(None, 30.0, 20.0, 15.0, 12.0, 10.0),
        human=True,
    ),
    "unheard": Part(
        seed=3,
        voices=voices.UNHEARD,
        sentences=texts.UNHEARD,
        background=unheard.any_background,
        disturbance=unheard.any_disturbance,
        draw_out=drawing.slowly,
        snr_db=(None, 30.0, 20.0, 15.0, 10.0),
    ),
    "newcomers": Part(
        seed=4,
        voices=voices.NEWCOMERS,
        sentences=texts.NEWCOMERS,
        background=elsewhere.any_background,
        disturbance=elsewhere.any_disturbance,
        draw_out=drawing.before_a_stop,
        snr_db=(None, 30.0, 25.0, 20.0, 15.0, 10.0),
        in_turn=True,
        more_fluent=2,
    ),
}
"""`tuned`, `wide` and `throats` are learnt from. `held back` and `unheard` were judged with, and
have been known since. `newcomers` is judged with once."""
