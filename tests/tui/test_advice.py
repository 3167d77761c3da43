"""What the last answer left to work on is there the next evening: at home, beside its question."""

import re
from dataclasses import replace

from textual.pilot import Pilot

from tests.tui import opinions, rich
from tests.tui.scene import (
    QUESTIONS,
    Scene,
    answer,
    app_of,
    drive,
    picture,
    until,
    until_seen,
    until_stage,
)
from tests.tui.walking import open_report
from voice_interview import over_time
from voice_interview.model import Focus
from voice_interview.model.formats import Format, Kind, Phase
from voice_interview.model.interview import Entry, Interview, Part
from voice_interview.session.states import Stage
from voice_interview.tui.screens.home import Home

LED, CONFLICT = QUESTIONS[:2]
SAY_HOW = Focus("Say how it ended", "It stops [early].", (6, 12), "Again.")


def test_home_says_what_the_last_answer_left_to_work_on(
    scene: Scene, size: tuple[int, int]
) -> None:
    opinions.in_scene(scene).focus = SAY_HOW
    opinions.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Due   Work on: Say how it ended (leadership, 12 Nov ")

    drive(scene.app(), play, size)


def test_a_step_of_ones_own_stands_in_its_place(scene: Scene) -> None:
    opinions.in_scene(scene).focus = SAY_HOW
    opinions.keep(scene)
    phase = Phase("talk", "Talk", Kind.DEBRIEF, 5.0)
    scene.library.interviews.begin(
        "short",
        lambda interview_id, begun_at: Interview(
            interview_id,
            Format("short", "Short", "A short one.", (phase,)),
            begun_at,
            1,
            ((),),
            entries=(Entry(Part.STEP, "", "Breathe"),),
        ),
    )

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until(pilot, lambda: isinstance(app.screen, Home) and app.screen._advice)
        assert "Due   You meant to: Breathe" in picture(app)
        assert "Work on" not in picture(app)

    drive(scene.app(), play)


def test_the_question_answered_again_from_home_shows_it_until_the_answer_begins(
    scene: Scene, size: tuple[int, int]
) -> None:
    opinions.in_scene(scene).focus = SAY_HOW
    opinions.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "This time  Say how it ended")
        await until_seen(pilot, ": It stops [early].")
        await answer(pilot, scene)
        assert "This time" not in picture(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        app.ask(CONFLICT)
        await until_stage(pilot, Stage.ASKING)
        assert "This time" not in picture(app)

    drive(scene.app(LED), play, size)


def test_it_is_the_newest_answer_with_a_report_that_counts(scene: Scene) -> None:
    studio = opinions.in_scene(scene)
    assert over_time.advice(studio) is None
    studio.focus = SAY_HOW
    told = opinions.keep(scene)
    later = opinions.keep(scene, question=CONFLICT)
    scene.library.change(later.id, lambda now: replace(now, recorded_at="2026-11-13T09:00:00.000Z"))
    untranscribed = scene.keep_take(LED)
    scene.library.change(
        untranscribed.id, lambda now: replace(now, recorded_at="2026-11-14T09:00:00.000Z")
    )
    newest, of_led = over_time.advice(studio), over_time.advice(studio, LED.id)
    assert newest is not None and of_led is not None
    assert (newest.take.id, newest.focus) == (later.id, SAY_HOW)
    assert of_led.take.id == told.id


def test_a_follow_up_counts_with_the_answer_it_belongs_to(scene: Scene) -> None:
    studio = opinions.in_scene(scene)
    studio.focus = SAY_HOW
    first = opinions.keep(scene)
    follow_up = opinions.keep(scene, question=replace(LED, id="", text="And how did it end?"))
    scene.library.change(
        follow_up.id,
        lambda now: replace(now, part_of=first.id, recorded_at="2026-11-13T09:00:00.000Z"),
    )
    found = over_time.advice(studio)
    assert found is not None and found.take.id == first.id


def test_a_fault_of_the_sound_is_nothing_to_work_on(scene: Scene) -> None:
    studio = opinions.in_scene(scene)
    studio.focus = Focus("Record it again", "No voice was found in the sound.", None)
    opinions.keep(scene)
    assert over_time.advice(studio) is None


def test_the_report_says_what_became_of_the_advice_on_the_answer_before(
    scene: Scene, size: tuple[int, int]
) -> None:
    opinions.in_scene(scene).focus = replace(SAY_HOW, title="Say more", figure="duration_s")
    short = opinions.keep(scene, rich.spoken(rich.SHORT))
    scene.library.change(short.id, lambda now: replace(now, recorded_at="2026-11-11T09:15:00.000Z"))
    again, other = opinions.keep(scene), opinions.keep(scene, question=CONFLICT)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, again)
        assert re.search(r"Last time +Say more\. \d:\d\d then, \d:\d\d now\.", picture(app))
        for without in (short, other):
            await pilot.press("escape")
            await open_report(pilot, without)
            assert "Last time" not in picture(app)

    drive(scene.app(), play, size)
