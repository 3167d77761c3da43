"""The report screen: walking the words, hearing every place, the user's own word on fillers."""

from dataclasses import replace

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui import rich
from tests.tui.scene import (
    QUESTIONS,
    Scene,
    app_of,
    drive,
    picture,
    strips,
    until,
    until_seen,
    until_stage,
)
from voice_interview.audio.from_files import Faults, SilentPlayer
from voice_interview.errors import NoDevice, NothingHeard, PackProblem
from voice_interview.model import Focus, Take, TakeState
from voice_interview.session.states import Stage
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.screens.asking import ChooseDialog
from voice_interview.tui.screens.help import Help
from voice_interview.tui.screens.history import History
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.models import ModelsScreen
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.screens.settings import SettingsScreen
from voice_interview.tui.widgets.transcript import Transcript

SHORT = "we um~ met, you_know,~ (1.2) on that <um?> Friday (0.5) and left like~ (0.6) early"


@pytest.fixture
def take(scene: Scene) -> Take:
    return rich.keep(scene)


@pytest.fixture
def short(scene: Scene) -> Take:
    return rich.keep(scene, rich.spoken(SHORT))


async def open_report(pilot: Pilot[None], take: Take) -> ReportScreen:
    app = app_of(pilot)
    app.show_report(take.id)
    await until(pilot, lambda: isinstance(app.screen, ReportScreen))
    await pilot.pause()
    return report(app)


def report(app: InterviewApp) -> ReportScreen:
    screen = app.screen
    assert isinstance(screen, ReportScreen)
    return screen


def here(screen: ReportScreen) -> str:
    token = screen.transcript.here
    return token.shown if token else ""


def start_s(screen: ReportScreen) -> float:
    token = screen.transcript.here
    assert token is not None and token.start is not None
    return token.start


