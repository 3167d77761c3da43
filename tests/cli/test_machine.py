"""Commands about this computer: settings, paths, questions, models, devices."""

import json
from pathlib import Path
from typing import Any

import pytest

from voice_interview.cli import main


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_settings_are_written_out_changed_and_read(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings", "--write"]) == 0
    assert "rate_wpm = 165" in (home / "settings.toml").read_text()
    assert main(["settings", "speech.rate_wpm", "150"]) == 0
    assert main(["settings", "report.add_words", "sozusagen, halt"]) == 0
    assert main(["settings", "speech.aloud", "false"]) == 0
    capsys.readouterr()
    assert main(["settings", "--json"]) == 0
    values = told(capsys)
    assert values["speech.rate_wpm"] == 150
    assert values["report.add_words"] == ["sozusagen", "halt"]
    assert values["speech.aloud"] is False
    assert main(["settings", "speech.rate_wpm"]) == 0
    assert told(capsys) == 150


def test_a_wrong_setting_is_told_and_mended_and_the_others_hold(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    path = home / "settings.toml"
    path.write_text('[sound]\nmicrophone = "Headset"\n[transcription]\nlanguage = "english"\n')
    assert main(["settings", "--json"]) == 0
    shown = capsys.readouterr()
    values = json.loads(shown.out)
    assert (values["sound.microphone"], values["transcription.language"]) == ("Headset", "en")
    wrong = (
        f"{path}: 'transcription.language' should be a code such as en, de or fr, not 'english'; "
        "until you change it, it is en.\n"
    )
    assert shown.err == wrong
    assert main(["settings"]) == 0
    shown = capsys.readouterr()
    assert 'language = "english"' in shown.out
    assert shown.err == wrong
    assert main(["settings", "speech.rate_wpm", "150"]) == 0
    assert capsys.readouterr().err == wrong
    assert 'language = "english"' in path.read_text()
    assert main(["settings", "transcription.language", "de"]) == 0
    assert capsys.readouterr().err == ""
    assert 'language = "de"' in path.read_text()
    assert 'microphone = "Headset"' in path.read_text()


def test_paths_lie_below_the_home(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths", "--json"]) == 0
    found = told(capsys)
    assert found["recordings"] == str(home / "recordings")


def test_questions_are_a_json_array_of_objects_with_an_id(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["questions", "list", "--json"]) == 0
    everything = told(capsys)
    assert len(everything) >= 30
    assert all(question["id"] and question["text"] for question in everything)
    assert main(["questions", "list", "--theme", "conflict", "--json"]) == 0
    conflict = told(capsys)
    assert 0 < len(conflict) < len(everything)
    assert {question["theme"] for question in conflict} == {"conflict"}


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("weakest", "None of your answers has come out weak so far."),
        ("rested", "You have practised every question in the last two weeks"),
    ],
)
def test_a_part_of_the_bank_with_nothing_in_it_is_one_sentence_and_no_failure(
    capsys: pytest.CaptureFixture[str], only: str, said: str
) -> None:
    assert main(["questions", "list", "--only", only]) == 0
    shown = capsys.readouterr()
    assert said in shown.out
    assert shown.err == ""
    assert main(["questions", "list", "--only", only, "--text", "zzzz"]) == 1
    assert "No question matches." in capsys.readouterr().err


def test_a_users_pack_with_a_fault_is_named_and_the_rest_goes_on(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "prompts").mkdir(parents=True)
    (home / "prompts" / "mine.toml").write_text('[[question]]\nid = "x"\ntext = 7\n')
    assert main(["questions", "check"]) == 1
    assert "mine.toml" in capsys.readouterr().out
    assert main(["questions", "list"]) == 0
    shown = capsys.readouterr()
    assert "mine.toml" in shown.err
    assert "improvement-small-change" in shown.out


def test_models_are_listed_with_their_state(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list", "--json"]) == 0
    found = {model["name"]: model["state"] for model in told(capsys)}
    assert found["base.en"] == "absent"


def test_history_is_an_empty_array_before_the_first_take(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["history", "--json"]) == 0
    assert told(capsys) == []
    assert main(["history"]) == 0
    assert "No takes yet." in capsys.readouterr().out


def test_a_value_of_no_encoding_is_cleaned_before_it_is_kept(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings", "speech.voice", "n\udcefve"]) == 0
    assert main(["settings", "report.add_words", '["n\udcefve"]']) == 0
    assert 'voice = "nve"' in (home / "settings.toml").read_text()
    assert [path.name for path in home.iterdir()] == ["settings.toml"]


def test_a_file_for_a_recordings_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["--recordings", str(tmp_path / "file"), "history"]) == 1
    assert "The system said: not a directory." in capsys.readouterr().err
