"""What holds on every screen: one screenful, room to ask for, no meaning in colour alone."""

import gc
from collections.abc import Awaitable, Callable
from threading import Thread

import pytest
from textual._styles_cache import StylesCache
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from tests.tui.scene import (
    QUESTIONS,
    Scene,
    answer,
    app_of,
    drive,
    picture,
    press_space,
    until,
    until_seen,
    until_stage,
    walk,
)
from voice_interview.errors import LibraryProblem
from voice_interview.model import TakeState
from voice_interview.session import events as on
from voice_interview.session.states import Stage
from voice_interview.tui import places
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.home import Home
from voice_interview.tui.widgets.words import Words

Way = Callable[[Pilot[None], Scene], Awaitable[None]]


TITLE = "voice-interview  "


async def to_home(pilot: Pilot[None], scene: Scene) -> None:
    await until_seen(pilot, "Last takes")


async def to_sound_check(pilot: Pilot[None], scene: Scene) -> None:
    await pilot.press("c")
    await until_seen(pilot, "Headset")


async def to_asking(pilot: Pilot[None], scene: Scene) -> None:
    await pilot.press("space")
    await until_seen(pilot, "The question is being asked")


async def to_preparing(pilot: Pilot[None], scene: Scene) -> None:
    scene.speaker.let_go.set()
    await pilot.press("p", "space")
    await until_seen(pilot, "Time to think")


async def to_recording(pilot: Pilot[None], scene: Scene) -> None:
    await pilot.press("space")
    await answer(pilot, scene)
    await until_seen(pilot, "● REC  Recording")


async def to_confirming(pilot: Pilot[None], scene: Scene) -> None:
    await to_recording(pilot, scene)
    await pilot.press("d")
    await until_seen(pilot, "Discard this take?")


async def to_transcribing(pilot: Pilot[None], scene: Scene) -> None:
    await to_recording(pilot, scene)
    await press_space(pilot, scene)
    await until_seen(pilot, "transcribing the first minute")


async def to_problem(pilot: Pilot[None], scene: Scene) -> None:
    app_of(pilot).show_problem(LibraryProblem("The folder is not writable.", "Choose another."))
    await until_seen(pilot, "! The recordings folder cannot be used")


async def to_help(pilot: Pilot[None], scene: Scene) -> None:
    await to_asking(pilot, scene)
    await pilot.press("question_mark")
    await until_seen(pilot, "Keys: Rehearsal")


WAYS = (
    to_home,
    to_sound_check,
    to_asking,
    to_preparing,
    to_recording,
    to_confirming,
    to_transcribing,
    to_problem,
    to_help,
)
every_screen = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)


@pytest.fixture
def practised(scene: Scene) -> Scene:
    """A scene with some takes in it."""
    for question in QUESTIONS:
        scene.keep_take(question, TakeState.DONE)
    return scene


@every_screen
def test_each_state_is_one_screenful(practised: Scene, size: tuple[int, int], way: Way) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await way(pilot, practised)
        app = app_of(pilot)
        assert cut_off(app) == []
        keys = picture(app).splitlines()[-1]
        assert "? Keys" in keys or way is to_help
        assert "…" not in keys

    drive(practised.app(), play, size)


