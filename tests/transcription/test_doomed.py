"""The real worker is killed at every stage of its work: every word is there once, whatever dies."""

from pathlib import Path

import pytest

from tests.transcription.doom import PLACES, Doom
from tests.transcription.files import Sound
from voice_interview.model import EngineChoice
from voice_interview.transcription import process
from voice_interview.transcription.client import TranscriptionClient

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]


@pytest.fixture
def doom(
    client: TranscriptionClient,
    whisper: EngineChoice,
    sound_48_khz: Sound,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Doom:
    monkeypatch.setattr(process, "MODULE", "tests.transcription.doomed_worker")
    monkeypatch.setenv("DOOMED", str(tmp_path / "doomed"))
    return Doom(client, whisper, tmp_path / "doomed", sound_48_khz)


@pytest.mark.parametrize("growing", [True, False], ids=["while one speaks", "after the stop"])
def test_one_death_is_made_good(doom: Doom, growing: bool) -> None:
    whole = doom.undisturbed()
    places = PLACES[::2] if growing else PLACES[1::2]
    for place in places:
        outcome = doom.hear([place], growing)
        assert (outcome.deaths, outcome.given_up, outcome.words) == (1, False, whole), place


def test_two_deaths_are_given_up_and_asking_again_brings_every_word(doom: Doom) -> None:
    whole = doom.undisturbed()
    outcome = doom.hear(["hear 2", "begin 1"], growing=True)
    assert (outcome.deaths, outcome.given_up, outcome.words) == (2, True, whole)
