"""Small folders that look like models, in bytes and on disk."""

import json
import random
import struct
from pathlib import Path


def model_bin(size: int = 3_000_000, kind: str = "WhisperSpec", seed: int = 1) -> bytes:
    """The head CTranslate2 writes (version, length, name, NUL), then noise."""
    head = struct.pack("<IH", 6, len(kind) + 1) + kind.encode() + b"\0"
    return head + random.Random(seed).randbytes(size - len(head))


def whole_model(size: int = 3_000_000) -> dict[str, bytes]:
    """What a repository of the Hub holds, with files that nobody needs."""
    return {
        ".gitattributes": b"*.bin filter=lfs",
        "README.md": b"# A model",
        "config.json": json.dumps({"suppress_ids": [1, 2]}).encode(),
        "tokenizer.json": json.dumps({"model": {"vocab": {"a": 1}}}).encode(),
        "vocabulary.txt": b"a\nb\nc\n",
        "model.bin": model_bin(size),
    }


def write(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def flip_byte(path: Path, at: int = 1000) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
