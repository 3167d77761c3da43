"""English is told from other languages by its small words; a short answer is not judged."""

import pytest

from tests.notation import hearing
from voice_interview.analysis.language import is_english
from voice_interview.analysis.reading import read

OLD_FASHIONED = (
    "Had he married a more amiable woman, he might have been made still more respectable than he "
    "was, for it is with a man as with a house whose every window looks upon the sea."
)
GERMAN = (
    "Letztes Jahr habe ich in einem Krankenhaus gearbeitet, und jede Woche fehlten viele Leute, "
    "also habe ich eine Liste gemacht und alle einen Tag vorher angerufen, bis es besser wurde."
)
SPANISH = (
    "El año pasado trabajé en un hospital y cada semana muchos pacientes no venían, así que hice "
    "una lista y los llamé a todos por teléfono un día antes de su cita, hasta que mejoró."
)


@pytest.mark.parametrize(
    ("said", "english"), [(OLD_FASHIONED, True), (GERMAN, False), (SPANISH, False)]
)
def test_the_small_words_tell(said: str, english: bool) -> None:
    assert is_english(read(hearing(said).transcript.words), "en") is english


def test_a_short_answer_is_taken_for_what_the_recogniser_says() -> None:
    words = read(hearing("Meine Liste war gut.").transcript.words)
    assert is_english(words, "en-GB")
    assert not is_english(words, "de")
