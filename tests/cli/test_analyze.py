"""`analyze` on transcripts and given words; recordings are tried in tests/end_to_end."""

import json
import os
import sys
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from tests.audio.samples import syllables, wav
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.cli import main
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Hearing, Interval
from voice_interview.transcription.client import TranscriptionClient

ANSWER = (
    "So, um, last year our release broke on a Friday. My manager asked me to find out why before "
    "Monday. I read the logs, I mean all of them, and I wrote a check that runs before each "
    "release. As a result we had no broken release for six months."
)


def analyzed(capsys: pytest.CaptureFixture[str], *line: str, code: int = 0) -> list[Any]:
    assert main(["analyze", *line, "--json"]) == code
    return [json.loads(row) for row in capsys.readouterr().out.splitlines()]


def test_a_text_has_as_many_words_as_tokens_and_knows_no_times(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER)
    (report,) = analyzed(capsys, str(path), "--question", "Tell me about a problem you solved.")
    assert report["schema"] == "voice-interview/report/1"
    assert [word["text"] for word in report["transcript"]["words"]] == ANSWER.split()
    assert all(word["start"] is None for word in report["transcript"]["words"])
    assert report["timing"]["duration_s"] is None
    assert report["timing"]["pauses"] is None
    assert report["question"]["id"] is None
    assert report["question"]["text"] == "Tell me about a problem you solved."
    kinds = {(event["kind"], event["text"]) for event in report["fillers"]["events"]}
    assert ("sound", "um") in kinds
    assert ("word", "I mean") in kinds or ("word", "i mean") in kinds


def test_several_paths_give_a_line_each_in_order_and_a_bad_one_does_not_stop_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text(ANSWER)
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]
    rows = analyzed(capsys, *paths, code=1)
    assert [row["source"] for row in rows] == paths
    assert rows[1]["schema"] == "voice-interview/error/1"
    assert rows[1]["error"]["sentence"] == "There is no such file."
    page = (Path(__file__).parents[2] / "docs" / "report-schema.md").read_text("utf-8")
    error = json.dumps(rows[1]["error"])
    assert (
        f'{{"schema": "voice-interview/error/1", "source": "answer.wav",\n     "error": {error}}}'
        in page
    )


def test_a_settings_file_with_a_fault_is_told_and_stops_no_report(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("[speech]\nrate_wpm = 9000\n")
    (tmp_path / "answer.txt").write_text(ANSWER)
    assert main(["analyze", str(tmp_path / "answer.txt"), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["schema"] == "voice-interview/report/1"
    assert "should be from 80 to 300, not 9000; until you change it, it is 165." in told.err
    (home / "settings.toml").write_text("[speech")
    assert main(["analyze", str(tmp_path / "answer.txt"), "--json"]) == 0
    assert "every setting has its default" in capsys.readouterr().err


def test_a_file_is_named_once_in_what_is_said_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers").mkdir()
    assert main(["analyze", "answers", "missing.wav"]) == 1
    folder, missing = capsys.readouterr().err.splitlines()
    assert folder.startswith("answers is a folder, not a sound file.")
    assert missing == "missing.wav: There is no such file. Check the path."


def test_a_transcript_in_a_document_is_told_as_what_it_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answer.docx"
    path.write_bytes(b"PK\x03\x04")
    assert main(["analyze", str(path)]) == 1
    told = capsys.readouterr().err
    assert told == f"{path} is a document. Save the transcript as a .txt file.\n"


@pytest.mark.parametrize("text", ["", "   \n ", "…", "0 1 2", "ABC " * 5000, "[um] \x1b[31mred"])
def test_odd_texts_are_reported_and_nothing_is_invented(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(text)
    (report,) = analyzed(capsys, str(path))
    assert len(report["transcript"]["words"]) == len(text.split())
    assert "\x1b" not in json.dumps(report, ensure_ascii=False)


@pytest.mark.parametrize(
    "words",
    [
        "not json",
        "[" * 100_000,
        "{}",
        "[1]",
        '[{"start": 1}]',
        '[{"text": "a", "start": "b"}]',
        '[{"text": "a", "start": 2, "end": 1}]',
        '[{"text": "a", "start": NaN, "end": 1}]',
    ],
)
def test_a_words_file_with_a_fault_is_one_sentence(
    tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words.json").write_text(words)
    (tmp_path / "a.wav").write_bytes(b"RIFF")
    line = ["analyze", str(tmp_path / "a.wav"), "--words", str(tmp_path / "words.json")]
    assert main(line) == 1
    told = capsys.readouterr().err
    assert "words.json" in told
    assert told.count("\n") == 1


def test_figures_are_explained_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER)
    assert main(["analyze", str(path)]) == 0
    assert "There may be more" not in capsys.readouterr().out
    assert main(["analyze", str(path), "--explain"]) == 0
    rows = capsys.readouterr().out.splitlines()
    below = rows[next(n for n, row in enumerate(rows) if row.startswith("Filler sounds")) + 1 :]
    told = " ".join(" ".join(below).split())
    assert told.startswith("Up to five a minute do a speaker no harm; twelve clearly do. There may")
    assert "found by their usual phrases and order" in told


def test_the_plain_report_says_the_same_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER)
    assert main(["analyze", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "Filler sounds (um, uh): at least 1" in shown
    assert "Not known: length, first word after, speech rate, articulation rate," in shown
    assert "Situation" in shown


def test_a_recognisers_own_score_is_named_as_no_confidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words.json").write_text('[{"text": "a", "confidence": -0.4}]')
    (tmp_path / "a.wav").write_bytes(b"RIFF")
    line = ["analyze", str(tmp_path / "a.wav"), "--words", str(tmp_path / "words.json")]
    assert main(line) == 1
    assert "a confidence that is not from 0 to 1" in capsys.readouterr().err


def test_a_path_that_no_disk_takes_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", str(tmp_path / ("a" * 300))]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_an_output_that_knows_few_signs_ends_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("So I said “naïve” and left.", "utf-8")
    for wanted in ("", "--json"):
        written = BytesIO()
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, encoding="ascii"))
        assert main(["analyze", str(tmp_path / "a.txt"), *filter(None, [wanted])]) == 0
        text = written.getvalue().decode("ascii")
        assert "left." in text
    assert json.loads(text)["transcript"]["words"][3]["text"] == "“naïve”"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such name")
def test_a_name_that_is_no_text_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / os.fsdecode(b"x\xff.txt")
    path.write_text(ANSWER)
    written = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, encoding="utf-8"))
    assert main(["analyze", str(path), "--json"]) == 0
    assert json.loads(written.getvalue())["source"].endswith("x.txt")


def test_no_line_is_wider_than_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER * 3)
    assert main(["analyze", str(path), "--question", "Tell me about a problem you solved."]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if len(line) > 80] == []


