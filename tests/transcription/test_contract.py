"""What every transcriber promises; the real one on both recognisers, and its file-backed twin."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.scripted_transcriber import ScriptedTranscriber
from tests.transcription.files import RATE_HZ, Sound, hum, pcm_of, save_wav
from voice_interview.errors import Cancelled, InputProblem, NothingHeard
from voice_interview.model import EngineChoice, Transcript, Word
from voice_interview.ports.progress import no_progress
from voice_interview.ports.transcribing import Transcriber
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.wave_file import WaveWriter


@dataclass
class Case:
    transcriber: Transcriber
    choice: EngineChoice
    engine: str
    folder: Path

    def audio(self, sound: Sound, name: str = "audio.wav") -> Path:
        """`sound` on disk, with words beside it for whoever reads them there."""
        path = save_wav(self.folder / name, sound)
        speaks = sound.any() and sound.size > RATE_HZ
        rows = [{"text": text, "start": i + 0.1, "end": i + 0.6} for i, text in enumerate("ab")]
        path.with_name(name + ".words.json").write_text(json.dumps(rows if speaks else []))
        return path


@pytest.fixture(scope="module")
def spoken(spoken: Sound) -> Sound:
    """The first sentence alone is enough here."""
    return spoken[: 4 * RATE_HZ]


@pytest.fixture(
    params=[
        "scripted",
        pytest.param("builtin", marks=pytest.mark.real),
        pytest.param("whisper", marks=pytest.mark.real),
    ]
)
def case(request: pytest.FixtureRequest, tmp_path: Path, scripted_model: Path) -> Iterator[Case]:
    transcriber: Transcriber
    if request.param == "scripted":
        transcriber = ScriptedTranscriber()
        choice, engine = EngineChoice(), "builtin"
    else:
        transcriber = TranscriptionClient(tmp_path / "models", tmp_path / "log", keep_warm_s=60)
        model = str(scripted_model) if request.param == "whisper" else "auto"
        choice, engine = EngineChoice(request.param, model), request.param
    yield Case(transcriber, choice, engine, tmp_path)
    transcriber.close()


def test_a_file_becomes_words_and_sounds(case: Case, spoken: Sound) -> None:
    told: list[tuple[float, str]] = []
    case.transcriber.warm(case.choice)
    audio = case.audio(spoken)
    hearing = case.transcriber.transcribe(
        audio, case.choice, lambda share, doing: told.append((share, doing)), Event()
    )
    assert hearing.transcript.engine == case.engine
    assert hearing.transcript.model
    assert hearing.transcript.language == "en"
    words = hearing.transcript.words
    assert words
    assert all(word.text and not set(word.text) & set(" \n\t") for word in words)
    starts = [word.start for word in words if word.start is not None]
    assert starts == sorted(starts)
    assert hearing.sounds is not None
    assert hearing.sounds.duration_s == pytest.approx(spoken.size / RATE_HZ, abs=0.01)
    assert hearing.sounds.speech
    shares = [share for share, _doing in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(0.0 <= share <= 1.0 and doing for share, doing in told)


def test_a_growing_file_is_followed_to_its_end(case: Case, spoken: Sound) -> None:
    finished = case.audio(spoken, "finished.wav")
    whole = case.transcriber.transcribe(finished, case.choice, no_progress, Event())
    growing = case.folder / "growing.wav"
    beside = "finished.wav.words.json", "growing.wav.words.json"
    (case.folder / beside[1]).write_text((case.folder / beside[0]).read_text())
    ended = Event()

    def record() -> None:
        with WaveWriter(growing, RATE_HZ) as writer:
            for start in range(0, spoken.size, 4000):
                writer.write(pcm_of(spoken[start : start + 4000]))
        ended.set()

    recorder = Thread(target=record)
    recorder.start()
    followed = case.transcriber.transcribe(growing, case.choice, no_progress, Event(), ended)
    recorder.join()
    assert followed.transcript.text == whole.transcript.text
    assert followed.sounds is not None
    assert followed.sounds.duration_s == pytest.approx(spoken.size / RATE_HZ, abs=0.01)


def test_silence_and_half_a_word_are_nothing_heard(case: Case, spoken: Sound) -> None:
    for sound in (0 * hum(3.0), spoken[2000:4000]):
        with pytest.raises(NothingHeard):
            case.transcriber.transcribe(case.audio(sound), case.choice, no_progress, Event())


def test_a_stop_beforehand_or_meanwhile_is_cancelled(case: Case, spoken: Sound) -> None:
    audio, stop = case.audio(spoken), Event()
    stop.set()
    with pytest.raises(Cancelled):
        case.transcriber.transcribe(audio, case.choice, no_progress, stop)
    stop.clear()
    with pytest.raises(Cancelled):
        case.transcriber.transcribe(audio, case.choice, lambda *_: stop.set(), stop)
    stop.clear()
    assert case.transcriber.transcribe(audio, case.choice, no_progress, stop).transcript.words


def test_a_stop_while_the_file_grows_is_cancelled(case: Case, spoken: Sound) -> None:
    audio, stop = case.audio(spoken), Event()
    raised: list[Exception] = []

    def transcribe() -> None:
        try:
            case.transcriber.transcribe(audio, case.choice, no_progress, stop, Event())
        except Cancelled as cancelled:
            raised.append(cancelled)

    thread = Thread(target=transcribe)
    thread.start()
    stop.set()
    thread.join()
    assert raised


def test_what_is_no_sound_is_an_input_problem(case: Case) -> None:
    with pytest.raises(InputProblem):
        case.transcriber.transcribe(case.folder / "none.wav", case.choice, no_progress, Event())


def test_known_words_are_kept_and_only_sounds_are_sought(case: Case, spoken: Sound) -> None:
    audio = case.audio(spoken)
    known = Transcript((Word("hello", 0.5, 0.9), Word("you", None, None)), engine="given")
    hearing = case.transcriber.listen(audio, known, no_progress, Event())
    assert hearing.transcript == known
    assert hearing.sounds is not None
    assert hearing.sounds.duration_s == pytest.approx(spoken.size / RATE_HZ, abs=0.01)
    nothing_known = case.transcriber.listen(audio, None, no_progress, Event())
    assert nothing_known.transcript.words == ()


def test_auto_is_resolved_to_an_engine_with_a_reason(case: Case) -> None:
    resolved, why = case.transcriber.resolve(EngineChoice())
    assert resolved.engine in {"whisper", "builtin"}
    assert why


def test_closing_twice_does_no_harm_and_work_can_begin_again(case: Case, spoken: Sound) -> None:
    case.transcriber.close()
    case.transcriber.close()
    hearing = case.transcriber.listen(case.audio(spoken), None, no_progress, Event())
    assert hearing.sounds is not None


def test_closing_while_something_is_heard_cancels_it(case: Case, spoken: Sound) -> None:
    audio = case.audio(spoken)
    begun = Event()
    raised: list[Exception] = []

    def transcribe() -> None:
        begun.set()
        try:
            case.transcriber.transcribe(audio, case.choice, no_progress, Event(), Event())
        except Cancelled as cancelled:
            raised.append(cancelled)

    thread = Thread(target=transcribe)
    thread.start()
    begun.wait()
    while not raised:
        case.transcriber.close()
    thread.join()
    assert raised
