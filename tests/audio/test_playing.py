"""What reaches the loudspeaker, frame by frame, and what happens when the loudspeaker fails."""

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.audio.encoded import encode
from tests.audio.samples import Running, noise, syllables, wav
from tests.faulty_sound import Faults, FaultyPlayer
from tests.patience import wait_until
from voice_interview.audio import playing, streams
from voice_interview.audio.decoding import SoundFile
from voice_interview.audio.from_files import SPEAKER_RATE_HZ, SilentPlayer
from voice_interview.audio.playing import AHEAD_S, Feeder, Reel
from voice_interview.errors import DeviceLost, InputProblem, NoDevice
from voice_interview.ports.sound import Playhead

RATE_HZ = 16_000
PCM = noise(3 * RATE_HZ)


class Deck:
    """A reel with its feeder, pulled by hand."""

    def __init__(self, sound: SoundFile, until_s: float | None = None) -> None:
        self.playhead, self.stop = Playhead(), Event()
        self.reel = Reel(self.playhead, self.stop)
        self.feeder = Feeder(sound, self.reel, RATE_HZ, until_s)
        self.feeder.jump(0.0, 1.0)

    def pull(self, frames: int) -> bytes:
        self.feeder.fill()
        return self.reel.pull(frames)


@pytest.fixture
def sound(tmp_path: Path) -> Iterator[SoundFile]:
    with SoundFile(wav(tmp_path / "a.wav", PCM, RATE_HZ)) as opened:
        yield opened


def test_every_frame_once_whatever_the_device_asks_for(sound: SoundFile) -> None:
    deck = Deck(sound)
    heard = b"".join(deck.pull(frames) for frames in (1, 7, 441, 4096, 333) * 9)
    assert heard == PCM[: len(heard)]
    assert deck.reel.handed_s == pytest.approx(len(heard) / 2 / RATE_HZ)


def test_silence_follows_the_end(sound: SoundFile) -> None:
    deck = Deck(sound)
    deck.feeder.jump(2.99, 1.0)
    heard = deck.pull(RATE_HZ)
    assert heard == PCM[-320:] + bytes(2 * RATE_HZ - 320)
    assert deck.feeder.ended and deck.reel.empty
    assert deck.reel.silent_s == pytest.approx(0.99)
    assert deck.reel.handed_s == 3.0


def test_a_part_ends_on_its_frame(sound: SoundFile) -> None:
    deck = Deck(sound, until_s=0.5)
    assert deck.pull(RATE_HZ) == PCM[:RATE_HZ] + bytes(RATE_HZ)


def test_what_is_heard_lags_by_the_latency_until_silence_has_pushed_it_out(
    sound: SoundFile,
) -> None:
    deck = Deck(sound)
    assert deck.reel.heard_s(0.1) == 0.0
    deck.pull(8000)
    assert deck.reel.heard_s(0.1) == pytest.approx(0.4)
    deck.playhead.paused = True
    deck.pull(800)
    assert deck.reel.heard_s(0.1) == pytest.approx(0.45)
    deck.pull(8000)
    assert deck.reel.heard_s(0.1) == 0.5


def test_a_jump_throws_away_what_was_waiting(sound: SoundFile) -> None:
    deck = Deck(sound)
    deck.pull(100)
    deck.feeder.jump(2.0, 1.0)
    assert deck.pull(1000) == PCM[2 * 2 * RATE_HZ :][:2000]


def test_a_pause_and_a_stop_give_silence_at_once(sound: SoundFile) -> None:
    deck = Deck(sound)
    deck.playhead.paused = True
    assert deck.pull(100) == bytes(200)
    deck.playhead.paused = False
    assert deck.pull(100) == PCM[:200]
    deck.stop.set()
    assert deck.pull(100) == bytes(200)


def test_no_more_than_needed_is_decoded_ahead(sound: SoundFile) -> None:
    deck = Deck(sound)
    deck.feeder.fill()
    assert AHEAD_S <= deck.reel.ahead_s < AHEAD_S + 0.2


