"""docs/formats.md names every key that stands in the files of a take, and no other."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from voice_interview.library.codecs.documents import SOUNDS, TAKE, TRANSCRIPT
from voice_interview.model import (
    Capture,
    FilledPause,
    Interval,
    Pitch,
    Question,
    Sounds,
    Take,
    TakeState,
    Transcript,
    Word,
)
from voice_interview.questions.schema import KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
QUESTION = Question("q", "Why?")
WRITTEN = {
    TAKE.file: TAKE.as_bytes(
        Take("one", TakeState.DONE, QUESTION, "2026-11-20T10:32:07.000Z", Capture(1.0, 48_000, "m"))
    ),
    TRANSCRIPT.file: TRANSCRIPT.as_bytes(Transcript((Word("Well"),), "whisper")),
    SOUNDS.file: SOUNDS.as_bytes(
        Sounds(
            1.0,
            speech=(Interval(0.0, 0.4),),
            filled_pauses=(FilledPause(0.4, 0.7, True, 0.9, "heard"),),
            unchecked=(Interval(0.0, 0.4),),
            unclear=(Interval(0.8, 0.9),),
            level_dbfs=(-30.0,),
            pitch=Pitch(0.4, 90.0, 110.0, 130.0),
        )
    ),
}


def paths(found: Any, above: str = "") -> Iterator[str]:
    """Of every key in a document; a question's own have their table elsewhere on the page."""
    for key, value in found.items():
        yield above + key
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from paths(value[0], f"{above}{key}[].")
        if isinstance(value, dict) and key != "question":
            yield from paths(value, f"{above}{key}.")


def section(name: str) -> str:
    found = re.search(rf"^### {re.escape(name)}$(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_key_has_its_line(name: str) -> None:
    document = json.loads(WRITTEN[name])
    told = re.findall(r"^\| `([\w.\[\]]+)` \|", section(name), re.MULTILINE)
    assert sorted(told) == sorted(paths(document))
    assert f"`{document['schema']}`" in section(name)


def test_a_question_in_a_take_has_the_keys_of_a_pack_and_the_packs_name() -> None:
    assert set(json.loads(WRITTEN["take.json"])["question"]) == {*KEYS, "pack"}
    assert {field.name for field in fields(Question)} == {*KEYS, "pack"}


def test_the_states_and_ends_of_a_take_are_named() -> None:
    told = section("take.json")
    assert all(f"`{state.value}`" in told for state in TakeState)
