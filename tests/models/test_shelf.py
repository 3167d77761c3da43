"""What every way of getting models owes: the hub's download, and the copy from a folder."""

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import NoReturn

import pytest

from tests.models.copying import copying
from tests.models.fake_hub import FakeHub
from tests.models.model_folders import flip_byte, write
from voice_interview.errors import Cancelled, InputProblem, NoModel
from voice_interview.model import EngineChoice
from voice_interview.ports.progress import no_progress
from voice_interview.ports.transcribing import Models
from voice_interview.transcription.models import manifest
from voice_interview.transcription.models.machine import Machine
from voice_interview.transcription.models.manifest import FileSum, Manifest
from voice_interview.transcription.models.shelf import ModelShelf

NAMES = ("tiny.en", "base.en", "small.en", "distil-small.en", "large-v3-turbo")
TWINS = ("tiny", "base", "small")


@pytest.fixture(params=["hub", "folder"])
def shelf(request: pytest.FixtureRequest, hub: FakeHub, tmp_path: Path) -> ModelShelf:
    if request.param == "hub":
        return ModelShelf(tmp_path / "models", this_machine=Machine(2, 8000))
    source = tmp_path / "source"
    write(source / "base.en", hub.files)
    write(source / "base", hub.files)
    return ModelShelf(tmp_path / "models", copying(source), Machine(2, 8000))


def download(shelf: Models, name: str = "base.en") -> None:
    shelf.download(name, no_progress, Event())


def state(shelf: Models, name: str = "base.en") -> str:
    return next(model.state for model in shelf.models() if model.name == name)


def test_every_promised_model_is_listed_with_size_source_and_advice(shelf: ModelShelf) -> None:
    models = {model.name: model for model in shelf.models()}
    assert set(NAMES + TWINS) <= set(models)
    for model in models.values():
        assert model.size_mb > 70
        assert model.source.startswith("http://127.0.0.1")
        assert "/" in model.source.removeprefix("http://")
        assert model.advice
        assert model.state == "absent"
        assert (model.languages == "english") == model.name.endswith(".en")


def test_a_life_absent_ready_removed(shelf: ModelShelf) -> None:
    download(shelf)
    assert state(shelf) == "ready"
    assert (shelf.path("base.en") / "model.bin").is_file()
    shelf.verify("base.en", no_progress, Event())
    shelf.remove("base.en")
    assert state(shelf) == "absent"
    with pytest.raises(NoModel, match="not on this computer"):
        shelf.remove("base.en")


@pytest.mark.parametrize("act", ["download", "verify", "remove"])
def test_an_unknown_name_names_the_nearest(act: str, shelf: ModelShelf) -> None:
    acts: dict[str, Callable[[str], None]] = {
        "download": lambda name: shelf.download(name, no_progress, Event()),
        "verify": lambda name: shelf.verify(name, no_progress, Event()),
        "remove": shelf.remove,
    }
    with pytest.raises(InputProblem, match=r"no model called 'bas\.en'") as caught:
        acts[act]("bas.en")
    assert "base.en" in caught.value.way_out
    with pytest.raises(InputProblem) as caught:
        acts[act]("../../etc")
    assert "models list" in caught.value.way_out


def test_a_set_stop_cancels_and_the_next_download_finishes(shelf: ModelShelf) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        shelf.download("base.en", no_progress, stop)
    assert state(shelf) != "ready"
    download(shelf)
    assert state(shelf) == "ready"


def test_verify_finds_a_flipped_byte_and_remembers(shelf: ModelShelf) -> None:
    download(shelf)
    flip_byte(shelf.path("base.en") / "model.bin")
    with pytest.raises(NoModel, match="damaged") as caught:
        shelf.verify("base.en", no_progress, Event())
    assert "models download base.en" in caught.value.way_out
    assert state(shelf) == "broken"
    with pytest.raises(NoModel, match="is damaged"):
        shelf.path("base.en")
    assert shelf.resolve(EngineChoice())[0].engine == "builtin"


def test_verify_names_a_file_that_is_gone(shelf: ModelShelf) -> None:
    download(shelf)
    (shelf.path("base.en") / "tokenizer.json").unlink()
    with pytest.raises(NoModel, match=r"damaged: tokenizer\.json"):
        shelf.verify("base.en", no_progress, Event())


