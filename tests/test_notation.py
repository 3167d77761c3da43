import pytest

from tests.notation import hearing, plain, words
from voice_interview.model import Interval


def test_words_silences_and_sounds() -> None:
    heard = hearing("So um (0.6) I <uh 0.4> led <er? 0.2>")
    assert [word.text for word in heard.transcript.words] == ["So", "um", "I", "led"]
    assert heard.transcript.words[2].start == pytest.approx(1.2)
    assert heard.sounds is not None
    assert heard.sounds.speech == (Interval(0.0, 0.6), Interval(1.2, 2.4))
    assert heard.sounds.filled_pauses is not None
    assert [(p.text, p.sure) for p in heard.sounds.filled_pauses] == [("uh", True), ("er", False)]


def test_silence_at_both_ends() -> None:
    heard = hearing("(1.5) yes (2.0)")
    assert heard.sounds is not None
    assert heard.sounds.duration_s == pytest.approx(3.8)
    assert heard.sounds.speech == (Interval(1.5, 1.8),)


def test_plain_text_has_no_times() -> None:
    assert all(word.start is None for word in plain("no times here").transcript.words)
    assert words("") == ()
