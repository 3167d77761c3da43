"""The first screen: choosing a question, the last takes, the first evening, what is to be told."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.past_takes import keep
from tests.tui.scene import (
    QUESTIONS,
    Scene,
    app_of,
    drive,
    picture,
    press_space,
    until,
    until_seen,
    until_stage,
)
from voice_interview.errors import LibraryProblem, SettingsProblem
from voice_interview.library.library import TakeLibrary
from voice_interview.model import RULES_VERSION, Figures, Question, TakeRow, TakeState
from voice_interview.session.states import Stage
from voice_interview.settings import Value
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.finding.offer import LATELY, Offer
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.screens.sound_check import SoundCheckScreen
from voice_interview.tui.widgets.question_card import QuestionCard
from voice_interview.wave_file import WaveWriter

FIGURES = Figures("1", 77.0, 180, 141.6, 160.0, 0.8, 7, 3, 2.44, "STa-")


def home(app: InterviewApp) -> Home:
    screen = app.screen
    assert isinstance(screen, Home)
    return screen


def test_the_first_evening_begins_with_the_sound_check(scene: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "Before your first take")
        assert "Space starts with a short sound check" in picture(app)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen))
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, Home))
        await until_seen(pilot, "Space now asks the question.")
        await pilot.press("space")
        await until_stage(pilot, Stage.ASKING)

    drive(scene.app(), play, size)


def test_the_question_of_the_moment_is_in_view_when_the_screen_opens(scene: Scene) -> None:
    many = [replace(QUESTIONS[1], id=f"q{n}", text=f"Question number {n}?") for n in range(60)]
    scene.studio.questions = (*many, QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.pause()
        for _ in range(5):
            await pilot.press("s")
        for height in (40, 24, 20, 45):
            await pilot.resize_terminal(80, height)
            await until(
                pilot,
                lambda: any(line.strip().startswith("› ") for line in picture(app).splitlines()),
            )

    drive(scene.app(), play)


def test_the_first_picture_shows_the_question_that_the_cursor_begins_on(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = scene.keep_take(QUESTIONS[0], TakeState.DONE)
    scene.library.save_figures(done.id, FIGURES)
    shown: list[Question] = []
    show = QuestionCard.show

    def noted(card: QuestionCard, question: Question, *rest: Any, **how: Any) -> None:
        shown.append(question)
        show(card, question, *rest, **how)

    monkeypatch.setattr(QuestionCard, "show", noted)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Last takes")
        first = home(app_of(pilot)).marked
        assert first not in (None, QUESTIONS[0])
        assert set(shown) == {first}
        await pilot.press("k")
        await until(pilot, lambda: not isinstance(app_of(pilot).screen, Home))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, Home))
        assert set(shown) == {first}

    drive(scene.app(), play)


def test_a_question_that_was_found_stays_marked_when_the_search_is_left(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "Questions  4")
        await pilot.press("slash", *"incident")
        await until_seen(pilot, "1 of 4")
        await pilot.press("enter", "escape")
        await until_seen(pilot, "Questions  4")
        await pilot.pause()
        assert home(app).marked == QUESTIONS[3]

    drive(scene.app(), play)


def test_a_question_that_was_drawn_during_a_search_stays_marked(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "Questions  4")
        for _ in range(6):
            await pilot.press("slash", *"leadership", "enter")
            await until_seen(pilot, "1 of 4")
            await pilot.press("s")
            await until_seen(pilot, "Questions  4")
            await pilot.pause()
            assert home(app).marked not in (None, QUESTIONS[0])

    drive(scene.app(), play)


def test_only_the_list_that_the_keys_move_in_shows_a_cursor(scene: Scene) -> None:
    scene.keep_take(QUESTIONS[0])

    def marked(pilot: Pilot[None]) -> list[str]:
        lines = map(str.strip, picture(app_of(pilot)).splitlines())
        return [line for line in lines if line.startswith("›")]

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Last takes")
        asked = home(app_of(pilot)).marked
        assert asked is not None
        for key, shows in (("tab", "12 Nov"), ("tab", asked.theme), ("slash", asked.theme)):
            await pilot.press(key)
            await until(pilot, lambda: len(marked(pilot)) == 1)
            assert shows in marked(pilot)[0]

    drive(scene.app(), play)


def test_the_takes_are_read_once_when_the_program_opens_and_again_when_home_is_come_back_to(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    read = Offer.read_takes

    def counted(offer: Offer) -> bool:
        reads.append(1)
        return read(offer)

    monkeypatch.setattr(Offer, "read_takes", counted)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Before your first take")
        assert len(reads) == 1
        await pilot.press("k")
        scene.keep_take(QUESTIONS[0])
        await pilot.press("escape")
        await until_seen(pilot, "Last takes")
        assert len(reads) == 2

    drive(scene.app(), play)


def test_the_last_takes_show_their_figures_and_what_is_missing(
    scene: Scene, size: tuple[int, int]
) -> None:
    done = scene.keep_take(QUESTIONS[0], TakeState.DONE)
    scene.library.save_figures(done.id, FIGURES)
    scene.keep_take(QUESTIONS[2], TakeState.FAILED)
    recovered = scene.keep_take(QUESTIONS[1])
    scene.library.change(recovered.id, lambda now: replace(now, recovered=True))

    async def play(pilot: Pilot[None]) -> None:
        rows = picture(app_of(pilot)).splitlines()
        (figures,) = [row for row in rows if "142" in row]
        assert "1:17" in figures
        assert "2.4" in figures
        assert "STa-" in figures
        assert any("! no transcript" in row and "What does [um]" in row for row in rows)
        assert any("! recovered" in row for row in rows)

    drive(scene.app(), play, size)


def test_enter_on_a_take_opens_its_report(scene: Scene) -> None:
    scene.keep_take(QUESTIONS[0], TakeState.DONE)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(), play)


def test_a_take_that_has_gone_is_a_problem_in_words(scene: Scene) -> None:
    take = scene.keep_take(QUESTIONS[0], TakeState.DONE)

    async def play(pilot: Pilot[None]) -> None:
        scene.library.delete(take.id)
        await pilot.press("tab", "enter")
        await until_seen(pilot, "! No such take")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, Home))

    drive(scene.app(), play)


def test_words_and_themes_narrow_the_list(scene: Scene) -> None:
    scene.keep_take(QUESTIONS[0], TakeState.DONE)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("slash", *"outage incid")
        assert home(app).marked == QUESTIONS[3]
        await until_seen(pilot, "1 of 4 · Esc shows all")
        await pilot.press(*" nothing at all")
        await until_seen(pilot, "No question matches these words")
        await pilot.press("enter", "space")
        assert app.state.stage is Stage.HOME
        await pilot.press("escape")
        assert app.screen.query_one("#filter", Input).value == ""
        assert home(app).marked == QUESTIONS[0]
        await pilot.press("down", "enter")
        await until_stage(pilot, Stage.ASKING)
        assert app.state.question == QUESTIONS[1]

    drive(scene.app(), play)


def test_a_surprise_is_none_that_was_asked_lately(scene: Scene) -> None:
    for question in QUESTIONS[:2]:
        scene.keep_take(question)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        drawn = set()
        for _ in range(8):
            await pilot.press("s")
            drawn.add(home(app).marked)
        assert drawn == {QUESTIONS[2], QUESTIONS[3]}

    drive(scene.app(), play)


def test_a_question_that_was_ever_answered_has_a_tick(scene: Scene) -> None:
    """Also when it was so long ago that it may be drawn again."""
    keep(scene, 1, QUESTIONS[1])
    for day in range(2, 2 + LATELY):
        keep(scene, day, QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "✓ leadership")
        assert "✓ conflict" in picture(app)
        assert "✓ incidents" not in picture(app)

    drive(scene.app(), play, (100, 40))


def test_preparation_and_mute_are_chosen_at_home_and_shown(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("p")
        await until_seen(pilot, "30 s to prepare")
        assert app.state.preparation_s == 30
        await pilot.press("p", "p", "p")
        await until_seen(pilot, "no preparation")
        await pilot.press("m")
        await until_seen(pilot, "only shown")

    drive(scene.app(), play)
    assert [settings.rehearsal.preparation_s for settings in scene.saved] == [30, 60, 120, 0]


def test_settings_that_cannot_be_written_are_said(scene: Scene) -> None:
    def refuse(_key: str, _value: Value) -> None:
        raise SettingsProblem("The settings cannot be written to /x/[y].", "Make it writable.")

    scene.studio.keep_setting = refuse

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("p")
        await until_seen(pilot, "The settings cannot be written")

    drive(scene.app(), play)


def test_notices_are_shown_as_text(scene: Scene) -> None:
    scene.studio.notices = ("packs/mine.toml: [questions] is no list.",)

    async def play(pilot: Pilot[None]) -> None:
        assert "! packs/mine.toml: [questions] is no list." in picture(app_of(pilot))

    drive(scene.app(), play)


def test_a_mute_outlives_a_change_of_something_else(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("m", "p")
        assert app.state.muted
        scene.studio.change("speech.aloud", False)
        scene.studio.change("speech.aloud", True)
        app.apply_settings()
        assert app.state.muted

    drive(scene.app(), play)


def test_what_a_crash_left_is_told_first(scene: Scene, tmp_path: Path) -> None:
    begun = scene.library.begin(QUESTIONS[0])
    with WaveWriter(scene.library.audio(begun.id), 8_000) as audio:
        audio.write(bytes(16_000))
    scene.library.close()
    scene.studio.library = TakeLibrary.open(tmp_path / "recordings")

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "! The program ended last time while you were speaking.")
        await until_seen(pilot, "! recovered")

    drive(scene.app(), play)
    scene.studio.library.close()


def test_a_second_window_may_look_but_not_record(scene: Scene, tmp_path: Path) -> None:
    scene.keep_take(QUESTIONS[0])
    scene.studio.library = TakeLibrary.open(tmp_path / "recordings")

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "! Another window is using these recordings.")
        await pilot.press("space")
        await until_stage(pilot, Stage.ASKING)
        await press_space(pilot, scene)
        await until_seen(pilot, "! Your recordings are open elsewhere")

    drive(scene.app(), play)
    scene.studio.library.close()


def test_takes_that_cannot_be_read_are_a_notice_and_no_end(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_wanted: object) -> tuple[TakeRow, ...]:
        raise LibraryProblem("The list of takes cannot be read.", "Start again.")

    monkeypatch.setattr(scene.library, "rows", broken)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "The list of takes cannot be read.")
        await pilot.press("space")

    drive(scene.app(), play)


def test_the_list_can_be_moved_in_after_the_window_was_too_small(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("home")
        await pilot.resize_terminal(40, 12)
        await until_seen(pilot, "larger")
        await pilot.resize_terminal(80, 24)
        await until_seen(pilot, "Questions")
        await pilot.press("down")
        await until(pilot, lambda: home(app).marked == QUESTIONS[1])

    drive(scene.app(), play)


def test_without_any_question_there_is_still_a_screen(scene: Scene) -> None:
    scene.studio.questions = ()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("s", "space", "enter")
        assert app.state.stage is Stage.HOME
        assert "No question" in picture(app)

    drive(scene.app(), play)


def test_what_to_practise_next_is_marked_with_its_reason(
    scene: Scene, size: tuple[int, int]
) -> None:
    done = scene.keep_take(QUESTIONS[1], TakeState.DONE)
    scene.library.change(done.id, lambda now: replace(now, recorded_at="2020-11-12T09:15:00.000Z"))
    scene.library.save_figures(done.id, replace(FIGURES, rules_version=RULES_VERSION, star="S---"))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "the action and result were missing.")
        assert home(app).marked == QUESTIONS[1]
        await pilot.press("n")
        assert home(app).marked == QUESTIONS[0]
        await until_seen(pilot, "You have answered no question on “leadership” yet.")
        await pilot.press("n", "n", "n")
        assert home(app).marked == QUESTIONS[1]

    drive(scene.app(), play, size)


def test_before_the_first_take_one_that_fits_anyone_is_suggested(
    scene: Scene, size: tuple[int, int]
) -> None:
    about_you = Question("you", "Who are you?", theme="recruiter", tags=("introduction",))
    scene.studio.questions = (*QUESTIONS, about_you)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Before your first take")
        assert home(app_of(pilot)).marked == about_you
        told = "Suggested  A good first question: it is about you and fits any job."
        await until_seen(pilot, told)
        await pilot.press("up")
        await until_seen(pilot, "You have answered no question on “incidents” yet.")
        assert "Suggested" not in picture(app_of(pilot))
        await pilot.press("n")
        await until_seen(pilot, told)

    drive(scene.app(), play, size)


def test_after_every_question_was_answered_today_rest_is_advised(scene: Scene) -> None:
    scene.studio.questions = QUESTIONS[:1]
    now = datetime.now(UTC).isoformat()
    done = scene.keep_take(QUESTIONS[0], TakeState.DONE)
    scene.library.change(done.id, lambda before: replace(before, recorded_at=now))

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_seen(pilot, "let what you practised rest until tomorrow. s draws")

    drive(scene.app(), play)


def test_part_of_the_bank_can_be_looked_at(scene: Scene, size: tuple[int, int]) -> None:
    done = scene.keep_take(QUESTIONS[1], TakeState.DONE)
    scene.library.change(done.id, lambda now: replace(now, recorded_at="2020-11-12T09:15:00.000Z"))
    scene.library.save_figures(done.id, replace(FIGURES, rules_version=RULES_VERSION, star="S---"))

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("f")
        await until_seen(pilot, "3 of 4 · never practised")
        for told in ("1 of 4 · weakest", "1 of 4 · not for two weeks"):
            await pilot.press("f")
            await until_seen(pilot, told)
            assert home(app_of(pilot)).marked == QUESTIONS[1]
        await pilot.press("escape")
        await until(pilot, lambda: " of 4" not in picture(app_of(pilot)))

    drive(scene.app(), play, size)


def test_a_part_that_holds_nothing_says_so(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("f", "f")
        await until_seen(pilot, "0 of 4 · weakest")
        await until_seen(pilot, "None of your answers has come out weak so far.")
        await pilot.press("space", "enter", "escape")
        await until(pilot, lambda: " of 4" not in picture(app_of(pilot)))

    drive(scene.app(), play)


def test_a_long_notice_stands_whole_beside_takes_and_what_is_due(scene: Scene) -> None:
    notice = (
        "/home/anna/voice-interview/settings.toml: 'transcription.language' should be a code such "
        "as en, de or fr, not 'english'; until you change it, it is en."
    )
    scene.studio.notices = (notice,)
    for _ in range(5):
        scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Last takes")
        shown = picture(app_of(pilot))
        assert notice in " ".join(shown.split())
        assert shown.splitlines()[-1].strip().endswith("? Keys")
        assert "asked aloud" in shown

    drive(scene.app(), play)


def test_takes_are_listed_in_the_smallest_window_too(scene: Scene) -> None:
    for _ in range(3):
        scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "12 Nov 09:15")
        assert "A good answer shows" not in picture(app_of(pilot))

    drive(scene.app(), play, LEAST)


def test_a_notice_that_is_settled_elsewhere_is_gone_on_the_way_back(scene: Scene) -> None:
    scene.studio.notices = ("'screen.theme' is wrong.",)

    def mend(_key: str, _value: Value) -> None:
        scene.studio.notices = ()

    scene.studio.keep_setting = mend

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "'screen.theme' is wrong.")
        await pilot.press("o")
        await until(pilot, lambda: not isinstance(app.screen, Home))
        await pilot.pause()
        await pilot.press("enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        await until(pilot, lambda: "is wrong" not in picture(app))

    drive(scene.app(), play)