@every_screen
def test_the_smallest_window_holds_everything_and_one_of_40_by_12_a_sentence(
    practised: Scene, way: Way
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await way(pilot, practised)
        app = app_of(pilot)
        if way is not to_help:
            assert cut_off(app) == []
        await pilot.resize_terminal(40, 12)
        await until_seen(pilot, "Please make this window larger")
        words = " ".join(picture(app).replace("● REC", "").replace("Space stops.", "").split())
        assert words == "Please make this window larger: 64 by 18 characters are needed."
        await pilot.resize_terminal(*LEAST)
        await until(pilot, lambda: "larger" not in picture(app))

    drive(practised.app(), play, LEAST)


def test_a_screen_opens_in_the_styles_of_its_window(
    practised: Scene, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Screens whose styles were worked out once more as they opened."""
    again = list[str]()
    update = InterviewApp.update_styles

    def watched(app: InterviewApp, node: DOMNode, animate: bool = True) -> None:
        if isinstance(node, Screen):
            again.append(type(node).__name__)
        update(app, node, animate=animate)

    async def play(pilot: Pilot[None]) -> None:
        monkeypatch.setattr(InterviewApp, "update_styles", watched)
        for key, title in (("h", "History"), ("enter", "Report")):
            await pilot.press(key)
            await until_seen(pilot, f"voice-interview  {title}")
            await pilot.pause()

    drive(practised.app(), play, size)
    assert again == []


def test_a_screen_that_was_left_leaves_nothing_drawn_behind(practised: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        kept = list[int]()
        for _ in range(5):
            for key, title in (("h", "History"), ("enter", "Report"), ("escape", "History")):
                await pilot.press(key)
                await until_seen(pilot, f"voice-interview  {title}")
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app_of(pilot).screen, Home))
            await pilot.pause()
            gc.collect()
            kept.append(sum(isinstance(one, StylesCache) for one in gc.get_objects()))
        assert kept[-1] < kept[1] + 20, kept  # one report and one history are 23

    drive(practised.app(), play)


def test_what_was_loaded_at_the_start_is_not_looked_through_for_garbage() -> None:
    gc.unfreeze()
    places.load_screens()
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()


def cut_off(app: InterviewApp) -> list[str]:
    """Words that are not wholly on the screen."""
    hidden = []
    for words in app.screen.query(Words):
        place = app.screen.find_widget(words) if words.display and words.is_on_screen else None
        if place is None:
            if words.display and words.region.area:
                hidden.append(str(words.visual))
            continue
        if place.visible_region != place.region:
            hidden.append(str(words.visual))
    return hidden


@every_screen
def test_nothing_is_lost_without_colour(
    practised: Scene, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same words stand there, and the cursor, the microphone and faults have their signs."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def play(pilot: Pilot[None]) -> None:
        await way(pilot, practised)
        app = app_of(pilot)
        assert app.no_color
        shown = picture(app)
        if app.state.stage in {Stage.RECORDING, Stage.CONFIRMING}:
            assert "● REC" in shown
        if app.screen.query(OptionList):
            assert "› " in shown

    drive(practised.app(), play)


def test_the_light_theme_is_taken_from_the_settings(scene: Scene) -> None:
    scene.studio.change("screen.theme", "light")

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        assert app.theme == "light"
        scene.studio.change("screen.theme", "dark")
        app.apply_settings()
        assert app.theme == "dark"

    drive(scene.app(), play)


def test_events_that_come_late_change_nothing(scene: Scene) -> None:
    """What threads of a take left behind still say must not touch what is shown now."""

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        before = app.state
        for event in late_events(app, scene):
            app.post(event)
        await pilot.pause()
        assert app.state == before
        assert isinstance(app.screen, Home)

    drive(scene.app(QUESTIONS[0]), play)


def late_events(app: InterviewApp, scene: Scene) -> list[on.Event]:
    (row,) = scene.library.rows()
    take_id = row.take.id
    problem = LibraryProblem("Too late.")
    return [
        on.Spoken(),
        on.SpeechFailed(problem),
        on.PreparationOver(),
        on.RecordingBegan(take_id),
        on.Recorded(take_id),
        on.RecordingFailed(problem),
        on.Progressed(take_id, 0.5, "working"),
        on.Transcribed(take_id),
        on.TranscriptionFailed(take_id, problem),
    ]


def test_an_event_after_the_end_is_no_error(scene: Scene) -> None:
    app = scene.app()

    async def play(pilot: Pilot[None]) -> None:
        await until_stage(pilot, Stage.HOME)

    drive(app, play)
    speaking = Thread(target=app.post, args=(on.Spoken(),))
    speaking.start()
    speaking.join()
    assert app.state.stage is Stage.HOME


def test_quitting_in_the_middle_keeps_the_take(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        await pilot.press("ctrl+q")

    drive(scene.app(QUESTIONS[0]), play)
    (row,) = scene.library.rows()
    assert row.take.state is TakeState.RECORDED
    assert row.take.capture is not None


def test_a_fault_in_the_screen_keeps_the_take_and_shows_no_words_of_it(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    class Fault(Exception):
        pass

    def fail() -> None:
        secret = "what I said in the answer"
        raise Fault(len(secret))

    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        app_of(pilot).call_later(fail)
        await pilot.pause()

    with pytest.raises(Fault):
        drive(scene.app(QUESTIONS[0]), play)
    (row,) = scene.library.rows()
    assert row.take.state is TakeState.RECORDED
    assert "what I said" not in "".join(capsys.readouterr())


def test_the_frame_follows_the_window(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "h History   ? Keys")
        await pilot.resize_terminal(*LEAST)
        await until_seen(pilot, "i Interviews   ? Keys")
        app.ask(QUESTIONS[0])
        await answer(pilot, scene)
        await pilot.resize_terminal(200, 60)
        await until(pilot, lambda: len(picture(app).splitlines()[0]) == 198)
        assert picture(app).splitlines()[0].endswith("● REC")

    drive(scene.app(), play)


def test_a_window_stands_under_the_title_of_the_screen_below(scene: Scene) -> None:
    scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Last takes")
        await walk(pilot, ("h", f"{TITLE}History"), ("t", "Tags for this take"))
        assert f"{TITLE}History" in picture(app_of(pilot))

    drive(scene.app(), play)


def test_a_problem_is_told_over_the_palette_too(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: not isinstance(app.screen, Home))
        app.show_problem(LibraryProblem("It went wrong.", "Try again."))
        await until_seen(pilot, "It went wrong.")
        assert f"{TITLE}Home" in picture(app)

    drive(scene.app(), play)
