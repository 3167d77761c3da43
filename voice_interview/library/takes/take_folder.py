"""One take's folder: which file holds what, and in which order files are written.

The folder is the truth; nothing here knows the index. Whoever writes holds the library's lock.
"""

import hashlib
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath

from voice_interview import plain_file
from voice_interview.analysis.corrections import applied
from voice_interview.errors import TakeMissing
from voice_interview.library import files
from voice_interview.library.codecs import hearing_codec
from voice_interview.library.codecs.documents import (
    REVIEW,
    SOUNDS,
    TAKE,
    TRANSCRIPT,
    BrokenFile,
    NewerFile,
)
from voice_interview.model import Hearing, Review, Sounds, Take, Transcript
from voice_interview.text import slug

AUDIO = "audio.wav"
COMPRESSED = "audio.flac"
"""Takes the place of `AUDIO` once the same samples are certain to be in it."""

_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,60}")


def audio(folder: Path) -> Path:
    """The sound of the take: as it was recorded, while that is there."""
    recorded, compressed = folder / AUDIO, folder / COMPRESSED
    return compressed if plain_file.is_file(compressed) and not recorded.exists() else recorded


def read_take(folder: Path) -> Take:
    """Raises TakeMissing when there is no take.json; else as `Document.read`.

    The folder's name is the id, whatever the file says: people rename and copy folders.
    """
    take = TAKE.read(folder / TAKE.file)
    if take is None:
        raise TakeMissing(
            f"Take {folder.name} has no {TAKE.file}.",
            "`voice-interview history` lists what is there.",
        )
    return replace(take, id=folder.name)


def write_take(folder: Path, take: Take) -> None:
    """Raises as `Document.write`."""
    TAKE.write(folder / TAKE.file, take)


def read_hearing(folder: Path) -> Hearing | None:
    """The newest words with the sounds; None without words. Raises as `Document.read`."""
    transcript = TRANSCRIPT.read(folder / TRANSCRIPT.file)
    return None if transcript is None else Hearing(transcript, SOUNDS.read(folder / SOUNDS.file))


def read_spoken_text(folder: Path) -> str:
    """The newest words as text, as the user corrected them; empty without words.

    Raises as `Document.read`; a review that cannot be read corrects nothing.
    """
    with suppress(BrokenFile, NewerFile):
        review = read_review(folder)
        if review.words and (hearing := read_hearing(folder)):
            return applied(hearing, review)[0].transcript.text
    return TRANSCRIPT.read_part(folder / TRANSCRIPT.file, hearing_codec.spoken_text) or ""


def read_others(folder: Path) -> tuple[Hearing, ...]:
    """What other recognisers made of this take; those that cannot be read are left out."""
    found = []
    for path in sorted(folder.glob("transcript-*.json")):
        with suppress(BrokenFile, NewerFile):
            transcript = TRANSCRIPT.read(path)
            if transcript is not None and path.name == beside_name(transcript):
                found.append(Hearing(transcript, _readable_sounds(_sounds_beside(path))))
    return tuple(found)


def write_hearing(folder: Path, hearing: Hearing) -> None:
    """The current words and sounds; those of another engine or model are kept beside first.

    A crash between two steps leaves every transcript whole and one of them current. A hearing
    without sounds leaves those that are there: they belong to the audio. Raises as
    `Document.write`.
    """
    current, beside = folder / TRANSCRIPT.file, folder / beside_name(hearing.transcript)
    old = _readable_transcript(current)
    if old is not None and beside_name(old) != beside.name:
        write_beside(folder, Hearing(old, _readable_sounds(folder / SOUNDS.file)))
    if hearing.sounds is not None:
        SOUNDS.write(folder / SOUNDS.file, hearing.sounds)
    TRANSCRIPT.write(current, hearing.transcript)
    with suppress(NewerFile):
        if _readable_transcript(beside) is not None:
            files.remove_file(beside)
            files.remove_file(_sounds_beside(beside))


def write_beside(folder: Path, hearing: Hearing) -> None:
    """Words and sounds that are not the current ones. Raises as `Document.write`."""
    path = folder / beside_name(hearing.transcript)
    if hearing.sounds is not None:
        SOUNDS.write(_sounds_beside(path), hearing.sounds)
    TRANSCRIPT.write(path, hearing.transcript)


def beside_name(transcript: Transcript) -> str:
    """The file for words that are not the current ones."""
    return f"transcript-{_file_part(transcript.engine)}-{_file_part(transcript.model)}.json"


def _sounds_beside(transcript: Path) -> Path:
    return transcript.with_name(transcript.name.replace("transcript", "sounds", 1))


def read_review(folder: Path) -> Review:
    """Raises as `Document.read`."""
    return REVIEW.read(folder / REVIEW.file) or Review()


def write_review(folder: Path, review: Review) -> None:
    """Raises as `Document.write`."""
    REVIEW.write(folder / REVIEW.file, review)


def _readable_transcript(path: Path) -> Transcript | None:
    try:
        return TRANSCRIPT.read(path)
    except BrokenFile:
        return None


def _readable_sounds(path: Path) -> Sounds | None:
    try:
        return SOUNDS.read(path)
    except BrokenFile:
        return None


def _file_part(name: str) -> str:
    """A listed model's name as it is; a folder's path by its last part and a checksum."""
    if not name:
        return "default"
    if _PLAIN_NAME.fullmatch(name):
        return name
    checksum = hashlib.sha256(name.encode(errors="replace")).hexdigest()
    return f"{slug(PurePath(name).name)}-{checksum[:6]}"
