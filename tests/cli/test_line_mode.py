"""The rehearsal in line mode: what is typed, what is told, and that nothing typed loses a take."""

import errno
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import twins
from tests.analysis.conftest import SHIPPED
from tests.analysis.test_star import STRONG
from tests.faulty_sound import Faults, FaultyMicrophone
from tests.notation import words
from tests.patience import PATIENCE_S, wait_until
from tests.scripted_transcriber import ScriptedTranscriber
from tests.twins import QUESTION
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.cli.lines.line_mode import LineMode, typed_lines
from voice_interview.errors import NoDevice
from voice_interview.model import EngineChoice, Hearing, Sounds, TakeState, Transcript, Word
from voice_interview.ports.progress import Progress
from voice_interview.ports.transcribing import SoFar, not_so_far
from voice_interview.questions import rules as rule_files
from voice_interview.session.states import Stage
from voice_interview.studio import Studio

WORDS = (Word("I", 0.1, 0.2), Word("led", 0.3, 0.5), Word("it.", 0.6, 0.9))
Typist = Callable[[LineMode], Iterator[str]]


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    with twins.studio(tmp_path, twins.tone(tmp_path / "answer.wav"), WORDS) as made:
        yield made


class Behind(ScriptedTranscriber):
    """A large model that has heard but little of an answer of a minute when it ends."""

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: threading.Event,
        ended: threading.Event | None = None,
        so_far: SoFar = not_so_far,
    ) -> Hearing:
        def told(heard: Hearing) -> None:
            progress(0.1, "hearing the rest")
            so_far(
                Hearing(Transcript(heard.transcript.words, "whisper", "base.en"), Sounds(60.0, ()))
            )

        return super().transcribe(audio, choice, progress, stop, ended, told)


def rehearse(studio: Studio, typist: Typist) -> list[str]:
    """Run line mode on what `typist` types; gives what was told."""
    told: list[str] = []
    mode = LineMode(
        studio,
        lambda: typist(mode),
        lambda: QUESTION,
        told.append,
        lambda report: told.append(f"REPORT {report.transcript.text}"),
    )
    mode.run(QUESTION)
    return told


def wait_for(mode: LineMode, *stages: Stage) -> None:
    """Return once the rehearsal is in one of `stages`, or over: a typist who waited on would fail
    whatever test runs by then."""
    wait_until(
        lambda: mode._left or mode.rehearsal.state.stage in stages,
        lambda: f"still {mode.rehearsal.state.stage}",
    )


def say_all(mode: LineMode, studio: Studio) -> Iterator[str]:
    """From the question to the last word: Enter, the words."""
    assert isinstance(studio.recorder, WavMicrophone)
    wait_for(mode, Stage.READY)
    studio.recorder.spoken.clear()  # said in the take before, until the recorder opens
    yield "\n"
    wait_for(mode, Stage.RECORDING)
    assert studio.recorder.spoken.wait(PATIENCE_S)


def an_answer(mode: LineMode, studio: Studio) -> Iterator[str]:
    """From the question to its report: Enter, the words, Enter."""
    yield from say_all(mode, studio)
    yield "\n"
    wait_for(mode, Stage.REVIEW)


def test_enter_starts_and_stops_and_the_report_is_told(studio: Studio) -> None:
    def typist(mode: LineMode) -> Iterator[str]:
        yield from an_answer(mode, studio)
        yield "q\n"

    told = rehearse(studio, typist)
    assert told[0] == f"Question: {QUESTION.text}"
    assert "REPORT I led it." in told
    assert any(line.startswith("Recording, aim for 1:30.") for line in told)
    assert studio.library.count() == 1


def test_input_that_ends_in_the_middle_stops_reports_and_leaves(studio: Studio) -> None:
    def typist(mode: LineMode) -> Iterator[str]:
        return say_all(mode, studio)

    assert "REPORT I led it." in rehearse(studio, typist)
    assert studio.library.rows()[0].take.state is TakeState.DONE


