"""What the last answer left to work on is there the next evening: at home, beside its question."""

import re
from dataclasses import replace

import pytest
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
from voice_interview.model import Focus, Take
from voice_interview.model.formats import Format, Kind, Phase
from voice_interview.model.interview import Entry, Interview, Part
from voice_interview.session.states import Stage
from voice_interview.tui.screens.home import Home

LED, CONFLICT = QUESTIONS[:2]
SAY_HOW = Focus("Say how it ended", "It stops [early].", (6, 12), "Again.")


def date(scene: Scene, take: Take, day: str) -> None:
    scene.library.change(take.id, lambda now: replace(now, recorded_at=f"{day}T09:15:00.000Z"))


def test_home_says_what_the_last_answer_left_to_work_on(
    scene: Scene, size: tuple[int, int]
) -> None:
    opinions.in_scene(scene).focus = SAY_HOW
    opinions.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Due   Work on (w): Say how it ended (leadership, 12 Nov ")
        await pilot.press("w")
        await until_stage(pilot, Stage.ASKING)
        assert app_of(pilot).state.question == LED
        await until_seen(pilot, "This time  Say how it ended")

    drive(scene.app(), play, size)


def test_where_nothing_is_left_to_work_on_its_key_says_so(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Before your first take")
        await pilot.press("w")
        await until_seen(pilot, "Your last answer left nothing to work on.")

    drive(scene.app(), play)


def test_where_there_is_little_room_the_day_of_that_answer_is_still_told(scene: Scene) -> None:
    long = replace(SAY_HOW, title="Let silence do the work of um, uh")
    opinions.in_scene(scene).focus = long
    opinions.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, f"Due   w: {long.title} (12 Nov)")
        await pilot.resize_terminal(68, 20)
        begins = f"Due   Work on (w): {long.title}"
        await until_seen(pilot, f"{begins} (12 Nov)")
        await pilot.resize_terminal(120, 40)
        await until_seen(pilot, f"{begins} (leadership, 12 Nov ")

    drive(scene.app(), play, (64, 20))


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


def test_what_was_worked_on_is_found_behind_any_number_of_takes_that_tell_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over_time, "PAGE", 3)
    studio = opinions.in_scene(scene)
    studio.focus = SAY_HOW
    told = opinions.keep(scene)
    assert over_time.advice(studio) is not None
    for day in range(13, 20):
        later = scene.keep_take(LED)
        date(scene, later, f"2026-11-{day}")
    silent = opinions.keep(scene, rich.spoken("(20.0)"))
    date(scene, silent, "2026-11-21")
    studio.keep_figures(silent.id)
    broken = opinions.keep(scene)
    date(scene, broken, "2026-11-22")
    (scene.library.root / broken.id / "transcript.json").write_text("{")
    for question_id in ("", LED.id):
        found = over_time.advice(studio, question_id)
        assert found is not None
        assert (found.take.id, found.focus) == (told.id, SAY_HOW)


def test_an_old_answer_is_set_against_the_one_before_it_however_many_came_since(
    scene: Scene,
) -> None:
    studio = opinions.in_scene(scene)
    studio.focus = replace(SAY_HOW, title="Say more", figure="duration_s")
    takes = []
    for day in range(1, 16):
        take = opinions.keep(scene, rich.spoken("(20.0)" if day == 2 else rich.SHORT))
        date(scene, take, f"2026-10-{day:02}")
        studio.keep_figures(take.id)
        takes.append(scene.library.take(take.id))

    def since(number: int) -> str:
        report = studio.report(takes[number].id)
        assert report is not None
        return over_time.since_then(studio, takes[number], report)

    assert since(14).startswith("Say more. ")
    assert since(2).startswith("Say more. "), "the silent one between is no answer"
    assert since(0) == ""


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