def test_figures_stand_beside_the_words(scene: Scene, take: Take, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        shown = picture(app_of(pilot))
        for words in (
            "Tell me about a time when you led a team",
            "Nothing stands out.",
            "✓ strong",
            "1:10 of 2:00",
            "words a minute",
            "4 heard (+1 possible), 3.5 a minute",
            "S ▌ So, ⟨um,⟩ two years ago",
            "T ▌ My manager",
            "‹you know,›",
            "■ stopped",
        ):
            assert words in shown
        if size[0] >= 110:
            (both,) = [row for row in shown.splitlines() if "Speech rate" in row]
            assert "▌" in both

    drive(scene.app(), play, size)


# --- walking -------------------------------------------------------------------------------------


def test_the_cursor_walks_by_word_line_and_page(
    scene: Scene, take: Take, size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        assert here(screen) == "So,"
        await pilot.press("right", "right")
        assert here(screen) == "two"
        await pilot.press("left")
        assert here(screen) == "⟨um,⟩"
        await pilot.press("left", "left", "left")
        assert here(screen) == "So,"
        await pilot.press("down")
        assert screen.transcript.cursor > 5
        await pilot.press("up")
        assert here(screen) == "So,"
        await pilot.press("end")
        assert here(screen) == "second."
        await pilot.press("right", "down", "pagedown")
        assert here(screen) == "second."
        assert "build second." in picture(app_of(pilot))
        await pilot.press("pageup")
        assert 0 < screen.transcript.cursor < len(screen.transcript.tokens) - 1
        await pilot.press("home")
        assert here(screen) == "So,"
        await pilot.click(Transcript, offset=(5, 1))
        second_row = screen.transcript.cursor
        assert second_row > 5
        await pilot.click(Transcript, offset=(5, 0))
        assert here(screen) == "So,"

    drive(scene.app(), play, size)


def test_the_place_under_the_cursor_is_explained(scene: Scene, short: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, short)
        await pilot.press("right")
        await until_seen(pilot, "filler sound: written by the recogniser")
        await pilot.press("right", "right")
        await until_seen(pilot, "phrase: ")

    drive(scene.app(), play)


def test_only_the_lines_that_are_seen_are_drawn(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = rich.keep(scene, rich.spoken("we met on that Friday and left early " * 700))
    drawn: list[int] = []
    line = Transcript.render_line

    def counted(self: Transcript, y: int) -> Strip:
        drawn.append(y)
        return line(self, y)

    monkeypatch.setattr(Transcript, "render_line", counted)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("end")
        assert here(screen) == "early"
        drawn.clear()
        await pilot.press("left")
        await until(pilot, lambda: drawn)
        assert len(drawn) <= screen.transcript.size.height

    drive(scene.app(), play)


def test_cursor_and_playing_word_differ_without_colour(
    scene: Scene, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    def look(app: InterviewApp, word: str) -> Style:
        found = [
            s.style for line in strips(app) for s in line if word in s.text.split() and s.style
        ]
        return found[0]

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_report(pilot, take)
        screen.transcript.show_playing(screen.transcript.tokens[4].start)
        await pilot.pause()
        cursor, playing, plain = (look(app, word) for word in ("So,", "ago", "two"))
        assert cursor.reverse
        assert playing.underline
        assert playing.bold
        assert not (plain.reverse or plain.underline or plain.bold)

    drive(scene.app(), play)


# --- hearing -------------------------------------------------------------------------------------


def test_enter_plays_from_the_word_and_lights_what_sounds(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("down", "enter")
        head = screen.tape.playhead
        assert head.position_s >= start_s(screen)
        await until_seen(pilot, "▶ playing")
        await until(pilot, lambda: screen.transcript.playing > screen.transcript.cursor)
        lit = screen.transcript.tokens[screen.transcript.playing]
        assert lit.start is not None
        assert start_s(screen) < lit.start <= head.position_s
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, Home))
        assert not screen.tape.playing

    drive(scene.app(), play)


def test_space_pauses_and_goes_on(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("right", "right", "space")
        assert screen.tape.playhead.position_s >= start_s(screen)
        await until_seen(pilot, "▶ playing")
        await pilot.press("space")
        await until_seen(pilot, "‖ paused")
        paused_s = screen.tape.playhead.position_s
        await pilot.press("space")
        await until(pilot, lambda: screen.tape.playhead.position_s > paused_s)

    drive(scene.app(), play)


def test_seeking_and_speed_while_it_plays(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("comma")
        await until_seen(pilot, "Nothing is playing.")
        await pilot.press("enter", "full_stop", "full_stop")
        head = screen.tape.playhead
        await until(pilot, lambda: head.position_s > start_s(screen) + 2)
        before_s = head.position_s
        await pilot.press("comma")
        await until(pilot, lambda: head.position_s < before_s)
        await pilot.press(*["minus"] * 4)
        await until_seen(pilot, "0.75×")
        await pilot.press(*["plus"] * 9)
        await until_seen(pilot, "1.5×")

    drive(scene.app(), play)


def test_a_piece_that_ends_is_told_as_stopped(scene: Scene, short: Take) -> None:
    scene.studio.player = SilentPlayer(speed=None)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, short)
        await pilot.press("f")
        await until(pilot, lambda: not screen.tape.playing)
        await until_seen(pilot, "■ stopped")
        assert screen.transcript.playing == -1

    drive(scene.app(), play)


@pytest.mark.parametrize(
    ("keys", "stops_at"),
    [
        ("fff", ["⟨um⟩", "‹you", "⟨um?⟩"]),
        ("FF", ["‹like›", "⟨um?⟩"]),
        ("p", ["on"]),
        ("ss", ["My", "First"]),
    ],
)
def test_keys_jump_from_place_to_place_and_play_each(
    scene: Scene, short: Take, keys: str, stops_at: list[str]
) -> None:
    scene.studio.player = SilentPlayer(speed=None)
    story = rich.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, story if "s" in keys else short)
        for key, stop in zip(keys, stops_at, strict=True):
            await pilot.press(key)
            assert here(screen) == stop
            await until(pilot, lambda: not screen.tape.playing)
        played = scene.studio.player
        assert isinstance(played, SilentPlayer)
        assert len(played.played) == len(keys)
        assert played.sounding_frames > 0

    drive(scene.app(), play)


def test_the_advice_can_be_heard(scene: Scene, take: Take) -> None:
    rich.told(scene).focus = Focus("Say how it ended", "It stops early.", (6, 12), "Again.")

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        assert "► Say how it ended. It stops early." in picture(app_of(pilot))
        await pilot.press("e")
        assert screen.tape.playing
        assert screen.transcript.here is not None
        assert screen.transcript.here.word == 6

    drive(scene.app(), play)


def test_without_advice_nothing_is_played(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("e")
        await until_seen(pilot, "Nothing stands out in")
        assert not screen.tape.playing

    drive(scene.app(), play)


def test_where_nothing_is_to_be_found_that_is_said(scene: Scene) -> None:
    take = rich.keep(scene, rich.spoken("we met on that Friday"))

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        for key, sentence in (
            ("f", "No filler was found"),
            ("p", "There is no pause"),
            ("s", "No part of a story"),
            ("x", "There is no filler"),
        ):
            await pilot.press(key)
            await until_seen(pilot, sentence)

    drive(scene.app(), play)


def test_words_without_times_say_so_and_the_take_still_plays(scene: Scene) -> None:
    take = rich.keep(scene, rich.spoken("we um~ met on that Friday", timed=False))

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("enter")
        await until_seen(pilot, "These words have no")
        assert not screen.tape.playing
        await pilot.press("f")
        assert here(screen) == "⟨um⟩"
        assert not screen.tape.playing
        await pilot.press("x")
        await until_seen(pilot, "This filler has no place")
        await pilot.press("space")
        await until_seen(pilot, "▶ playing")

    drive(scene.app(), play)


def test_a_player_that_fails_is_told_and_nothing_is_lost(scene: Scene, take: Take) -> None:
    fault = NoDevice("There is no loudspeaker.", "Plug one in.")
    scene.studio.player = SilentPlayer(faults=Faults(raises_at_open=fault))

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("enter")
        await until_seen(pilot, "There is no loudspeaker")
        assert not screen.tape.playing

    drive(scene.app(), play)


# --- the user's word -----------------------------------------------------------------------------


def test_a_rejected_filler_leaves_the_count_and_can_come_back(scene: Scene, short: Take) -> None:
    def heard() -> int | None:
        figures = scene.library.rows()[0].figures
        return figures.fillers_heard if figures else None

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, short)
        await until_seen(pilot, "1 heard (+1 possible)")
        await pilot.press("right", "x")
        await until_seen(pilot, "0 heard (+1 possible)")
        assert here(screen) == "um"
        await until_seen(pilot, "no filler, as you said; c takes that back")
        assert len(scene.library.review(short.id).rejected) == 1
        assert heard() == 0
        await pilot.press("c")
        await until_seen(pilot, "1 heard (+1 possible)")
        assert scene.library.review(short.id).rejected == ()
        assert heard() == 1

    drive(scene.app(), play)


def test_a_possible_filler_that_is_confirmed_counts(scene: Scene, short: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, short)
        await pilot.press("F", "F")
        assert here(screen) == "⟨um?⟩"
        await pilot.press("c")
        await until_seen(pilot, "2 heard,")
        assert here(screen) == "⟨um⟩"
        await pilot.press("x")
        await until_seen(pilot, "1 heard,")
        assert here(screen) == "⟨×⟩"

    drive(scene.app(), play)


def test_a_note_is_kept_shown_and_taken_away(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("n", *"ask [Ann]?", "enter")
        await until_seen(pilot, "Note: ask [Ann]?")
        assert scene.library.take(take.id).note == "ask [Ann]?"
        await pilot.press("n", "x", "escape")
        assert scene.library.take(take.id).note == "ask [Ann]?"
        await pilot.press("n", "ctrl+u", "enter")
        await until(pilot, lambda: scene.library.take(take.id).note == "")
        assert "Note:" not in picture(app_of(pilot))

    drive(scene.app(), play)


# --- a take without words ------------------------------------------------------------------------


def untold(scene: Scene, **about: object) -> Take:
    take = replace(scene.keep_take(QUESTIONS[1]), **about)  # type: ignore[arg-type]
    scene.library.save(take)
    rich.tone(scene.library.audio(take.id), 20.0)
    return take


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"state": TakeState.FAILED, "failure": "The disk was full."}, "The disk was full."),
        ({"recovered": True}, "The program ended while you spoke."),
        ({}, "It has not been written down yet."),
    ],
)
def test_a_take_without_a_transcript_says_why_and_plays(
    scene: Scene, size: tuple[int, int], about: dict[str, object], says: str
) -> None:
    take = untold(scene, **about)

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await until_seen(pilot, "! No transcript")
        assert says in picture(app_of(pilot))
        assert "Space plays it, t writes it down" in picture(app_of(pilot))
        await pilot.press("enter")
        await until_seen(pilot, "▶ playing")

    drive(scene.app(), play, size)