def test_an_unclear_sound_at_the_very_start_has_its_place() -> None:
    said = hearing("So I led the team and it went well in the end.")
    assert said.sounds is not None
    knock = replace(said.sounds, unclear=(Interval(0.0, 0.2),))
    lines = report_lines(reporting.build("t", None, Hearing(said.transcript, knock), ()))
    assert "Unclear sounds: 0:00" in lines


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('[{"text": "a"}, {"text": 1}]', "word 2 has no text"),
        ("\n[" + "9" * 5000 + "]", "line 2: a number has more than 4300 digits"),
    ],
)
def test_odd_words_are_told_with_the_shape_they_should_have(
    words: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words.json").write_text(words)
    (tmp_path / "a.wav").touch()
    assert main(["analyze", str(tmp_path / "a.wav"), "--words", str(tmp_path / "words.json")]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert 'Give a list of words: [{"text"' in told


def test_a_name_from_outside_is_told_on_one_line_and_commands_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", str(tmp_path / "a\n\x1b[31m\udcffb.wav")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.endswith("a b.wav: There is no such file. Check the path.\n")


def test_words_that_start_after_the_end_of_the_recording_are_not_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wav(tmp_path / "a.wav", syllables(3.0, 16_000))
    line = ["analyze", str(tmp_path / "a.wav"), "--words", str(tmp_path / "words.json")]
    (tmp_path / "words.json").write_text('[{"text": "so", "start": 1, "end": 1.3}]')
    assert main(line) == 0
    (tmp_path / "words.json").write_text('[{"text": "so"}, {"text": "late", "start": 900}]')
    capsys.readouterr()
    assert main(line) == 1
    told = "words.json: word 2 starts after the end of the recording (0:03)."
    assert told in capsys.readouterr().err


def test_where_nothing_can_be_kept_nothing_is_heard_first(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_asked: object) -> None:
        raise AssertionError("minutes of work for nothing")

    monkeypatch.setattr(TranscriptionClient, "transcribe", never)
    wav(tmp_path / "a.wav", syllables(3.0, 16_000))
    library = TakeLibrary.open(home / "recordings")
    assert main(["analyze", str(tmp_path / "a.wav"), "--keep"]) == 1
    assert "Another window of this program" in capsys.readouterr().err
    library.close()


def test_what_was_kept_is_known_to_an_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wav(tmp_path / "a.wav", syllables(3.0, 16_000))
    (tmp_path / "words.json").write_text('[{"text": "so", "start": 1, "end": 1.3}]')
    line = ["analyze", str(tmp_path / "a.wav"), "--words", str(tmp_path / "words.json"), "--keep"]
    assert main(line) == 0
    capsys.readouterr()
    assert main(["history", "import", str(tmp_path / "a.wav")]) == 0
    assert capsys.readouterr().out.startswith("0 new takes, 1 already here")
