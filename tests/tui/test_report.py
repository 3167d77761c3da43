"""The report screen: figures beside words that can be walked, and the ways on from there."""

from dataclasses import replace

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui import opinions, rich
from tests.tui.past_takes import open_history
from tests.tui.scene import (
    QUESTIONS,
    Scene,
    answer,
    app_of,
    drive,
    picture,
    press_space,
    strips,
    until,
    until_seen,
    until_stage,
)
from tests.tui.walking import here, open_report
from voice_interview.errors import NothingHeard
from voice_interview.model import Focus, FollowUp, Take
from voice_interview.session.states import Stage
from voice_interview.tui.answer import about
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.help import Help
from voice_interview.tui.screens.history import History
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.models import ModelsScreen
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.screens.settings import SettingsScreen
from voice_interview.tui.widgets.transcript import Transcript


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
    take = opinions.keep(scene, rich.spoken("we met on that Friday and left early " * 700))
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
        assert len(set(drawn)) <= screen.transcript.size.height

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


# --- ways on -------------------------------------------------------------------------------------


def test_answer_again_asks_the_same_question(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("a")
        await until_stage(pilot, Stage.ASKING)
        assert app.state.question == QUESTIONS[0]

    drive(scene.app(), play)


def test_the_advice_stands_beside_the_question_until_the_answer_begins(
    scene: Scene, take: Take, size: tuple[int, int]
) -> None:
    opinions.in_scene(scene).focus = Focus("Say how it ended", "It stops early.", (6, 12), "Again.")

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("a")
        await until_seen(pilot, "This time  Say how it ended")
        await answer(pilot, scene)
        assert "This time" not in picture(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        app.ask(QUESTIONS[1])
        await until_stage(pilot, Stage.ASKING)
        assert "This time" not in picture(app)

    drive(scene.app(), play, size)


def test_escape_leads_back_to_the_history_and_h_home(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await pilot.press("enter")
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
        await pilot.press("shift+tab")
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


def test_a_follow_up_is_asked_and_its_answer_belongs_to_the_take(scene: Scene, take: Take) -> None:
    asked = FollowUp("result", "missing", "And how did it end?", "It stops at “early”.", 0)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        opinions.in_scene(scene).next_question = asked
        await open_report(pilot, take)
        assert "“And how did it end?” u answers it." in picture(app)
        await pilot.press("u")
        await until_stage(pilot, Stage.ASKING)
        await until_seen(pilot, "follow-up to your answer")
        assert app.state.part_of == take.id
        assert app.state.question is not None
        assert app.state.question.text == asked.text

    drive(scene.app(), play)


def test_without_a_follow_up_the_key_says_so(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("u")
        await until_seen(pilot, "There is nothing an interviewer would still ask for")
        assert app_of(pilot).state.stage is Stage.REVIEW

    drive(scene.app(), play)


@pytest.mark.parametrize("width", range(LEAST[0], 100))
def test_the_date_of_a_take_stands_whole(scene: Scene, width: int) -> None:
    take = replace(scene.keep_take(QUESTIONS[0]), note="Ask Ann")
    told = about.heading(take, "", width).plain.split("\n")
    assert sum(line.endswith("12 Nov 09:15") for line in told) == 1
    assert " ".join(" ".join(told).split()).startswith(f"{QUESTIONS[0].text} 12 Nov 09:15")
    assert max(map(len, told)) <= width


def test_an_answer_to_a_follow_up_is_headed_as_one(scene: Scene) -> None:
    alone = scene.keep_take(QUESTIONS[0])
    assert "follow-up" not in about.heading(alone, "", 80).plain
    told = about.heading(replace(alone, part_of="an earlier take"), "", 80).plain
    assert told.endswith("follow-up, 12 Nov 09:15")


def test_what_went_wrong_stands_once_with_its_way_out(scene: Scene) -> None:
    scene.transcriber.problem = NothingHeard("Nobody speaks here.", "Look at the microphone.")
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.ask(QUESTIONS[0])
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "! No transcript")
        await until(pilot, lambda: picture(app).count("Nobody speaks here.") == 1)
        assert "! Look at the microphone." in picture(app)

    drive(scene.app(), play)
