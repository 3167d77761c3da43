"""The index finds by words, tags and star; what it finds by words is met in the transcript."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.nouns import FAILED, FIGURES, LED, SOUNDS, finished, words
from voice_interview.analysis.corrections import correct
from voice_interview.analysis.finding import find, phrases
from voice_interview.library.library import TakeLibrary
from voice_interview.model import (
    NO_VOICE_SAID,
    Hearing,
    Practised,
    Question,
    Review,
    TakeState,
    Transcript,
    Word,
)


def found(library: TakeLibrary, **wanted: object) -> set[str]:
    return {row.take.id for row in library.rows(**wanted)}  # type: ignore[arg-type]


def test_words_in_any_order_phrases_in_their_own(library: TakeLibrary) -> None:
    first = finished(library, LED, "We moved the billing system at night")
    second = finished(library, LED, "At night, we slept; the system moved on")
    assert found(library, text="system night") == {first.id, second.id}
    assert found(library, text='"billing system"') == {first.id}
    assert found(library, text='"night we"') == {second.id}
    assert found(library, text="bill") == {first.id}
    assert found(library, text="illing") == set()
    assert found(library, text="moved slept zebra") == set()


def test_words_of_another_transcription_take_the_place_of_the_old(library: TakeLibrary) -> None:
    take = finished(library, LED, "so i let it")
    library.save_hearing(take.id, Hearing(words("So I led it"), None))
    assert found(library, text="let") == set()
    assert found(library, text="led it") == {take.id}


@pytest.mark.parametrize("text", ["NOT we", "we NEAR it", "said:we", "we*", "^we", "(we)", "{we}"])
def test_no_sign_is_an_order_to_the_index(library: TakeLibrary, text: str) -> None:
    take = finished(library, LED, "said we led near it not")
    assert found(library, text=text) == {take.id}


def test_tags_and_star_are_kept_and_filter(library: TakeLibrary) -> None:
    plain, starred = finished(library), finished(library, FAILED, "It broke")
    library.change(starred.id, lambda now: replace(now, starred=True, tags=("Final-round", "a")))
    assert found(library, starred=True) == {starred.id}
    assert found(library, tags=["final-ROUND"]) == {starred.id}
    assert found(library, tags=["final"]) == found(library, tags=["a", "b"]) == set()
    assert found(library, tags=["a"], text="broke") == {starred.id}
    assert found(library, tags=["a"], text="led") == set()
    assert found(library, text="final") == {starred.id}
    library.close()
    again = TakeLibrary.open(library.root)
    again.rebuild()
    assert found(again, starred=True, tags=["a"]) == {starred.id}
    assert again.take(starred.id).tags == ("Final-round", "a")
    again.change(starred.id, lambda now: replace(now, starred=False, tags=()))
    assert found(again, starred=True) == found(again, tags=["a"]) == set()
    assert found(again) == {plain.id, starred.id}
    again.close()


_said = st.lists(st.text("abÄé'-1 \u0301", min_size=1, max_size=3), min_size=1, max_size=8)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_said, st.text("abäe'-1 \"", max_size=6))
def test_a_take_is_found_exactly_when_all_is_met_in_its_words(
    library: TakeLibrary, spoken: list[str], text: str
) -> None:
    for row in library.rows():
        library.delete(row.take.id)
    take = library.begin(Question("", "?"))
    heard = Transcript(tuple(Word(word.strip() or "-") for word in spoken), "whisper")
    library.save_hearing(take.id, Hearing(heard, SOUNDS))
    wanted = phrases(text)
    met = all(find(heard.words, f'"{" ".join(phrase)}"') for phrase in wanted)
    assert bool(library.rows(text=text)) == met


@pytest.mark.parametrize("silence", NO_VOICE_SAID)
def test_what_was_practised_is_the_newest_take_of_each_question(
    library: TakeLibrary, silence: str
) -> None:
    old, new = finished(library, LED), finished(library, LED, "Once more")
    library.change(old.id, lambda now: replace(now, recorded_at="2026-01-01T10:00:00.000Z"))
    library.change(new.id, lambda now: replace(now, recorded_at="2026-02-01T10:00:00.000Z"))
    library.save_figures(new.id, replace(FIGURES, star="STAR"))
    finished(library, Question("", "My own question"))
    silent = library.begin(LED)
    library.change(silent.id, lambda now: replace(now, state=TakeState.FAILED, failure=silence))
    failed = library.begin(FAILED)
    library.change(failed.id, lambda now: replace(now, recorded_at="2026-03-01T10:00:00.000Z"))
    assert sorted(library.practised(), key=lambda one: one.question_id) == [
        Practised(FAILED.id, "growth", 1, "2026-03-01T10:00:00.000Z", None),
        Practised(
            LED.id, "leadership", 2, "2026-02-01T10:00:00.000Z", replace(FIGURES, star="STAR")
        ),
    ]


def test_words_that_were_corrected_are_found_as_corrected(library: TakeLibrary) -> None:
    take = finished(library, LED, "We moved the bilge system")
    heard = library.hearing(take.id)
    assert heard is not None
    library.save_review(take.id, correct(Review(), heard.transcript.words, 3, "billing"))
    assert found(library, text="billing system") == {take.id}
    assert found(library, text="bilge") == set()
