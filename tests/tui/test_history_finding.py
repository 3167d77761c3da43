"""In the history: words that were said, played where they were said; tags and stars."""

import pytest
from textual.pilot import Pilot

from tests.notation import hearing
from tests.tui import opinions
from tests.tui.past_takes import keep, open_history, rows
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen
from voice_interview.tui.finding.wanted import Wanted, wanted


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Wanted()),
        ("we moved", Wanted("we moved")),
        ("#acme we * moved", Wanted("we moved", ("acme",), True)),
        ("#a #b", Wanted("", ("a", "b"))),
        ("# 5*3", Wanted("5*3")),
    ],
)
def test_what_is_typed(typed: str, meant: Wanted) -> None:
    assert wanted(typed) == meant


def test_a_match_is_shown_with_its_time_and_played_from_there(
    scene: Scene, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    take = opinions.keep(scene)
    keep(scene, 30)
    scene.library.save_hearing(
        take.id, hearing("(3.0) We moved it at night (2.0) and the deadline moved with us")
    )
    started: list[float] = []

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_history(pilot)
        monkeypatch.setattr(screen.tape, "start", lambda _audio, at_s: started.append(at_s))
        await pilot.press("slash", *"mov", "enter")
        await until_seen(pilot, "Takes  1 with “mov”")
        await until_seen(pilot, "0:03  1 of 2")
        assert "We moved it at night" in picture(app)
        await pilot.press("space")
        await pilot.press("m")
        await until_seen(pilot, "2 of 2")
        first, second = started
        assert 2.5 < first < 3.5
        assert second > first + 2
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(app)) == 2)
        assert "2 of 2" not in picture(app)

    drive(scene.app(), play, size)


def test_tags_and_stars_are_written_shown_and_found(scene: Scene) -> None:
    keep(scene, 1)
    tagged = keep(scene, 2, QUESTIONS[1])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await pilot.press("t", *"#acme, final acme", "enter")
        await until_seen(pilot, "Tags  #acme #final")
        assert scene.library.take(tagged.id).tags == ("acme", "final")
        await pilot.press("s")
        await until_seen(pilot, "★ Desc")
        for typed in ("#final", "*"):
            await pilot.press("slash", *typed, "enter")
            await until(pilot, lambda: len(rows(app)) == 1)
            assert "Desc" in rows(app)[0]
            await pilot.press("escape")
            await until(pilot, lambda: len(rows(app)) == 2)
        await pilot.press("s")
        await until(pilot, lambda: "★" not in picture(app))

    drive(scene.app(), play)
