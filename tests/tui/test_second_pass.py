"""Better words that came while nothing went on: told in a line, shown when wanted."""

import threading
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.tui import opinions
from tests.tui.held import WORDS
from tests.tui.past_takes import figures, open_history
from tests.tui.scene import (
    QUESTIONS,
    Scene,
    app_of,
    drive,
    picture,
    press_space,
    until,
    until_seen,
    walk,
)
from tests.tui.walking import open_report, report, start_s
from voice_interview import second_pass
from voice_interview.model import EngineChoice, Focus, Hearing, Take, TakeState, Transcript, Word
from voice_interview.model.formats import Format, Kind, Phase
from voice_interview.model.interview import Asked, Interview
from voice_interview.model.interview import Stage as Over
from voice_interview.second_pass import Arrived
from voice_interview.session.states import Stage
from voice_interview.settings import Transcription
from voice_interview.tui.background.messages import BetterWords
from voice_interview.tui.commands import Place
from voice_interview.tui.screens.home import Home


def running() -> bool:
    return any(thread.name == "second pass" for thread in threading.enumerate())


SMALL = EngineChoice("whisper", "small.en")


@pytest.fixture
def rough(scene: Scene) -> Take:
    """A take that the built-in recogniser transcribed; a better model is there."""
    take = scene.keep_take(QUESTIONS[0], TakeState.DONE)
    with scene.library.audio(take.id).open("wb") as audio:
        audio.write(scene.microphone.path.read_bytes())
    words = (Word("so", 0.1, 0.3), Word("let", 0.7, 1.1))
    scene.library.save_hearing(take.id, Hearing(Transcript(words, "builtin"), None))
    scene.background.improves = SMALL
    return take


@pytest.fixture
def wanted(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_pass, "IDLE_S", 0.01)
    scene.studio.settings = replace(
        scene.studio.settings, transcription=Transcription(second_pass=True)
    )


@pytest.mark.usefixtures("wanted")
def test_home_tells_what_came_until_it_was_looked_at(
    scene: Scene, rough: Take, size: tuple[int, int]
) -> None:
    scene.background.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "New   1 answer was transcribed again by whisper small.en;")
        await open_report(pilot, rough)
        await until_seen(pilot, "whisper small.en transcribed this answer again. T shows")
        assert WORDS[1].text in picture(app_of(pilot))
        await pilot.press("h")
        await until(pilot, lambda: "New   1 answer" not in picture(app_of(pilot)))

    drive(scene.app(), play, size)


@pytest.mark.usefixtures("wanted")
def test_what_to_work_on_and_what_is_suggested_follow_the_better_words(
    scene: Scene, rough: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = opinions.in_scene(scene)
    studio.focus = Focus("Say more", "It is short.", (0, 1), "Again.")
    scene.studio.questions = QUESTIONS[:1]
    good = replace(figures(140.0, 2.0), star="STAR")
    weak = replace(good, star="S---")
    keep = scene.library.save_figures

    def kept(take_id: str, _made: object = None) -> None:
        keep(take_id, weak if scene.background.let_go.is_set() else good)

    monkeypatch.setattr(studio, "keep_figures", kept)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Work on (w): Say more")
        assert "see whether it still comes easily" in picture(app_of(pilot))
        studio.focus = Focus("Say how it ended", "It stops early.", (0, 1), "Again.")
        scene.background.let_go.set()
        await until_seen(pilot, "Work on (w): Say how it ended")
        await until_seen(pilot, "the action and result were missing.")

    drive(scene.app(), play)


@pytest.mark.usefixtures("wanted")
def test_the_report_of_an_interview_follows_the_better_words(scene: Scene, rough: Take) -> None:
    opinions.in_scene(scene).focus = Focus("Say more", "It is short.", (0, 1), "Again.")
    form = Format("short", "Short", "A short one.", (Phase("talk", "Talk", Kind.ANSWER, 5.0),))
    asked = Asked(0, rough.question, rough.id, length_s=20.0)
    begun = scene.library.interviews.begin(
        "short",
        lambda interview_id, begun_at: Interview(
            interview_id, form, begun_at, 1, ((),), stage=Over.OVER, asked=(asked,)
        ),
    )

    async def play(pilot: Pilot[None]) -> None:
        app_of(pilot).show_place(Place.INTERVIEW_REPORT, begun.id)
        await until_seen(pilot, "To work on: Say more.")
        opinions.in_scene(scene).focus = Focus("Say how it ended", "Early.", (0, 1), "Again.")
        scene.background.let_go.set()
        await until_seen(pilot, "To work on: Say how it ended.")

    drive(scene.app(), play)


@pytest.mark.usefixtures("wanted")
def test_a_report_that_is_being_read_waits_for_the_key(scene: Scene, rough: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, rough)
        await pilot.press("right")
        scene.background.let_go.set()
        await until_seen(pilot, "whisper small.en also transcribed this answer")
        assert "so let" in picture(app)
        await pilot.press("T")
        await until_seen(pilot, "So [um] I led.")
        await until_seen(pilot, "Words by whisper small.en (T shows those of the built-in")
        assert start_s(report(app)) == 0.7
        assert "also transcribed" not in picture(app)
        await pilot.press("T")
        await until_seen(pilot, "so let")
        await until_seen(pilot, "Words by the built-in recogniser (T shows those of whisper")

    drive(scene.app(), play, (80, 60))


@pytest.mark.usefixtures("wanted")
def test_the_history_shows_the_figures_of_better_words(scene: Scene, rough: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await until_seen(pilot, "so let")
        scene.background.let_go.set()
        await until_seen(pilot, "“So [um] I led.”")

    drive(scene.app(), play)


@pytest.mark.usefixtures("wanted")
def test_the_next_question_ends_it(scene: Scene, rough: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until(pilot, lambda: scene.background.asked)
        app.ask(QUESTIONS[1])
        await until(pilot, lambda: not running())
        await press_space(pilot, scene)
        await until(pilot, lambda: app.state.stage is Stage.RECORDING)
        scene.background.let_go.set()
        assert scene.library.other_hearings(rough.id) == ()
        assert scene.background.asked == [SMALL]

    drive(scene.app(), play)


def test_better_words_of_another_turn_reach_the_report_that_is_open(
    scene: Scene, take: Take
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("right", "right")
        screen = report(app)
        before = screen.reading
        app.on_better_words(BetterWords(Arrived("another", Transcript((), "whisper", "x"), True)))
        await until(pilot, lambda: screen.reading is not before)
        assert screen.transcript.cursor == 2

    drive(scene.app(), play)


def test_nobody_else_has_written_it_down(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("T")
        await until_seen(pilot, "There is no other transcript")
        screen = report(app_of(pilot))
        await pilot.press("right", "right")
        reading = screen.reading
        await walk(pilot, ("n", "A note"), ("enter", "Esc Back"))
        await until(pilot, lambda: screen.reading is not reading)
        assert screen.transcript.cursor == 2

    drive(scene.app(), play)


def test_words_that_come_while_a_screen_is_being_made_are_shown_with_it(
    scene: Scene, rough: Take
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "Last takes")
        making = app.push_screen(Home())
        app.on_better_words(BetterWords(Arrived(rough.id, Transcript((), "whisper", "x"), True)))
        await making
        await until_seen(pilot, "New   1 answer was transcribed again by whisper x;")

    drive(scene.app(), play)
