"""Hearing a take from its report: from a word, around a filler, paused, faster, or not at all."""

import pytest
from textual.pilot import Pilot

from tests.faulty_sound import Faults, FaultyPlayer
from tests.tui import opinions, rich
from tests.tui.scene import Scene, app_of, drive, keys, picture, until, until_seen
from tests.tui.walking import here, open_report, start_s
from voice_interview.audio.from_files import SilentPlayer
from voice_interview.errors import NoDevice
from voice_interview.model import Focus, Take
from voice_interview.tui.screens.home import Home


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
        await until(pilot, lambda: "Space" not in keys(pilot))
        await pilot.press("right", "right", "space")
        assert screen.tape.playhead.position_s >= start_s(screen)
        await until_seen(pilot, "▶ playing")
        await until(pilot, lambda: "Space Pause" in keys(pilot))
        await pilot.press("space")
        await until_seen(pilot, "‖ paused")
        await until(pilot, lambda: "Space Resume" in keys(pilot))
        paused_s = screen.tape.playhead.position_s
        await pilot.press("space")
        await until(pilot, lambda: screen.tape.playhead.position_s > paused_s)
        await until(pilot, lambda: "Space Pause" in keys(pilot))

    drive(scene.app(), play)


def test_a_notice_stands_on_the_keys_and_covers_nothing_else(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        before = picture(app_of(pilot)).splitlines()
        await pilot.press("comma")
        await until_seen(pilot, "Nothing is playing.")
        after = picture(app_of(pilot)).splitlines()
        assert after[:-1] == before[:-1]
        assert "Nothing is playing. Enter plays from the cursor." in after[-1]
        await pilot.press("n")
        await until_seen(pilot, "A note on this take")
        await until_seen(pilot, "Enter OK")

    drive(scene.app(), play)


@pytest.mark.parametrize("key", ["enter", "space", "f"])
def test_a_take_that_is_gone_is_told(scene: Scene, short: Take, key: str) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, short)
        scene.library.delete(short.id)
        await pilot.press(key)
        await until_seen(pilot, "There is no take")

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
        await until(pilot, lambda: screen.transcript.playing == -1)

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
    story = opinions.keep(scene)

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
    opinions.in_scene(scene).focus = Focus("Say how it ended", "It stops early.", (6, 12), "Again.")

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
    take = opinions.keep(scene, rich.spoken("we met on that Friday"))

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        for key, sentence in (
            ("f", "No fillers were found"),
            ("p", "There is no pause"),
            ("s", "No part of a story"),
            ("x", "There is no filler"),
        ):
            await pilot.press(key)
            await until_seen(pilot, sentence)

    drive(scene.app(), play)


def test_words_without_times_say_so_and_the_take_still_plays(scene: Scene) -> None:
    take = opinions.keep(scene, rich.spoken("we um~ met on that Friday", timed=False))

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
    scene.studio.player = FaultyPlayer(faults=Faults(raises_at_open=fault))

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("enter")
        await until_seen(pilot, "There is no loudspeaker")
        assert not screen.tape.playing

    drive(scene.app(), play)
