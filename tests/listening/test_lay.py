"""Words laid on real sound: their times, the filled pauses between them, and bad input."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from benchmarks.synthetic.resample import stretched
from tests.listening.aloud import Sound, length_s, say, silence
from voice_interview.listening.alignment import align, decoder
from voice_interview.listening.lay import Laid, lay
from voice_interview.listening.listen import listen
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import Interval, Transcript, Word

FIRST = "I led the migration of our payment service"
SECOND = "because the old one was slow"
THIRD = "so we moved it over in one weekend"
UM_S = 0.4
"""As most people's; flite's own lasts 0.26 s."""
OTHER = "she sold eleven green umbrellas at the harbour last Tuesday to some tired fishermen"

pytestmark = pytest.mark.real


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word) for word in text.split())


def answer(voice: str = "rms", filled: bool = True) -> tuple[Sound, float, float]:
    """Both phrases, perhaps with an um between, and where that begins and ends."""
    before = np.concatenate([silence(0.5), say(FIRST, voice), silence(0.2)])
    um = stretched(say("um", voice), round(UM_S * RATE_HZ)) if filled else silence(0.1)
    audio = np.concatenate([before, um, silence(0.15), say(SECOND, voice), silence(0.5)])
    return audio, length_s(before), length_s(before) + length_s(um)


def laid(
    audio: Sound, said: tuple[Word, ...], language: str = "en", *, rough: bool = False
) -> Laid:
    return lay(audio, said, activity(audio), language, rough=rough)


@pytest.mark.parametrize("voice", ["rms", "slt", "awb"])
def test_an_um_that_nobody_wrote_is_heard_and_words_get_their_times(voice: str) -> None:
    audio, start, end = answer(voice)
    found = laid(audio, words(f"{FIRST} {SECOND}"))
    assert found.complete
    (pause,) = found.filled_pauses
    assert pause.sure
    assert pause.start == pytest.approx(start, abs=0.1)
    assert pause.end == pytest.approx(end, abs=0.1)
    times = [(word.start or 0.0, word.end or 0.0) for word in found.words]
    assert times == sorted(times)
    assert times[0][0] == pytest.approx(0.5, abs=0.1)
    assert times[7][1] == pytest.approx(start - 0.2, abs=0.15)
    assert times[8][0] == pytest.approx(end + 0.15, abs=0.25)


def test_a_word_stretched_over_the_um_is_put_in_its_place() -> None:
    audio, start, end = answer()
    stretched = (
        *(Word(word, 0.4 * i, 0.4 * (i + 1)) for i, word in enumerate(FIRST.split())),
        Word("because", start, end + 0.6, 0.9),
        *words("the old one was slow"),
    )
    found = laid(audio, stretched)
    assert [pause.sure for pause in found.filled_pauses] == [True]
    assert found.words[8].start == pytest.approx(end + 0.15, abs=0.15)
    assert found.words[8].confidence == 0.9


def test_an_um_that_the_recogniser_wrote_stays_a_word_and_gets_the_time_of_the_sound() -> None:
    audio, start, end = answer()
    found = laid(audio, words(f"{FIRST} Um, {SECOND}"))
    (pause,) = found.filled_pauses
    assert pause.sure
    assert "written" in pause.evidence
    assert [word.text for word in found.words] == f"{FIRST} Um, {SECOND}".split()
    assert (found.words[8].start, found.words[8].end) == (pause.start, pause.end)
    assert pause.start == pytest.approx(start, abs=0.1)
    assert pause.end == pytest.approx(end, abs=0.1)


@pytest.mark.parametrize("voice", ["rms", "slt"])
def test_a_short_word_that_is_hardly_trusted_may_have_been_an_um(voice: str) -> None:
    audio, start, end = answer(voice)
    doubted = (*words(FIRST), Word("the", start, end, 0.2), *words(SECOND))
    found = laid(audio, doubted, rough=True)
    (pause,) = found.filled_pauses
    assert not pause.sure
    assert "short word" in pause.evidence
    assert start - 0.1 <= (pause.start + pause.end) / 2 <= end + 0.1
    assert [word.text for word in found.words] == f"{FIRST} the {SECOND}".split()
    times = [word.start or 0.0 for word in found.words]
    assert times == sorted(times)


def test_words_of_a_good_recogniser_are_not_doubted() -> None:
    audio, start, end = answer()
    found = laid(audio, (*words(FIRST), Word("the", start, end, 0.2), *words(SECOND)))
    assert not any("short word" in pause.evidence for pause in found.filled_pauses)


def test_short_words_that_were_said_stay_words_however_little_they_are_trusted() -> None:
    audio, _, _ = answer(filled=False)
    doubted = tuple(Word(word.text, None, None, 0.1) for word in words(f"{FIRST} {SECOND}"))
    found = laid(audio, doubted, rough=True)
    assert found.complete
    assert found.filled_pauses == ()


def test_half_a_minute_without_times() -> None:
    """Longer than one window: where each word lies is found out first."""
    audio, start, _ = answer()
    found = laid(np.concatenate([audio] * 5), words(f"{FIRST} {SECOND} " * 5))
    assert found.complete
    starts = [length_s(audio) * times + start for times in range(5)]
    sure = [pause.start for pause in found.filled_pauses if pause.sure]
    assert sure == pytest.approx(starts, abs=0.1)
    assert len({word.start for word in found.words}) == len(found.words)


def test_what_was_heard_before_changes_nothing() -> None:
    """The decoder keeps an idea of the last microphone if it is let."""
    audio, _, _ = answer()
    text = words(f"{FIRST} {SECOND}")
    alone = laid(audio, text)
    laid(hissing(telephone(answer("slt")[0])), text)
    assert laid(audio, text) == alone


def test_fluent_speech_has_none() -> None:
    audio, _, _ = answer(filled=False)
    assert laid(audio, words(f"{FIRST} {SECOND}")).filled_pauses == ()


def telephone(audio: Sound) -> Sound:
    spectrum = np.fft.rfft(audio)
    hz = np.fft.rfftfreq(audio.size, 1 / RATE_HZ)
    spectrum[(hz < 300) | (hz > 3400)] = 0
    return np.fft.irfft(spectrum, audio.size).astype(np.float32)


def clipped(audio: Sound) -> Sound:
    return np.clip(audio * 3, -0.5, 0.5)


def offset(audio: Sound) -> Sound:
    return audio + np.float32(0.2)


def hissing(audio: Sound) -> Sound:
    noise = np.random.default_rng(3).standard_normal(audio.size, dtype=np.float32)
    return audio + noise * np.float32(0.01)


@pytest.mark.parametrize("spoil", [telephone, clipped, offset, hissing])
def test_poor_sound_invents_nothing_and_hides_no_clear_um(spoil: Callable[[Sound], Sound]) -> None:
    """Where half of the sound is cut off it may be called possible only."""
    text = words(f"{FIRST} {SECOND}")
    assert not any(p.sure for p in laid(spoil(answer(filled=False)[0]), text).filled_pauses)
    audio, start, end = answer()
    heard = laid(spoil(audio), text).filled_pauses
    assert [start - 0.1 <= (p.start + p.end) / 2 <= end + 0.1 for p in heard] == [True]
    assert spoil is clipped or heard[0].sure


def test_words_that_have_nothing_to_do_with_the_sound_are_left_as_they_are() -> None:
    audio, _, _ = answer()
    given = words(f"{OTHER} {OTHER}")
    found = laid(audio, given)
    assert not found.complete
    assert found.words == given
    assert found.filled_pauses == ()
    heard = listen(audio, Transcript(given, "given")).sounds
    assert heard is not None
    voice = activity(audio).speech
    assert (heard.heard_all, heard.speech) == (False, voice)
    assert heard.unchecked == (Interval(voice[0].start, voice[-1].end),)


def test_the_search_without_strays_is_left_where_nothing_is_asked_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a filled pause there are two; where words do not fit, none is judged, with strays or
    not."""
    searched: list[int] = []

    def search(sound: Any, arcs: Any, last: int) -> Any:
        searched.append(sound.size)
        return decoder.search(sound, arcs, last)

    monkeypatch.setattr(align, "search", search)
    audio, _, _ = answer()
    assert laid(audio, words(f"{FIRST} {SECOND}")).filled_pauses
    assert searched == [audio.size] * 2
    searched.clear()
    assert not laid(audio, words(OTHER)).complete
    assert searched == [audio.size]


