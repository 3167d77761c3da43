"""Interviews on the screen: chosen, sat with keys alone, left, taken up, and reported."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.faulty_sound import Faults, FaultyMicrophone
from tests.interview.play import ANSWER, DEBRIEF, Play
from tests.interviewing.candidate import PROMPTS, bank, shipped
from tests.scripted_transcriber import ScriptedTranscriber
from tests.tui import opinions
from tests.tui.scene import Scene, app_of, drive, picture, press_space, until, until_seen, walk
from voice_interview.errors import NoDevice, NothingHeard
from voice_interview.interview import events
from voice_interview.interview.blanks import Blank
from voice_interview.interviewing import begin
from voice_interview.model import NO_VOICE, FollowUp, TakeState, Word
from voice_interview.model.formats import RATINGS, Overrun
from voice_interview.model.interview import Asked, Interview, Part, Stage
from voice_interview.questions import rules
from voice_interview.session.states import Stage as Asking
from voice_interview.settings import Settings
from voice_interview.tui.commands import Place
from voice_interview.tui.drawing import wording
from voice_interview.tui.drawing.interview_words import blank, hint
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.interview_report import InterviewReportScreen
from voice_interview.tui.screens.interviews import InterviewsScreen
from voice_interview.tui.screens.rehearse import Rehearse
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.widgets.big_clock import drawn


@pytest.fixture
def talks(scene: Scene) -> Scene:
    """The scene with the shipped formats, and an interviewer whose voice is off."""
    studio = scene.studio
    studio.questions = bank().questions
    studio.formats = tuple(shipped().values())
    words = tuple(Word(word, n / 5, n / 5 + 0.1) for n, word in enumerate(["I", "led", "it"]))
    studio.transcriber = ScriptedTranscriber(words)
    studio.rules = lambda: rules.load(PROMPTS / "rules")
    studio.settings = replace(studio.settings, speech=replace(studio.settings.speech, aloud=False))
    return scene


def stage_of(pilot: Pilot[None]) -> Stage | None:
    on_now = app_of(pilot).interviewing
    return on_now.state.stage if on_now is not None else None


async def choose(pilot: Pilot[None], scene: Scene, title: str) -> None:
    """From home to the beginning of a format."""
    await pilot.press("i")
    await until(pilot, lambda: isinstance(app_of(pilot).screen, InterviewsScreen))
    await until_seen(pilot, title)
    for _ in range(20):
        marked = next(
            (line for line in picture(app_of(pilot)).splitlines() if line.strip().startswith("›")),
            "",
        )
        if title in marked:
            break
        await pilot.press("down")
    scene.clock.pass_s(1.0)
    await pilot.press("enter")


async def speak(pilot: Pilot[None], scene: Scene) -> None:
    """Answer the question that stands there."""
    app = app_of(pilot)
    await until(pilot, lambda: app.state.stage is Asking.READY)
    await press_space(pilot, scene)
    await until(pilot, lambda: app.state.stage is Asking.RECORDING and app.rehearsal.gauge.live)
    await press_space(pilot, scene)


async def write(pilot: Pilot[None], words: str, then: str) -> None:
    """Fill in the marked field."""
    await walk(pilot, ("enter", "Enter OK"))
    await pilot.press(*words, "enter")
    await until_seen(pilot, then)


def test_what_was_filled_in_stands_in_one_column() -> None:
    filled = {
        Blank(Part.RATING, "point", "Came to the point", RATINGS): "partly",
        Blank(Part.STEP, "", "One step before the next time"): "Breathe",
    }
    longest = max(len(one.label) for one in filled)
    lines = {written: blank(one, written, longest).plain for one, written in filled.items()}
    assert len({line.index(written) for written, line in lines.items()}) == 1


def test_the_list_tells_what_each_format_is(talks: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("i")
        await until_seen(pilot, "Prepare six common questions")
        shown = picture(app_of(pilot))
        for form in shipped().values():
            assert form.title in shown
        await pilot.press("escape")
        assert isinstance(app_of(pilot).screen, Home)

    drive(talks.app(), play, size)


def test_the_cursor_passes_over_headings_and_each_line_has_room(talks: Scene) -> None:
    form = shipped()["behavioural"]
    begun = begin(talks.studio, form, seed=7)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("i")
        await until_seen(pilot, f"› {form.title}")
        await until_seen(pilot, "0:00 of 25:00")
        await pilot.press("up")
        await until_seen(pilot, "› Reverse interview")
        await pilot.press("home")
        await until_seen(pilot, f"› {form.title}")
        shown = picture(app)
        assert wording.moment(begun.begun_at) in shown
        assert "…" not in shown
        talks.library.interviews.save(replace(begun, stage=Stage.OVER))
        await walk(pilot, ("escape", "Questions"), ("i", "› Workshop"))

    drive(talks.app(), play, (64, 20))


def test_in_the_smallest_window_several_questions_to_prepare_are_in_sight(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await until_seen(pilot, "A good answer shows")
        assert app_of(pilot).screen.query_one("#blanks").size.height >= 4

    drive(talks.app(), play, LEAST)


def test_in_the_smallest_window_a_long_format_is_told_whole(talks: Scene) -> None:
    long = replace(talks.studio.formats[0], about="Prepare, answer, look back, and again. " * 6)
    talks.studio.formats = (long,)

    async def play(pilot: Pilot[None]) -> None:
        await walk(pilot, ("i", "Prepare, answer"))
        shown = " ".join(picture(app_of(pilot)).split())
        assert f"{long.about}{long.phases[0].title}" in shown
        assert f"{long.phases[-1].title} 5 min" in shown

    drive(talks.app(), play, LEAST)


def test_the_list_is_read_once_when_it_is_opened_and_again_when_it_is_come_back_to(
    talks: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = begin(talks.studio, shipped()["behavioural"], seed=7)
    talks.library.interviews.save(replace(begun, stage=Stage.OVER))
    kept = talks.library.interviews
    reads: list[int] = []
    read = kept.listed

    def counted() -> tuple[tuple[Interview, ...], tuple[str, ...]]:
        reads.append(1)
        return read()

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Questions")
        monkeypatch.setattr(type(kept), "listed", lambda _: counted())
        await walk(pilot, ("i", "Reports"))
        assert len(reads) == 1
        await walk(pilot, ("end", "Enter shows its report."), ("enter", "Interview report"))
        begin(talks.studio, shipped()["workshop"], seed=8)
        reads.clear()
        await walk(pilot, ("escape", "Resume"))
        assert len(reads) == 1

    drive(talks.app(), play)


def test_an_interview_that_cannot_be_read_is_named_above_the_others(talks: Scene) -> None:
    broken = begin(talks.studio, shipped()["workshop"], seed=8)
    begin(talks.studio, shipped()["behavioural"], seed=7)
    file = talks.library.root / "interviews" / f"{broken.id}.json"
    file.write_text("{", "utf-8")

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Questions")
        await walk(pilot, ("i", "Resume"))
        above, _, _ = picture(app_of(pilot)).partition("Resume")
        assert f"! The interview {broken.id}" in above
        file.unlink()
        await walk(pilot, ("escape", "Questions"), ("i", "Resume"))
        assert "! The interview" not in picture(app_of(pilot))

    drive(talks.app(), play)


def test_a_rapid_fire_interview_from_the_list_to_its_report(
    talks: Scene, size: tuple[int, int], home: Path
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Rapid fire")
        for number in range(1, 11):
            await until_seen(pilot, f"Ten questions {number} of 10")
            assert isinstance(app.screen, Rehearse)
            await speak(pilot, talks)
        await until_seen(pilot, "10 answers")
        assert isinstance(app.screen, InterviewReportScreen)
        shown = picture(app)
        assert "Finished" in shown
        assert "10 of 10 answered" in shown
        await pilot.press("enter")
        await until_seen(pilot, "there is none on this line")
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        assert app.state.take_id == talks.library.interviews.all()[0].asked[0].take_id
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, InterviewReportScreen))
        await pilot.press("w")
        await until_seen(pilot, "~/interview-rapid-fire.html")
        app.screen.query_one("#typed", Input).value = "~/rapid.md"
        await pilot.press("enter")
        await until(pilot, lambda: (home / "rapid.md").exists())
        await pilot.press("escape")
        await until_seen(pilot, "Reports")
        assert app.interviewing is None
        (kept,) = talks.library.interviews.all()
        assert kept.finished

    drive(talks.app(), play, size)


def test_the_workshop_takes_notes_feedback_and_a_step(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await until_seen(pilot, "10:00 left")
        await until_seen(pilot, "A good answer shows")
        await write(pilot, "short", "✎")
        assert app.interviewing is not None
        assert app.interviewing.state.interview.values(Part.NOTE)[0].value == "short"
        await press_space(pilot, talks)
        await speak(pilot, talks)
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await until_seen(pilot, "Esc Interview")
        await pilot.press("a", "u")
        await until_seen(pilot, "Esc goes back to it.")
        assert "Answer again" not in picture(app)
        await walk(pilot, ("escape", "What went well"))
        assert "Next part" in picture(app)
        assert "Space Go on" in picture(app)
        await write(pilot, "clear", "clear")
        await pilot.press("n")
        await until(pilot, lambda: stage_of(pilot) is Stage.DEBRIEF)
        await until_seen(pilot, "One step before the next time")
        footer = picture(app).splitlines()[-1]
        assert "Next part" not in footer
        assert "Once more" not in footer
        assert "Space End it" in footer
        await pilot.press("down")
        await write(pilot, "breathe", "breathe")
        await press_space(pilot, talks)
        await until_seen(pilot, "Before the next time")

    drive(talks.app(), play)
    (kept,) = talks.library.interviews.all()
    assert kept.finished
    assert kept.value(Part.STEP) == "breathe"
    assert kept.value(Part.FEEDBACK, "What went well", 0) == "clear"


def test_who_was_not_heard_in_an_interview_finds_the_sound_check_and_the_way_back(
    talks: Scene, size: tuple[int, int]
) -> None:
    way_out = "Before you record again, try `voice-interview doctor`."
    talks.studio.transcriber = ScriptedTranscriber((), NothingHeard(NO_VOICE, way_out))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await press_space(pilot, talks)
        await speak(pilot, talks)
        await until_seen(pilot, "Before you record again, try the sound check (c).")
        await until_seen(pilot, "check the microphone (c).")
        await walk(pilot, ("c", "What the microphone hears"), ("escape", "c Sound check"))
        assert isinstance(app.screen, ReportScreen)
        await walk(pilot, ("escape", "What went well"), ("c", "What the microphone hears"))
        assert "Esc Back" in picture(app)
        await walk(pilot, ("escape", "What went well"))
        await walk(pilot, ("e", "End this interview now?"), ("y", "check the microphone (c)."))
        await walk(pilot, ("c", "What the microphone hears"), ("escape", "Interview report"))

    drive(talks.app(), play, size)


def test_a_report_in_an_interview_leaves_the_next_question_to_the_interviewer(
    talks: Scene,
) -> None:
    asked = FollowUp("result", "missing", "And how did it end?", "It stops at “it”.", 0)
    opinions.in_scene(talks).next_question = asked

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await press_space(pilot, talks)
        await speak(pilot, talks)
        await until_seen(pilot, "Speech rate")
        assert "u answers it" not in picture(app)
        (row,) = talks.library.rows()
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.interviewing is None)
        app.show_report(row.take.id)
        await until_seen(pilot, "“And how did it end?” u answers it.")

    drive(talks.app(), play)


def test_an_interview_is_left_in_an_answer_and_taken_up(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "One-way")
        await until_seen(pilot, "Questions 1 of 5")
        await press_space(pilot, talks)
        await until(pilot, lambda: app.state.stage is Asking.RECORDING and app.rehearsal.gauge.live)
        assert "Esc Pause" in picture(app_of(pilot))
        await walk(pilot, ("escape", "Paused: the clock has stopped"), ("escape", "Resume"))
        assert app.interviewing is None
        await pilot.press("home")
        talks.clock.pass_s(1.0)
        await pilot.press("enter")
        await until_seen(pilot, "Questions 2 of 5")
        await walk(pilot, *(("p", f"Questions {number} of 5") for number in (3, 4, 5)))
        await walk(pilot, ("p", "1 answer, 4 passed"))

    drive(talks.app(), play)
    (kept,) = talks.library.interviews.all()
    assert kept.asked[0].length_s is not None


def test_the_cursor_comes_back_to_the_interview_that_was_left(talks: Scene) -> None:
    def marked(pilot: Pilot[None]) -> str:
        lines = picture(app_of(pilot)).splitlines()
        return next((line for line in lines if line.strip().startswith("›")), "")

    async def play(pilot: Pilot[None]) -> None:
        await choose(pilot, talks, "One-way")
        await until_seen(pilot, "Questions 1 of 5")
        await walk(pilot, ("escape", "Paused: the clock has stopped"), ("escape", "Resume"))
        await until(pilot, lambda: "One-way" in marked(pilot) and "open" in marked(pilot))
        await pilot.press("down", "question_mark", "escape")
        await until(pilot, lambda: "Workshop" in marked(pilot))

    drive(talks.app(), play)


def test_while_it_is_paused_no_second_answer_is_offered(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await press_space(pilot, talks)
        await until(pilot, lambda: app.state.stage is Asking.READY)
        await press_space(pilot, talks)
        await until(pilot, lambda: app.state.stage is Asking.RECORDING and app.rehearsal.gauge.live)
        await walk(pilot, ("escape", "Paused: the clock has stopped"))
        assert "Once more" not in picture(app)
        talks.clock.pass_s(1.0)
        await walk(pilot, ("space", "a Once more"))

    drive(talks.app(), play)


def test_the_clock_runs_and_is_kept_when_the_program_ends(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        talks.clock.pass_s(301.0)
        await until_seen(pilot, "Half of the time")
        await until_seen(pilot, "4:5")
        talks.clock.pass_s(400.0)
        await until_seen(pilot, "1:4")
        await until_seen(pilot, "over")
        assert app.interviewing is not None

    app = talks.app()
    drive(app, play)
    app.close_all()
    (kept,) = talks.library.interviews.all()
    assert not kept.over
    assert kept.elapsed_s > 700


def test_the_clock_stays_in_sight_in_the_sound_check(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await walk(pilot, ("c", "Sound check · Preparation · 10:00 left"))
        talks.clock.pass_s(640.0)
        await until_seen(pilot, "Sound check · Preparation · 0:40 over")

    drive(talks.app(), play)


def test_the_clock_stays_in_sight_while_one_types(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await walk(pilot, ("enter", "Enter OK"))
        await until_seen(pilot, "Preparation · 10:00 left")
        talks.clock.pass_s(640.0)
        await until_seen(pilot, "Preparation · 0:40 over")

    drive(talks.app(), play)


def test_one_chooses_whom_to_ask_and_takes_a_question_offered(talks: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Reverse interview")
        await until_seen(pilot, "Who are you talking to?")
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await until_seen(pilot, "Write at least 8.")
        await pilot.press("enter")
        await until_seen(pilot, "In your own words")
        await pilot.press("down", "enter")
        await until_seen(pilot, "✓ Question 1")
        assert app.interviewing is not None
        interview = app.interviewing.state.interview
        assert interview.pick == "technical-lead"
        assert interview.value(Part.OWN, "1") == interview.drawn[0][0].text
        await press_space(pilot, talks)
        await until_seen(pilot, "What would you like to ask me?")
        await until_seen(pilot, f"1. {interview.drawn[0][0].text[:30]}")
        await speak(pilot, talks)
        await until_seen(pilot, "a: answer once more")
        await pilot.press("a")
        await speak(pilot, talks)
        await until_seen(pilot, "a: answer once more")
        await pilot.press("e")
        await until_seen(pilot, "End this interview now?")
        await pilot.press("y")
        await until_seen(pilot, "Ended early")

    drive(talks.app(), play)
    (kept,) = talks.library.interviews.all()
    assert len(kept.asked[0].earlier) == 1


def test_after_the_last_question_no_other_one_is_promised() -> None:
    play = Play(replace(ANSWER, retakes=True), DEBRIEF)(events.Begin(), events.Announced())
    for _ in range(3):
        assert hint(play.answer().state) == "Space: next question. a: answer once more."
        play(events.GoOn())
    assert hint(play.answer().state) == "Space: go on. a: answer once more."


def test_the_key_that_ends_an_interview_says_so() -> None:
    play = Play(ANSWER, DEBRIEF)(events.Begin(), events.NextPhase(), events.Announced())
    assert play.state.stage is Stage.DEBRIEF
    assert hint(play.state) == "Space: end the interview."
    one = Play(replace(ANSWER, retakes=True))(events.Begin(), events.Announced())
    for _ in range(3):
        one.answer()(events.GoOn())
    assert hint(one.answer().state) == "Space: end the interview. a: answer once more."


PLUG_IT_IN = (
    "Plug one in, or switch it on in your system's sound settings. If it works in other programs, "
    "install libasound2-plugins (PulseAudio) or pipewire-alsa (PipeWire)."
)


def ask_the_longest_alone(talks: Scene) -> str:
    """Whatever is asked takes as much room as any question of the bank; gives its text."""
    longest = max((one.text for one in talks.studio.questions), key=len)
    talks.studio.questions = tuple(replace(one, text=longest) for one in talks.studio.questions)
    return longest


@pytest.mark.parametrize("size", [LEAST, (80, 24), (80, 40)])
def test_without_a_loudspeaker_all_of_it_stands_beside_the_time_to_think(
    talks: Scene, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def say(_text: str, _stop: Event) -> None:
        raise NoDevice("No loudspeaker was found.", PLUG_IT_IN)

    monkeypatch.setattr(talks.speaker, "say", say)
    talks.studio.settings = replace(talks.studio.settings, speech=Settings().speech)
    longest = ask_the_longest_alone(talks)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "One-way")
        await until(pilot, lambda: app.state.preparing and app.state.problem)
        await until_seen(pilot, drawn("0:30")[0] if size == (80, 40) else "0:30 to think")
        shown = " ".join(picture(app).split())
        assert f"! No sound device No loudspeaker was found. {PLUG_IT_IN}" in shown
        assert longest in shown
        assert "Space starts it now." in shown
        await press_space(pilot, talks)
        await until_seen(pilot, drawn("0:00")[0])

    drive(talks.app(), play, size)


@pytest.mark.parametrize("size", [LEAST, (80, 24)])
def test_without_a_microphone_the_question_stands_and_can_be_passed(
    talks: Scene, size: tuple[int, int]
) -> None:
    lost = NoDevice("There is no microphone.", PLUG_IT_IN)
    longest = ask_the_longest_alone(talks)
    talks.studio.recorder = FaultyMicrophone(
        talks.microphone.path, speed=None, faults=Faults(raises_at_open=lost)
    )

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Rapid fire")
        await until(pilot, lambda: app.state.stage is Asking.READY)
        await press_space(pilot, talks)
        await until_seen(pilot, "There is no microphone.")
        shown = " ".join(picture(app).split())
        assert PLUG_IT_IN in shown
        assert longest in shown
        await pilot.press("p")
        await until_seen(pilot, "Ten questions 2 of 10")

    drive(talks.app(), play, size)


@pytest.fixture
def cut(talks: Scene) -> Scene:
    """The workshop, with a clock that ends its phases."""
    form = next(one for one in talks.studio.formats if one.title == "Workshop")
    phases = tuple(replace(phase, overrun=Overrun.CUT) for phase in form.phases)
    talks.studio.formats = (replace(form, phases=phases),)
    return talks


def test_a_clock_that_cuts_waits_for_what_is_being_typed(cut: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, cut, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await walk(pilot, ("enter", "Enter OK"))
        await pilot.press(*"too")
        cut.clock.pass_s(11 * 60.0)
        await until_seen(pilot, "The time for Preparation is over.")
        await press_space(pilot, cut)
        await pilot.press(*"late")
        assert app.screen.query_one("#typed", Input).value == "too late"
        await pilot.press("enter")

        def asked() -> bool:
            cut.clock.pass_s(0.1)
            return isinstance(app.screen, Rehearse)

        await until(pilot, asked)

    drive(cut.app(), play)
    (kept,) = cut.library.interviews.all()
    assert kept.values(Part.NOTE)[0].value == "too late"


def test_no_question_comes_over_a_window_that_was_opened_while_it_was_announced(
    talks: Scene,
) -> None:
    speaker = talks.speaker
    talks.studio.settings = replace(talks.studio.settings, speech=Settings().speech)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await choose(pilot, talks, "Rapid fire")
        await until(pilot, lambda: stage_of(pilot) is Stage.ANNOUNCING and speaker.said)
        await walk(pilot, ("e", "End this interview now?"))
        speaker.let_go.set()
        await until(pilot, lambda: not any(t.name == "announcement" for t in enumerate_threads()))
        await pilot.pause(0.3)
        assert stage_of(pilot) is Stage.ANNOUNCING
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Rehearse))

    drive(talks.app(), play)


def test_a_space_that_comes_as_the_announcement_ends_does_not_skip_what_was_announced(
    talks: Scene,
) -> None:
    speaker = talks.speaker
    talks.studio.settings = replace(talks.studio.settings, speech=Settings().speech)

    async def play(pilot: Pilot[None]) -> None:
        await choose(pilot, talks, "Workshop")
        await until(pilot, lambda: stage_of(pilot) is Stage.ANNOUNCING and speaker.said)
        await until_seen(pilot, "Space goes on at once.")
        talks.clock.pass_s(5.0)
        speaker.let_go.set()
        await until(pilot, lambda: stage_of(pilot) is Stage.PREPARING)
        await until_seen(pilot, "Space: I am ready.")
        talks.clock.pass_s(0.9)
        await pilot.press("space")
        assert stage_of(pilot) is Stage.PREPARING
        await press_space(pilot, talks)
        await until(pilot, lambda: stage_of(pilot) is not Stage.PREPARING)

    drive(talks.app(), play)


def test_what_is_not_written_down_waits_when_its_report_is_left(talks: Scene) -> None:
    talks.studio.transcriber = talks.transcriber
    question = talks.studio.questions[0]
    take = talks.keep_take(question)
    begun = begin(talks.studio, shipped()["rapid-fire"], 1)
    answered = (Asked(0, question, take.id, length_s=77.0),)
    talks.library.interviews.save(replace(begun, stage=Stage.OVER, asked=answered))

    async def play(pilot: Pilot[None]) -> None:
        app_of(pilot).show_place(Place.INTERVIEW_REPORT, begun.id)
        await until(pilot, talks.transcriber.begun.is_set)
        await pilot.press("escape")
        await until(pilot, lambda: talks.library.take(take.id).state is TakeState.RECORDED)

    drive(talks.app(), play)


def test_without_formats_there_is_nothing_to_open(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, InterviewsScreen))
        await press_space(pilot, scene)
        await pilot.press("enter")
        assert "Open" not in picture(app).splitlines()[-1]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(), play)
