"""Words that were looked for in the sound, and not all found: what a report says of it."""

from dataclasses import replace

from tests.analysis.conftest import SHIPPED
from tests.analysis.test_star import STRONG
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.model import AnalysisOptions, Hearing, Transcript, Word
from voice_interview.questions import rules as rule_files

RULES = rule_files.load(SHIPPED)


def notes(said: Hearing, options: AnalysisOptions | None = None) -> str:
    return " ".join(reporting.build("test", None, said, RULES, options).notes)


def mismatched(text: str) -> Hearing:
    said = hearing(text)
    assert said.sounds is not None
    return Hearing(said.transcript, replace(said.sounds, heard_all=False))


def test_what_words_that_do_not_match_the_sound_make_doubtful() -> None:
    rated = notes(mismatched(STRONG))
    assert "do not match everywhere" in rated
    assert "lower bound" in rated
    assert "pace may include" in rated
    unrated = notes(mismatched("we went (5.0) home"))
    assert "do not match" in unrated
    assert "pace may include" not in unrated, "there is none"


def test_um_and_uh_alone_are_not_said_to_belong_elsewhere() -> None:
    told = notes(mismatched("um (5.0) uh"))
    assert "lower bound" in told
    assert "do not match" not in told


def test_words_found_nowhere_in_the_sound_may_be_those_of_another_recording() -> None:
    said = mismatched(STRONG)
    words = tuple(Word(word.text) for word in said.transcript.words)
    assert "belong to this recording" in notes(Hearing(Transcript(words, "given"), said.sounds))


def test_a_mismatch_is_told_where_no_fillers_are_counted() -> None:
    told = notes(mismatched(STRONG), AnalysisOptions(fillers=False))
    assert "do not match" in told
    assert "lower bound" not in told


def test_no_words_of_another_language_are_said_not_to_match() -> None:
    said = mismatched(STRONG)
    told = notes(Hearing(replace(said.transcript, language="de"), said.sounds))
    assert "lower bound" in told
    assert "do not match" not in told