def test_a_take_in_which_nothing_was_said(scene: Scene) -> None:
    take = rich.keep(scene, rich.spoken("(5.0)"))

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await until_seen(pilot, "! Nothing was heard")
        assert "No words were recognised." in picture(app_of(pilot))
        await pilot.press("left", "down", "end", "f", "x", "space")
        await until_seen(pilot, "▶ playing")

    drive(scene.app(), play)


def test_a_report_that_cannot_be_made_is_told_and_the_take_still_plays(
    scene: Scene, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_studio: object, _take_id: str) -> None:
        raise PackProblem("A rules file is broken.", "Mend line 3.")

    monkeypatch.setattr(rich.Told, "report", refuse)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.show_report(take.id)
        await until_seen(pilot, "Mend line 3.")
        await pilot.press("escape")
        await until_seen(pilot, "its report cannot be made just now.")
        await pilot.press("space")
        await until_seen(pilot, "▶ playing")

    drive(scene.app(), play)


def test_it_can_be_written_down_again_by_another_recogniser(scene: Scene) -> None:
    take = untold(scene)
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("t")
        await until_seen(pilot, "Who shall write it down?")
        await pilot.press("down", "enter")
        await until_seen(pilot, "So [um] I led.")
        assert isinstance(app.screen, ReportScreen)
        assert app.state.stage is Stage.REVIEW
        assert scene.transcriber.asked[-1].engine == "builtin"

    drive(scene.app(), play)


