"""What every player must do. Each check gets a player and a file of two seconds of sound."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from tests.audio.samples import Running
from tests.patience import wait_until
from voice_interview.errors import InputProblem
from voice_interview.ports.sound import Player, Playhead
from voice_interview.wave_file import duration

Check = Callable[[Player, Path], None]


def it_plays_to_the_end(player: Player, audio: Path) -> None:
    playhead = Playhead()
    player.play(audio, playhead, Event())
    assert abs(playhead.position_s - duration(audio)) < 0.01


def it_plays_a_part(player: Player, audio: Path) -> None:
    playhead = Playhead(position_s=0.5)
    player.play(audio, playhead, Event(), until_s=0.9)
    assert abs(playhead.position_s - 0.9) < 0.001


def the_playhead_never_runs_backwards(player: Player, audio: Path) -> None:
    playhead, places = Playhead(), [0.0]
    playing = Running(lambda: player.play(audio, playhead, Event()))

    def look() -> bool:
        places.append(playhead.position_s)
        if places[-1] > 0.7:
            playhead.speed = 1.5
        return playing.ended

    wait_until(look)
    playing.result()
    assert places == sorted(places)
    assert any(0.2 < place < 0.7 for place in places)
    assert places[-1] > duration(audio) - 0.05


def stop_ends_it_where_it_is(player: Player, audio: Path) -> None:
    playhead, stop = Playhead(), Event()
    playing = Running(lambda: player.play(audio, playhead, stop))
    playing.until(lambda: playhead.position_s > 0.3)
    stop.set()
    playing.result()
    assert 0.3 < playhead.position_s < duration(audio)


def a_pause_holds_the_place_and_a_jump_moves_it(player: Player, audio: Path) -> None:
    playhead, stop = Playhead(), Event()
    playing = Running(lambda: player.play(audio, playhead, stop))
    playing.until(lambda: playhead.position_s > 0.2)
    playhead.paused = True
    playhead.seek(1.0)
    playing.until(lambda: playhead.position_s == 1.0)
    Event().wait(0.3)
    assert playhead.position_s == 1.0
    playhead.paused = False
    playing.result()
    assert abs(playhead.position_s - duration(audio)) < 0.01


def a_jump_asked_for_before_the_start_counts(player: Player, audio: Path) -> None:
    playhead = Playhead()
    playhead.seek(1.8)
    places = []
    playing = Running(lambda: player.play(audio, playhead, Event()))

    def look() -> bool:
        places.append(playhead.position_s)
        return playing.ended

    wait_until(look)
    playing.result()
    assert all(place == 0.0 or place >= 1.8 for place in places)


def a_jump_beyond_the_end_ends_it(player: Player, audio: Path) -> None:
    playhead = Playhead()
    playing = Running(lambda: player.play(audio, playhead, Event()))
    playhead.seek(3600.0)
    playing.result()


def slower_and_faster_reach_the_same_end(player: Player, audio: Path) -> None:
    for speed in (0.75, 1.5):
        playhead = Playhead(position_s=1.0, speed=speed)
        player.play(audio, playhead, Event())
        assert abs(playhead.position_s - duration(audio)) < 0.05


def what_is_no_sound_is_told(player: Player, audio: Path) -> None:
    diary = audio.with_name("diary.wav")
    diary.write_text("Dear diary, today I led a team.")
    for path in (diary, audio.with_name("gone.wav")):
        try:
            player.play(path, Playhead(), Event())
        except InputProblem as told:
            assert path.name in told.sentence
        else:
            raise AssertionError(f"{path.name} was played")


CHECKS: tuple[Check, ...] = (
    it_plays_to_the_end,
    it_plays_a_part,
    the_playhead_never_runs_backwards,
    stop_ends_it_where_it_is,
    a_pause_holds_the_place_and_a_jump_moves_it,
    a_jump_asked_for_before_the_start_counts,
    a_jump_beyond_the_end_ends_it,
    slower_and_faster_reach_the_same_end,
    what_is_no_sound_is_told,
)
