"""What is due stands on the first screen."""

from dataclasses import replace

from textual.pilot import Pilot

from tests.tui import opinions
from tests.tui.past_takes import keep
from tests.tui.rich import tone
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen
from voice_interview.model import TakeState
from voice_interview.model.formats import Format, Kind, Phase
from voice_interview.model.interview import Entry, Interview, Part, Stage
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.screens.home import Home


def interview(scene: Scene, *entries: Entry) -> Interview:
    """One that was begun."""
    phase = Phase("talk", "Talk", Kind.DEBRIEF, 5.0)
    return scene.library.interviews.begin(
        "short",
        lambda interview_id, begun_at: Interview(
            interview_id,
            Format("short", "Short", "A short one.", (phase,)),
            begun_at,
            1,
            ((),),
            entries=entries,
        ),
    )


def test_nothing_is_due_at_first(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Before your first take")
        assert "Due" not in picture(app_of(pilot))

    drive(scene.app(), play)


def test_a_last_answer_without_words_says_the_way_to_them(
    scene: Scene, size: tuple[int, int]
) -> None:
    scene.transcriber.let_go.set()
    take = scene.keep_take(QUESTIONS[0])
    tone(scene.library.audio(take.id), 20.0)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        way = "Due   Tab, Enter, then t transcribes your last answer."
        await until_seen(pilot, way)
        await pilot.press("tab", "enter")
        await until_seen(pilot, "It has not been transcribed yet.")
        await pilot.press("t")
        await until_seen(pilot, "So [um] I led.")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        assert "transcribes your last answer" not in picture(app)

    drive(scene.app(), play, size)


def test_answers_without_words_are_counted_wherever_they_stand(
    scene: Scene, size: tuple[int, int]
) -> None:
    scene.transcriber.let_go.set()
    opinions.in_scene(scene)
    for question in QUESTIONS[:3]:
        take = scene.keep_take(question)
        tone(scene.library.audio(take.id), 20.0)
    transcribed = opinions.keep(scene)
    scene.library.change(
        transcribed.id, lambda now: replace(now, recorded_at="2026-11-20T09:15:00.000Z")
    )

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "3 of your last answers are not transcribed: Tab, mark one, Enter")
        await pilot.press("tab", "down", "enter")
        await until_seen(pilot, "It has not been transcribed yet.")
        await pilot.press("t")
        await until_seen(pilot, "So [um] I led.")
        await pilot.press("escape")
        await until_seen(pilot, "2 of your last answers are not transcribed: ")
        await pilot.resize_terminal(64, 18)
        await until_seen(pilot, "2 not transcribed: Tab, mark one, Enter, t.")
        left = [row.take for row in scene.library.rows() if row.take.state is TakeState.RECORDED]
        scene.library.delete(left[0].id)
        await pilot.press("h", "escape")
        await until_seen(pilot, "1 not transcribed: Tab, mark one, Enter, t.")
        assert isinstance(app.screen, Home)

    drive(scene.app(), play, size)


def test_the_next_step_of_the_story_bank(scene: Scene, size: tuple[int, int]) -> None:
    scene.studio.stories.add("The oven", ("leadership",))

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Due   Story bank (b): Tell a story on leadership aloud")
        assert "…" not in next(row for row in picture(app_of(pilot)).splitlines() if "Due" in row)
        await pilot.press("b", "d")
        await until_seen(pilot, "Delete this story?")
        await pilot.press("y", "escape")
        await until_seen(pilot, "Before your first take")
        assert "Due" not in picture(app_of(pilot))

    drive(scene.app(), play, size)


def test_the_takes_and_their_cursor_stay_in_sight_below_it(scene: Scene) -> None:
    scene.studio.stories.add("The oven", ("leadership",))
    interview(scene, Entry(Part.STEP, "", "Speak up at the end"))
    for day in range(1, 7):
        keep(scene, day)

    def marked(app: InterviewApp) -> str:
        lines = picture(app).splitlines()
        return next((line for line in lines if line.strip().startswith("›")), "")

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "Due   You meant to: Speak up at the end")
        await pilot.press("tab", "down", "down", "down", "down")
        for height in (18, 19, 20, 21, 22, 24, 32):
            await pilot.resize_terminal(64, height)
            await until(pilot, lambda: "2 Oct" in marked(app))
            shown = picture(app)
            assert shown.count("  Due   ") == 2
            assert "Last takes" in shown
            assert "? Keys" in shown.splitlines()[-1]

    drive(scene.app(), play)


def test_an_interview_that_was_left_open(scene: Scene, size: tuple[int, int]) -> None:
    opened = interview(scene)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        way = "Due   i, then Enter resumes the interview “Short”."
        await until_seen(pilot, way)
        scene.library.interviews.save(replace(opened, stage=Stage.OVER))
        await pilot.press("i", "escape")
        await until(pilot, lambda: "resumes the interview" not in picture(app))

    drive(scene.app(), play, size)


def test_an_open_interview_before_a_newer_one_is_not_due(scene: Scene) -> None:
    opened = interview(scene)
    newer = replace(opened, id=f"2099{opened.id[4:]}", stage=Stage.OVER)
    scene.library.interviews.save(newer)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Before your first take")
        assert "Due" not in picture(app_of(pilot))

    drive(scene.app(), play)


def test_the_step_that_the_last_interview_ended_on(scene: Scene) -> None:
    interview(scene, Entry(Part.STEP, "", "Speak up [at the end]"))

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Due   You meant to: Speak up [at the end]")

    drive(scene.app(), play)
