"""Is this folder a Whisper model that faster-whisper can load? Looked at, never loaded.

Needed are model.bin, config.json, tokenizer.json and a vocabulary: without the tokenizer
faster-whisper would ask the network for one. The fifth file, preprocessor_config.json, comes only
with the models that need it, those of large-v3's family: without it they are fed 80 mel bands in
place of 128.
"""

import json
import struct
from pathlib import Path

from voice_interview.errors import NoModel

NEEDED = ("model.bin", "config.json", "tokenizer.json")
VOCABULARIES = ("vocabulary.txt", "vocabulary.json")
PREPROCESSOR = "preprocessor_config.json"
ALL = (*NEEDED, *VOCABULARIES, PREPROCESSOR)

LARGE_V3_TOKENS = 51_866
"""One more than every earlier Whisper: Cantonese was added with large-v3."""

OTHER_KINDS = {
    "*.safetensors": "a Transformers model",
    "pytorch_model*.bin": "a Transformers model",
    "ggml-*.bin": "a model for whisper.cpp",
    "*.gguf": "a model for whisper.cpp",
    "*.pt": "OpenAI's own format",
    "*.onnx": "an ONNX model",
}


def missing(names: set[str]) -> tuple[str, ...]:
    """What a folder holding these `names` lacks to be a model."""
    lacks = tuple(name for name in NEEDED if name not in names)
    return lacks if names & set(VOCABULARIES) else (*lacks, " or ".join(VOCABULARIES))


def check(folder: Path) -> None:
    """Raises NoModel, saying what is there instead, when `folder` is no usable Whisper model."""
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise NoModel(f"The model folder {folder} {what}.", "Give the folder that holds model.bin.")
    try:
        _check_content(folder)
    except OSError as error:
        raise NoModel(
            f"The model folder {folder} cannot be read: {error.strerror or error}.",
            "Make it readable, or choose another.",
        ) from error


def _check_content(folder: Path) -> None:
    lacks = missing({path.name for path in folder.iterdir() if path.is_file()})
    if "model.bin" in lacks:
        for pattern, kind in OTHER_KINDS.items():
            if any(folder.glob(pattern)):
                raise NoModel(
                    f"{folder} holds {kind}, which this program cannot load.",
                    "It needs a Whisper model converted to CTranslate2.",
                )
    if lacks:
        raise NoModel(
            f"{folder} is only half a model: {' and '.join(lacks)} missing.",
            "Copy the whole model there again.",
        )
    kind = _kind(folder / "model.bin")
    if kind != "WhisperSpec":
        raise NoModel(
            f"{folder} holds no Whisper model: its model.bin is {kind or 'of no known kind'}.",
            "It needs a Whisper model converted to CTranslate2.",
        )
    if not (folder / PREPROCESSOR).is_file() and _is_large_v3(folder):
        raise NoModel(
            f"{folder} is only half a model: {PREPROCESSOR} missing.",
            "Models of large-v3's family need it; copy it from where the model came from.",
        )


def _kind(model: Path) -> str:
    """The specification CTranslate2 wrote at the head: version, length, name, NUL."""
    with model.open("rb") as file:
        head = file.read(64)
    if len(head) < 6:
        return ""
    (length,) = struct.unpack("<H", head[4:6])
    name = head[6 : 5 + length]
    return name.decode() if name.isalnum() and len(name) == length - 1 else ""


def _is_large_v3(folder: Path) -> bool:
    vocabulary = folder / "vocabulary.json"
    if vocabulary.is_file():
        try:
            return len(json.loads(vocabulary.read_bytes())) >= LARGE_V3_TOKENS
        except (ValueError, TypeError, RecursionError):
            return False
    with (folder / "vocabulary.txt").open("rb") as lines:
        return sum(1 for _ in lines) >= LARGE_V3_TOKENS
