"""Of which voices the benchmark says how many words cutting changes."""

import json
import sys

import numpy as np
import pytest

from benchmarks import chunking
from benchmarks.synthetic import voices
from voice_interview.listening.sound.levels import Samples

SAID = ["we", "moved", "the", "whole", "billing", "service"]
CLEAR, BLURRED = 1.0, 0.5


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Which voices a recogniser heard in one piece, of which it understands the first."""
    pieces: list[float] = []

    def answer(voice: float, *_: object) -> tuple[Samples, list[str]]:
        return np.full(10, voice, np.float32), SAID

    def in_one_piece(_engine: object, sound: Samples) -> list[str]:
        pieces.append(float(sound[-1]))
        return SAID if sound[-1] == CLEAR else ["mumble"] * len(SAID)

    monkeypatch.setattr(chunking, "BuiltinEngine", object)
    monkeypatch.setattr(chunking, "answer", answer)
    monkeypatch.setattr(chunking, "in_one_piece", in_one_piece)
    monkeypatch.setattr(chunking, "in_chunks", lambda _engine, _sound: (SAID[1:], 2))
    monkeypatch.setattr(voices, "HELD_BACK", (CLEAR, BLURRED))
    return pieces


def test_a_voice_that_is_not_understood_is_heard_no_further(
    heard: list[float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["chunking"])
    chunking.main()
    assert heard == [CLEAR, CLEAR, BLURRED]
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert told["understood"] == {
        "voices": 1,
        "chunked": 0.167,
        "begun_earlier": 0.0,
        "errors_in_one_piece": 0.0,
        "errors_chunked": 0.167,
    }
    assert told["all"] is None
    assert [json.loads(line) for line in err.splitlines()] == told["voices"]
    assert "chunked" not in told["voices"][1]


def test_all_voices_are_heard_when_that_is_asked_for(
    heard: list[float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["chunking", "--all"])
    chunking.main()
    assert heard == [CLEAR, CLEAR, BLURRED, BLURRED]
    told = json.loads(capsys.readouterr().out)
    assert (told["all"]["voices"], told["understood"]["voices"]) == (2, 1)


def test_where_no_voice_is_understood_there_are_no_figures(
    heard: list[float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["chunking"])
    monkeypatch.setattr(voices, "HELD_BACK", (BLURRED,))
    chunking.main()
    assert heard == [BLURRED]
    assert json.loads(capsys.readouterr().out)["understood"]["chunked"] is None