def test_a_record_that_cannot_be_written_leaves_the_one_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or else a model that is whole would be fetched again."""
    record = Manifest("some/model", "1" * 40, (FileSum("model.bin", 5, "2" * 64),))
    manifest.write(tmp_path, record)

    def full(_fd: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        manifest.write(tmp_path, replace(record, damaged=("model.bin",)))
    assert manifest.read(tmp_path) == record


def test_verify_clears_a_model_that_was_put_right(shelf: ModelShelf) -> None:
    download(shelf)
    model = shelf.path("base.en") / "model.bin"
    flip_byte(model)
    with pytest.raises(NoModel):
        shelf.verify("base.en", no_progress, Event())
    flip_byte(model)
    shelf.verify("base.en", no_progress, Event())
    assert state(shelf) == "ready"


def test_verify_can_be_stopped_and_changes_nothing(shelf: ModelShelf) -> None:
    download(shelf)
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        shelf.verify("base.en", no_progress, stop)
    assert state(shelf) == "ready"


def test_verify_runs_to_the_end_in_its_progress(shelf: ModelShelf) -> None:
    download(shelf)
    shares: list[float] = []
    shelf.verify("base.en", lambda share, _: shares.append(share), Event())
    assert len(shares) > 2
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    "spoil",
    ["missing file", "cut file", "no manifest", "garbage manifest", "deep manifest", "pipe"],
)
def test_a_spoilt_folder_is_broken_and_a_download_mends_it(spoil: str, shelf: ModelShelf) -> None:
    download(shelf)
    folder = shelf.path("base.en")
    match spoil:
        case "missing file":
            (folder / "tokenizer.json").unlink()
        case "cut file":
            (folder / "model.bin").write_bytes(b"WhisperSpec")
        case "no manifest":
            (folder / "manifest.json").unlink()
        case "garbage manifest":
            (folder / "manifest.json").write_text('{"files": [1]}')
        case "deep manifest":
            (folder / "manifest.json").write_text("[" * 100_000)
        case "pipe":
            (folder / "manifest.json").unlink()
            os.mkfifo(folder / "manifest.json")
    assert state(shelf) == "broken"
    with pytest.raises(NoModel):
        shelf.verify("base.en", no_progress, Event())
    download(shelf)
    assert state(shelf) == "ready"
    shelf.verify("base.en", no_progress, Event())


def test_verify_of_what_is_not_here(shelf: ModelShelf) -> None:
    with pytest.raises(NoModel, match="not on this computer"):
        shelf.verify("small.en", no_progress, Event())


def test_remove_takes_a_half_download_too(shelf: ModelShelf) -> None:
    write(shelf.folder / "base.en.part", {"model.bin.incomplete": b"half"})
    assert state(shelf) == "partial"
    shelf.remove("base.en")
    assert state(shelf) == "absent"


def test_an_unusable_models_folder_is_one_sentence(shelf: ModelShelf) -> None:
    shelf.folder.write_text("a file in the way")
    with pytest.raises(NoModel, match="models folder cannot be used"):
        download(shelf)
    assert state(shelf) == "absent"


def test_resolve_uses_what_is_ready(shelf: ModelShelf) -> None:
    choice, why = shelf.resolve(EngineChoice())
    assert (choice.engine, choice.model) == ("builtin", "")
    assert "models download base.en" in why
    download(shelf)
    choice, why = shelf.resolve(EngineChoice())
    assert (choice.engine, choice.model) == ("whisper", "base.en")
    assert why
    assert shelf.path(choice.model) == shelf.folder / "base.en"


def test_another_language_takes_the_twin(shelf: ModelShelf) -> None:
    download(shelf)
    with pytest.raises(NoModel) as caught:
        shelf.resolve(EngineChoice(language="de"))
    assert "models download base`" in caught.value.way_out
    download(shelf, "base")
    assert shelf.resolve(EngineChoice(language="de"))[0].model == "base"
    assert shelf.resolve(EngineChoice(language="en"))[0].model == "base.en"


def test_the_users_own_folder_is_accepted_by_path(
    shelf: ModelShelf, hub: FakeHub, tmp_path: Path
) -> None:
    own = write(tmp_path / "my model", hub.files)
    choice, why = shelf.resolve(EngineChoice("auto", str(own), "en"))
    assert (choice.engine, choice.model, choice.language) == ("whisper", str(own), "en")
    assert "own model" in why
    assert shelf.path(choice.model) == own
    assert shelf.resolve(EngineChoice("builtin", str(own)))[0].engine == "builtin"
    (own / "tokenizer.json").unlink()
    with pytest.raises(NoModel, match=r"half a model: tokenizer\.json"):
        shelf.resolve(EngineChoice("auto", str(own)))


def test_a_path_from_home_is_understood(
    shelf: ModelShelf, hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    own = write(tmp_path / "mine", hub.files)
    assert shelf.path("~/mine") == own


def test_a_path_from_the_home_of_nobody_is_a_sentence(shelf: ModelShelf) -> None:
    nobody = EngineChoice("auto", "~nobody-of-that-name/model")
    with pytest.raises(NoModel, match="~nobody-of-that-name"):
        shelf.resolve(nobody)


def test_path_of_an_unknown_name(shelf: ModelShelf) -> None:
    with pytest.raises(NoModel, match="no model called") as caught:
        shelf.path("smal.en")
    assert caught.value.way_out.endswith("A folder of your own is written with a slash.")


def test_a_copy_of_half_a_model_is_refused(hub: FakeHub, tmp_path: Path) -> None:
    source = write(tmp_path / "source" / "base.en", hub.files)
    (source / "config.json").unlink()
    with pytest.raises(NoModel, match="half a model"):
        download(ModelShelf(tmp_path / "models", copying(tmp_path / "source")))


def test_a_full_copy_survives_its_source(hub: FakeHub, tmp_path: Path) -> None:
    write(tmp_path / "source" / "base.en", hub.files)
    shelf = ModelShelf(tmp_path / "models", copying(tmp_path / "source"))
    download(shelf)
    shutil.rmtree(tmp_path / "source")
    shelf.verify("base.en", no_progress, Event())
    assert state(shelf) == "ready"