def test_another_language_is_left_as_it_is() -> None:
    audio, _, _ = answer()
    given = words(f"{FIRST} {SECOND}")
    assert laid(audio, given, "de") == Laid(given, (), complete=False, voice=activity(audio).speech)


@pytest.mark.parametrize("text", ["", "um", "led", "… — !", "大家好"])
@pytest.mark.parametrize("sound", ["speech", "silence", "music", "nothing"])
def test_hardly_any_words_never_invent_a_filled_pause(text: str, sound: str) -> None:
    audio = {"speech": answer(filled=False)[0], "silence": silence(3), "nothing": silence(0)}.get(
        sound, chords()
    )
    found = laid(audio, words(text))
    assert [word.text for word in found.words] == text.split()
    assert not any(pause.sure for pause in found.filled_pauses)


def chords() -> Sound:
    times = np.arange(4 * RATE_HZ) / RATE_HZ
    notes = [np.sin(2 * np.pi * hz * times) for hz in (220, 277, 330, 440)]
    return (0.1 * sum(notes) * (1 + np.sin(2 * np.pi * 2 * times))).astype(np.float32)


def test_words_that_fit_badly_but_in_order_get_their_times_and_no_sure_filled_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("voice_interview.listening.lay.fits", lambda *_: False)
    audio, start, end = answer("awb")
    audio = np.concatenate([audio, say(THIRD, "awb")])
    found = laid(audio, words(f"{FIRST} {SECOND} {THIRD}"))
    assert not found.complete
    assert found.words[8].start == pytest.approx(end + 0.15, abs=0.25)
    (pause,) = found.filled_pauses
    assert pause.start == pytest.approx(start, abs=0.1)
    assert not pause.sure
    other = words(f"{OTHER} before noon today")
    assert laid(audio, other).words == other


def test_whatever_is_said_in_silence_was_not_said() -> None:
    given = words(FIRST)
    assert laid(silence(4), given) == Laid(given, (), complete=False)
    assert laid(silence(4), ()) == Laid((), (), complete=True)


def test_an_um_and_a_single_word_fit() -> None:
    um = stretched(say("um", "slt"), round(0.5 * RATE_HZ))
    audio = np.concatenate([silence(0.5), um, silence(0.2), say("yes", "slt"), silence(0.5)])
    found = laid(audio, words("yes"))
    assert found.complete
    assert [0.4 <= pause.start <= 1 for pause in found.filled_pauses if pause.sure] == [True]
