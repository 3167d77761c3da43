"""The Whisper conversions this program knows, and will ever ask for.

Every revision is a full commit id, so what is downloaded cannot change under its name. Each was
found in at least two unrelated public projects that pin it.
"""

import difflib
import os
from dataclasses import dataclass

from voice_interview.errors import InputProblem, NoModel


@dataclass(frozen=True, slots=True)
class Listed:
    """One model that can be downloaded; sizes in units of 10^6 bytes, all files together."""

    name: str
    repo: str
    revision: str
    size_mb: int
    languages: str
    """english | many"""

    @property
    def source(self) -> str:
        """Where it comes from: the Hub, or the mirror that the user named in HF_ENDPOINT."""
        endpoint = os.environ.get("HF_ENDPOINT") or "https://huggingface.co"
        return f"{endpoint.rstrip('/')}/{self.repo}"


CATALOGUE = (
    Listed(
        "tiny.en",
        "Systran/faster-whisper-tiny.en",
        "0d3d19a32d3338f10357c0889762bd8d64bbdeba",
        78,
        "english",
    ),
    Listed(
        "base.en",
        "Systran/faster-whisper-base.en",
        "3d3d5dee26484f91867d81cb899cfcf72b96be6c",
        148,
        "english",
    ),
    Listed(
        "distil-small.en",
        "Systran/faster-distil-whisper-small.en",
        "ef77d90526ccd62cde3808ee70626a01e5cf83e4",
        336,
        "english",
    ),
    Listed(
        "small.en",
        "Systran/faster-whisper-small.en",
        "d1d751a5f8271d482d14ca55d9e2deeebbae577f",
        486,
        "english",
    ),
    Listed(
        "tiny",
        "Systran/faster-whisper-tiny",
        "d90ca5fe260221311c53c58e660288d3deb8d356",
        78,
        "many",
    ),
    Listed(
        "base",
        "Systran/faster-whisper-base",
        "ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66",
        148,
        "many",
    ),
    Listed(
        "small",
        "Systran/faster-whisper-small",
        "536b0662742c02347bc0e980a01041f333bce120",
        486,
        "many",
    ),
    Listed(
        "large-v3-turbo",
        "dropbox-dash/faster-whisper-large-v3-turbo",
        "0a363e9161cbc7ed1431c9597a8ceaf0c4f78fcf",
        1621,
        "many",
    ),
    Listed(
        "large-v3",
        "Systran/faster-whisper-large-v3",
        "edaa852ec7e145841d8ffdb056a99866b5f0a478",
        3091,
        "many",
    ),
)


def listed(name: str) -> Listed:
    """The model of this name. Raises InputProblem that names the nearest."""
    for model in CATALOGUE:
        if model.name == name:
            return model
    raise InputProblem(*unknown(name))


def unknown(name: str) -> tuple[str, str]:
    """Sentence and way out for a name that is not in the catalogue."""
    near = difflib.get_close_matches(name.lower(), [model.name for model in CATALOGUE], 1, 0.5)
    hint = f"Did you mean {near[0]}? " if near else ""
    return (
        f"There is no model called {name!r}.",
        f"{hint}`voice-interview models list` shows them all.",
    )


def neither(name: str) -> NoModel:
    """For a name that could have been meant as a folder."""
    sentence, way_out = unknown(name)
    return NoModel(sentence, f"{way_out} A folder of your own is written with a slash.")