def test_whoever_presses_ctrl_c_while_recording_is_told_where_the_answer_is(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, told = LineMode._typed, list[str]()

    def pressed(mode: LineMode, line: str) -> None:
        if line == "^C":
            raise KeyboardInterrupt
        typed(mode, line)

    def typist(mode: LineMode) -> Iterator[str]:
        yield from say_all(mode, studio)
        yield "^C"

    monkeypatch.setattr(LineMode, "_typed", pressed)
    mode = LineMode(studio, lambda: typist(mode), lambda: QUESTION, told.append)
    with pytest.raises(KeyboardInterrupt):
        mode.run(QUESTION)
    (row,) = studio.library.rows()
    assert row.take.state is TakeState.RECORDED
    assert told[-1] == f"\nKept as {row.take.id}."


def test_input_that_ends_before_anything_leaves_at_once(studio: Studio) -> None:
    rehearse(studio, lambda _mode: iter(()))
    assert studio.library.count() == 0


def test_throwing_a_take_away_asks_and_another_word_goes_on_recording(studio: Studio) -> None:
    def typist(mode: LineMode) -> Iterator[str]:
        wait_for(mode, Stage.READY)
        yield "\n"
        wait_for(mode, Stage.RECORDING)
        yield "d\n"
        wait_for(mode, Stage.CONFIRMING)
        yield "no\n"
        wait_for(mode, Stage.RECORDING)
        yield "d\n"
        wait_for(mode, Stage.CONFIRMING)
        yield "y\n"
        wait_for(mode, Stage.READY)
        yield "q\n"

    told = rehearse(studio, typist)
    assert len([line for line in told if line.startswith("Discard this take?")]) == 2


def test_an_answer_begun_too_early_leads_back_to_the_time_to_think(studio: Studio) -> None:
    studio.change("rehearsal.preparation_s", 120)

    def typist(mode: LineMode) -> Iterator[str]:
        wait_for(mode, Stage.READY)
        yield "\n"
        wait_for(mode, Stage.RECORDING)
        yield "d\n"
        wait_for(mode, Stage.CONFIRMING)
        yield "y\n"
        wait_for(mode, Stage.READY)
        yield "q\n"

    told = rehearse(studio, typist)
    assert "Time to think: 2 min. Enter starts at once." in told
    assert any(line.endswith("Too early? d, then y: back to thinking.") for line in told)
    again = told[-1].removeprefix("Time to think: ").removesuffix(" left. Enter starts at once.")
    assert again.startswith(("1:", "0:"))


def test_a_problem_is_told_once_and_the_question_stays(studio: Studio, tmp_path: Path) -> None:
    lost = NoDevice("There is no microphone.", "Plug one in.")
    studio.recorder = FaultyMicrophone(tmp_path / "answer.wav", faults=Faults(raises_at_open=lost))

    def typist(mode: LineMode) -> Iterator[str]:
        wait_for(mode, Stage.READY)
        yield "\n"
        wait_until(lambda: mode._left or mode.rehearsal.state.problem)
        yield "q\n"

    told = rehearse(studio, typist)
    assert [line for line in told if "no microphone" in line] == [f"{lost.title}. {lost}"]


def test_a_word_that_means_nothing_is_told_and_changes_nothing(studio: Studio) -> None:
    def typist(mode: LineMode) -> Iterator[str]:
        wait_for(mode, Stage.READY)
        yield "what?\n"
        yield "q\n"

    assert "'what?' is not one of the keys here." in rehearse(studio, typist)


def test_a_follow_up_is_offered_asked_and_answered(studio: Studio) -> None:
    studio.rules = lambda: rule_files.load(SHIPPED)
    studio.transcriber = ScriptedTranscriber(words(STRONG.partition(" In the end")[0]))

    def answer(mode: LineMode, key: str, taken: int) -> Iterator[str]:
        yield key
        yield from an_answer(mode, studio)
        assert studio.library.count() == taken

    def typist(mode: LineMode) -> Iterator[str]:
        wait_for(mode, Stage.READY)
        yield from answer(mode, "r\n", 1)
        yield from answer(mode, "u\n", 2)
        yield "q\n"

    told = rehearse(studio, typist)
    assert any(line.startswith("u answers the follow-up") for line in told)
    asked = [line for line in told if line.startswith("Question: ")]
    assert len(asked) == 2
    assert asked[1] != asked[0]
    rows = studio.library.rows()
    assert rows[0].take.part_of == rows[1].take.id
    assert asked[1] == f"Question: {rows[0].take.question.text}"


def test_what_the_last_answer_left_to_work_on_is_told_with_its_question(studio: Studio) -> None:
    studio.rules = lambda: rule_files.load(SHIPPED)
    studio.transcriber = ScriptedTranscriber(words(STRONG.partition(" In the end")[0]))

    def typist(mode: LineMode) -> Iterator[str]:
        yield from an_answer(mode, studio)
        yield "a\n"
        wait_for(mode, Stage.ASKING, Stage.READY)
        yield "q\n"

    told = rehearse(studio, typist)
    first, again = (at for at, line in enumerate(told) if line.startswith("Question: "))
    assert not told[first + 1].startswith("This time")
    assert told[again + 1].startswith("This time: Say how it ended. ")


def test_without_a_follow_up_the_key_means_nothing(studio: Studio) -> None:
    def typist(mode: LineMode) -> Iterator[str]:
        yield from an_answer(mode, studio)
        yield "u\n"
        yield "q\n"

    assert "'u' is not one of the keys here." in rehearse(studio, typist)


def test_a_model_that_falls_behind_brings_a_smaller_one_to_mind_once(studio: Studio) -> None:
    studio.transcriber = Behind(WORDS, early=1)

    def typist(mode: LineMode) -> Iterator[str]:
        for again in ("a\n", "q\n"):
            yield from an_answer(mode, studio)
            yield again

    told = [line for line in rehearse(studio, typist) if "cannot keep up" in line]
    assert told == [
        "base.en cannot keep up with you on this computer. "
        "A smaller model can: `voice-interview models list` shows them."
    ]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_whoever_types_and_fails_has_left(studio: Studio) -> None:
    def typist(mode: LineMode) -> Iterator[str]:
        yield from say_all(mode, studio)
        raise AssertionError("this typist is made to fail")

    assert "REPORT I led it." in rehearse(studio, typist)


def test_a_terminal_that_is_gone_is_the_end_of_what_is_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone() -> str:
        raise OSError(errno.EIO, "no terminal")

    monkeypatch.setattr("sys.stdin", SimpleNamespace(readline=gone))
    assert list(typed_lines()) == []
