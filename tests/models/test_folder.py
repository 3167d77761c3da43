"""Is it a model? What is said about folders that are half of one, or of another kind."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ctranslate2.specs import model_spec, whisper_spec

from tests.models.model_folders import model_bin, whole_model, write
from voice_interview.errors import NoModel
from voice_interview.transcription.models.folder import LARGE_V3_TOKENS, check


def refused(folder: Path) -> str:
    with pytest.raises(NoModel) as caught:
        check(folder)
    assert caught.value.way_out
    return caught.value.sentence


def test_a_whole_model_passes(tmp_path: Path) -> None:
    assert check(write(tmp_path / "m", whole_model(1000))) is None  # type: ignore[func-returns-value]


def test_what_ctranslate2_itself_writes_passes(tmp_path: Path) -> None:
    def fill(spec: Any) -> None:
        for name, value in list(vars(spec).items()):
            if isinstance(value, model_spec.LayerSpec):
                fill(value)
            elif isinstance(value, list):
                for each in value:
                    fill(each)
            elif value is None:
                setattr(spec, name, np.zeros((1, 1), dtype=np.float32))

    spec = whisper_spec.WhisperSpec(1, 1, 1, 1)
    fill(spec)
    spec.register_vocabulary(["a"])
    spec.validate()
    spec.save(str(tmp_path))
    (tmp_path / "tokenizer.json").write_text("{}")
    assert check(tmp_path) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    "lacking", ["model.bin", "config.json", "tokenizer.json", "vocabulary.txt"]
)
def test_half_a_model_names_what_is_missing(lacking: str, tmp_path: Path) -> None:
    files = whole_model(1000)
    del files[lacking]
    said = refused(write(tmp_path / "m", files))
    assert "half a model" in said
    assert lacking in said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("model.safetensors", "Transformers"),
        ("pytorch_model.bin", "Transformers"),
        ("ggml-base.en.bin", "whisper.cpp"),
        ("base.pt", "OpenAI"),
    ],
)
def test_a_model_of_another_kind_is_called_by_its_name(
    name: str, kind: str, tmp_path: Path
) -> None:
    assert kind in refused(write(tmp_path / "m", {name: b"weights", "config.json": b"{}"}))


def test_a_translation_model_is_no_whisper(tmp_path: Path) -> None:
    files = whole_model() | {"model.bin": model_bin(1000, kind="TransformerSpec")}
    assert "TransformerSpec" in refused(write(tmp_path / "m", files))


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b"\xff" * 100, b"version https://git-lfs"])
def test_garbage_for_weights(content: bytes, tmp_path: Path) -> None:
    files = whole_model(1000) | {"model.bin": content}
    assert "no known kind" in refused(write(tmp_path / "m", files))


@pytest.mark.parametrize("vocabulary", ["vocabulary.json", "vocabulary.txt"])
def test_large_v3_without_its_preprocessor_is_half_a_model(vocabulary: str, tmp_path: Path) -> None:
    words = [str(number) for number in range(LARGE_V3_TOKENS)]
    files = whole_model(1000)
    del files["vocabulary.txt"]
    as_json = vocabulary.endswith("json")
    files[vocabulary] = (json.dumps(words) if as_json else "\n".join(words) + "\n").encode()
    folder = write(tmp_path / "m", files)
    assert "preprocessor_config.json" in refused(folder)
    (folder / "preprocessor_config.json").write_text('{"feature_size": 128}')
    assert check(folder) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize("vocabulary", [b"5", b"{", b"[" * 100_000])
def test_an_odd_vocabulary_is_none_of_large_v3(vocabulary: bytes, tmp_path: Path) -> None:
    files = whole_model(1000) | {"vocabulary.json": vocabulary}
    assert check(write(tmp_path / "m", files)) is None  # type: ignore[func-returns-value]


def test_no_folder_and_a_file_in_its_place(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "nowhere")
    (tmp_path / "ggml-base.bin").write_bytes(b"x")
    assert "is a file" in refused(tmp_path / "ggml-base.bin")