def test_an_error_in_the_device_ends_the_piece(tmp_path: Path) -> None:
    class Failing(SilentPlayer):
        def open(self, pull: object) -> streams.Stream:
            stream = super().open(lambda frames: bytes(frames))
            stream.failure = RuntimeError("no buffer")  # type: ignore[misc]
            return stream

    with pytest.raises(DeviceLost):
        Failing().play(wav(tmp_path / "a.wav", PCM, RATE_HZ), Playhead(), Event())


@pytest.mark.parametrize("faults", [Faults(stops_after_blocks=0), Faults(stops_after_blocks=3)])
def test_a_loudspeaker_that_goes_away_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faults: Faults
) -> None:
    monkeypatch.setattr(playing, "SILENT_LIMIT_S", 0.2)
    playhead = Playhead()
    with pytest.raises(DeviceLost, match="stopped playing"):
        FaultyPlayer(1.0, faults).play(wav(tmp_path / "a.wav", PCM, RATE_HZ), playhead, Event())
    assert playhead.position_s < 0.1


def test_a_loudspeaker_that_is_slow_is_waited_for(tmp_path: Path) -> None:
    class Slow(SilentPlayer):
        """Asks for nothing for a second, as a busy machine's did: longer than a microphone may."""

        asked = 0

        def open(self, pull: Callable[[int], bytes]) -> streams.Stream:
            def late(frames: int) -> bytes:
                self.asked += 1
                Event().wait(1.0 if self.asked == 3 else 0.0)
                return pull(frames)

            return super().open(late)

    playhead = Playhead()
    Slow(None).play(wav(tmp_path / "a.wav", PCM, RATE_HZ), playhead, Event())
    assert playhead.position_s == 3.0


def test_a_loudspeaker_that_cannot_be_opened(tmp_path: Path) -> None:
    player = FaultyPlayer(1.0, Faults(raises_at_open=NoDevice("There is none.")))
    with pytest.raises(NoDevice):
        player.play(wav(tmp_path / "a.wav", PCM, RATE_HZ), Playhead(), Event())


def test_a_hanging_close_does_not_hold_up_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing, "CLOSE_LIMIT_S", 0.1)
    player = FaultyPlayer(None, Faults(hangs_in_close=True))
    playhead = Playhead(position_s=2.5)
    player.play(wav(tmp_path / "a.wav", PCM, RATE_HZ), playhead, Event())
    assert playhead.position_s == 3.0


def test_the_silent_player_counts_what_sounded(tmp_path: Path) -> None:
    audio = wav(tmp_path / "a.wav", PCM, RATE_HZ)
    player = SilentPlayer(None)
    player.play(audio, Playhead(), Event())
    sounded_s = player.sounding_frames / SPEAKER_RATE_HZ
    assert sounded_s == pytest.approx(3.0, abs=0.01)
    assert player.played == [audio]


def test_nothing_sounds_after_a_stop(tmp_path: Path) -> None:
    player, playhead, stop = SilentPlayer(1.0), Playhead(), Event()
    playing = Running(lambda: player.play(wav(tmp_path / "a.wav", PCM, RATE_HZ), playhead, stop))
    wait_until(lambda: playhead.position_s > 0.1)
    stop.set()
    playing.result()
    counted = player.sounding_frames
    Event().wait(0.1)
    assert player.sounding_frames == counted


def test_a_damaged_file_is_told_where_it_breaks(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.flac", syllables(4.0, RATE_HZ), RATE_HZ)
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + len(raw) // 4] = array("B", [0x55] * (len(raw) // 4)).tobytes()
    path.write_bytes(raw)
    playhead = Playhead()
    try:
        SilentPlayer(None).play(path, playhead, Event())
    except InputProblem as told:
        assert "damaged" in told.sentence
    assert playhead.position_s > 0.5