def test_models_that_are_ready_are_offered_too(scene: Scene, take: Take) -> None:
    scene.studio.models = rich.Shelf("ready", "absent")
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t")
        await until_seen(pilot, "Whisper model-1")
        assert "model-2" not in picture(app_of(pilot))
        await pilot.press("end", "enter")
        await until(pilot, lambda: scene.transcriber.asked)
        assert scene.transcriber.asked[-1].model == "model-1"

    drive(scene.app(), play)


def test_a_failure_comes_back_with_its_sentence(scene: Scene, take: Take) -> None:
    scene.transcriber.let_go.set()
    scene.transcriber.problem = NothingHeard("Nobody speaks in this recording.", "Record it again.")

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t", "enter")
        await until_seen(pilot, "! Nobody speaks in this recording. Record it again.")
        await until_seen(pilot, "two years ago")

    drive(scene.app(), play)


def test_the_question_about_recognisers_can_be_left(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_report(pilot, take)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert app.state.stage is Stage.REVIEW

    drive(scene.app(), play)


# --- ways on -------------------------------------------------------------------------------------


def test_answer_again_asks_the_same_question(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("a")
        await until_stage(pilot, Stage.ASKING)
        assert app.state.question == QUESTIONS[0]

    drive(scene.app(), play)


def test_escape_leads_back_to_the_history_and_h_home(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("h", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, History))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, Home))
        assert app.state.stage is Stage.HOME

    drive(scene.app(), play)


def test_tab_gives_the_figures_more_room(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        box = screen.query_one("#figures-box")
        before = box.size.height
        await pilot.press("tab")
        await until(pilot, lambda: box.size.height > before)
        await pilot.press("end")
        await until_seen(pilot, "Words by whisper base.en.")
        await pilot.press("tab")
        await until(pilot, lambda: box.size.height == before)

    drive(scene.app(), play)


def test_settings_that_change_the_report_are_seen_on_return(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        scene.studio.change("report.fillers", False)
        await pilot.press("escape")
        await until_seen(pilot, "switched off")
        assert "⟨um" not in picture(app)

    drive(scene.app(), play)


def test_models_and_help_open_over_it(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, ModelsScreen))
        await pilot.press("escape", "question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await until_seen(pilot, "Go to the next filler and play two seconds around it.")

    drive(scene.app(), play)
