"""Wrong use gives 2 and one line; what could not be done gives 1 and one sentence."""

import shlex
from pathlib import Path

import pytest

from tests.cli.test_command_pages import known
from voice_interview.cli import main
from voice_interview.cli.arguments import parse

COMMANDS = sorted({words[0] for words in known()})
VIEWS = sorted(words for words, parser in known().items() if parser.prog.endswith(" ".join(words)))


@pytest.mark.parametrize("command", VIEWS, ids=" ".join)
def test_every_command_has_help_with_examples(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse([*command, "--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    _, _, examples = shown.partition("examples:\n")
    assert examples
    for example in examples.splitlines():
        assert example.startswith(f"  voice-interview {command[0]}")
        assert parse(shlex.split(example)[1:])


def test_every_command_stands_in_the_main_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    shown = capsys.readouterr().out
    assert all(f"\n    {command} " in shown for command in COMMANDS)


@pytest.mark.parametrize(
    "line",
    [
        ["nonsense"],
        ["analyze"],
        ["show"],
        ["demo", "--speed", "fast"],
        ["history", "trend"],
        ["history", "trends", "--by", "month"],
        ["analyze", "a.wav", "--engine", "cloud"],
        ["practice", "--question", "x", "--question-id", "y"],
    ],
)
def test_wrong_use_is_exit_2(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(line)
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "See: voice-interview" in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("practise", "COMMAND cannot be 'practise'. Did you mean 'practice'?"),
        ("history bogus", "VIEW cannot be 'bogus'. There are: trends, search,"),
        ("export last --html", "--html needs a value."),
        ("review last --correct 1.5", "--correct needs 2 values."),
        ("history --limit -1", "--limit should be 1 or more, not -1."),
        ("history --limit x", "--limit cannot be 'x'."),
        ("practice --prepare 1801", "--prepare should be from 0 to 1800, not 1801."),
        ("practice --prepare -1", "--prepare should be from 0 to 1800, not -1."),
        ("--recordings= history", "--recordings should name a file or a folder, and is empty."),
        ("export last --html=", "--html should name a file or a folder, and is empty."),
        ("history tag last", "Something is missing: TAG."),
        ("history -x", "This does not belong here: -x."),
        ("practice --question x --question-id y", "--question-id cannot go with --question."),
        ("history --text x trends", "--text cannot go with trends."),
        ("history --note last x trends", "--note cannot go with trends."),
        ("history --tag acme delete last", "--tag cannot go with delete."),
        ("history --starred search x", "--starred cannot go with search."),
        ("history --limit 3 search x", "--limit cannot go with search."),
        ("history --question-id led-a-team star last", "--question-id cannot go with star."),
    ],
)
def test_wrong_use_says_what_is_wrong(
    line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(line.split())
    assert capsys.readouterr().err.startswith(told)


def test_an_empty_place_is_not_the_folder_one_is_in(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["history", "import", ""])
    assert "PATH should name a file or a folder, and is empty." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("run", "practice --plain"),
        ("", "practice --plain"),
        ("demo", "demo --plain"),
        ("practice --theme conflict", "practice --plain"),
        ("interview start workshop", "interview start workshop --plain"),
        ("interview resume", "interview resume --plain"),
        ("interview resume 4f2a", "interview resume 4f2a --plain"),
    ],
)
def test_without_a_terminal_the_full_screen_says_what_to_use_instead(
    line: str, instead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    assert capsys.readouterr().err.endswith(f"In lines: voice-interview {instead}\n")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (["play", "last", "--speed", "9"], "--speed goes from"),
        (["export", "last"], "Where to?"),
        (["compare"], "Compare which two takes?"),
        (["compare", "last"], "Compare which two takes?"),
        (["compare", "a", "b", "--question-id", "led-a-change"], "but not both"),
        (["questions", "show"], "Which question?"),
        (["models", "verify"], "Which model"),
        (["demo", "--plain", "--speed", "0"], "--speed goes from"),
        (["analyze", "a.wav", "--engine", "builtin", "--model", "base.en"], "goes with Whisper"),
        (["demo", "--json"], "--json goes with --plain"),
        (["analyze", "a.wav", "b.wav", "--words", "w.json"], "--words goes with one recording"),
        (["analyze", "a.txt", "--question", ""], "The question is empty."),
        (["export", "last", "--question-id", "x", "--csv", "-"], "Name a take, or"),
        (["export", "last", "--csv", "-", "--html", "-"], "Only one report can be printed."),
        (["interview", "report", "--json", "--csv", "-"], "--json prints the report."),
        (["history", "compress", "--older-than", "-1"], "--older-than takes"),
        (["history", "tag", "last", " "], "The tag is empty."),
        (["history", "backup", "-"], "A backup cannot be printed."),
        (["formats", "show"], "Which format?"),
        (["stories", "show"], "Which story?"),
    ],
)
def test_what_cannot_be_said_so_is_one_sentence_and_exit_2(
    line: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (["show", "last"], "There is no take yet."),
        (["show", "nope"], "nope"),
        (["compare", "last", "nope"], "There is no take yet."),
        (["compare", "--question-id", "led-a-change"], "There is no take with a transcript"),
        (["questions", "show", "led-a-chnage"], "no question"),
        (["models", "download", "huge.en", "--yes"], "huge.en"),
        (["settings", "speech.rate", "3"], "no setting 'speech.rate'"),
        (["settings", "speech.rate_wpm", "quick"], "a whole number"),
        (["practice", "--plain", "--theme", "juggling"], "No question has the theme"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_1(
    line: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line) == 1
    told = capsys.readouterr().err
    assert sentence in told
    assert "Traceback" not in told


def test_an_unwritable_recordings_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert main(["--recordings", str(tmp_path / "file" / "below"), "history"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_number_beyond_all_counting_means_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "--limit", "9" * 30]) == 0
    assert "No takes yet" in capsys.readouterr().out
