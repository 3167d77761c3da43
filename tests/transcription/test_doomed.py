"""The real worker is killed at every stage of its work: every word is there once, whatever dies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.transcription.doom import PLACES, Doom
from tests.transcription.files import Sound
from voice_interview.model import EngineChoice, Transcript
from voice_interview.transcription import process
from voice_interview.transcription.client import TranscriptionClient

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def doom(
    scripted_model: Path, sound_48_khz: Sound, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Doom]:
    """Each take begins with the worker that the one before left."""
    folder = tmp_path_factory.mktemp("doom")
    client = TranscriptionClient(folder / "models", folder / "log", keep_warm_s=60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "MODULE", "tests.transcription.doomed_worker")
        patch.setenv("DOOMED", str(folder / "doomed"))
        choice = EngineChoice("whisper", str(scripted_model))
        yield Doom(client, choice, folder / "doomed", sound_48_khz)
    client.close()


@pytest.fixture(scope="module")
def whole(doom: Doom) -> Transcript:
    return doom.undisturbed()


@pytest.mark.parametrize("growing", [True, False], ids=["while one speaks", "after the stop"])
def test_one_death_is_made_good(doom: Doom, whole: Transcript, growing: bool) -> None:
    places = PLACES[::2] if growing else PLACES[1::2]
    for place in places:
        outcome = doom.hear([place], growing)
        assert (outcome.deaths, outcome.given_up, outcome.words) == (1, False, whole), place


def test_two_deaths_are_given_up_and_asking_again_brings_every_word(
    doom: Doom, whole: Transcript
) -> None:
    outcome = doom.hear(["hear 2", "begin 1"], growing=True)
    assert (outcome.deaths, outcome.given_up, outcome.words) == (2, True, whole)
