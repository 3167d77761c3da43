"""The network that tells voice from background (`listening.sound.voice_share`).

Backgrounds are put behind answers in which nobody knows them: synthetic voices and actors, each
with one of the kinds that `benchmarks.synthetic` makes, at 0 to 35 dB. So it is known how much of
every band is voice. `python -m training.suppression` prints how far the network is off for voices
and backgrounds that were left out together, beside the mean alone; `--write` writes its weights,
learnt on everything.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from sklearn.neural_network import MLPRegressor

from benchmarks.synthetic import noises, rooms
from benchmarks.synthetic.noises import RATE_HZ, Random, Samples, Sound, normal
from training.asked import asked_to_write
from training.speakers import ACTORS, Speaker, quiet, speakers
from voice_interview.listening.sound.suppression import spectra
from voice_interview.listening.sound.voice_share import WEIGHTS, Table, in_bands, seen

LEFT_OUT = "tuned"
"""The part whose voices are left out, with the backgrounds of `noises`."""
LAYERS = (160, 80)
ROUNDS = 16
TIMES = 3
"""How often a synthetic answer is heard, with another background each time; actors' once."""
KEPT, KEPT_OF_ACTORS = 0.7, 0.35
"""Shares of the windows that are learnt from: there is more of actors."""
_SNR_DB = (0.0, 35.0)
_QUIET, _QUIET_DB = 0.1, 70.0
"""Share of the answers with next to nothing behind them."""
_MIXED = 0.3
_MIXED_DB = (0.0, 12.0)
"""Share of the backgrounds that are two, and how far the second one lies below the first."""
_TILT_DB = 8.0
"""Up to this, between 50 and 1000 Hz."""
_SWELLING, _SWELL_DB = 0.25, 6.0
"""Share of the backgrounds that come and go, and how far."""
_SEED = 9

Background = Callable[[int, Random], tuple[str, Sound]]


@dataclass(frozen=True, slots=True)
class Windows:
    """What the network is told of each, and the share of voice in its bands."""

    seen: Table
    share: Table


def backgrounds(kinds: Sequence[Background], samples: int, random: Random) -> Sound:
    """One or two, as other rooms and microphones change them; RMS 1."""
    sound: Samples | Sound = kinds[int(random.integers(len(kinds)))](samples, random)[1]
    if random.random() < _MIXED:
        other = kinds[int(random.integers(len(kinds)))](samples, random)[1]
        sound = sound + other * 10 ** (-random.uniform(*_MIXED_DB) / 20)
    hz = np.fft.rfftfreq(samples, 1 / RATE_HZ) + 50
    tilt = (hz / 1000) ** (random.uniform(-_TILT_DB, _TILT_DB) / 20 / np.log10(20))
    sound = np.fft.irfft(np.fft.rfft(sound) * np.clip(tilt, 0.2, 5), samples)
    if random.random() < _SWELLING:
        seconds = max(2, samples // RATE_HZ)
        swell_db = random.uniform(-_SWELL_DB, _SWELL_DB, seconds)
        places = np.linspace(0, samples, seconds)
        sound = sound * 10 ** (np.interp(np.arange(samples), places, swell_db) / 20)
    return normal(sound)


def lesson(speaker: Speaker, kinds: Sequence[Background]) -> list[Windows]:
    """Windows of each answer of one speaker; some actors have none."""
    random = np.random.default_rng((_SEED, *speaker.part.encode(), speaker.number))
    times, kept = (1, KEPT_OF_ACTORS) if speaker.part == ACTORS else (TIMES, KEPT)
    answers = [one.audio for one in quiet(speaker)] * times
    return [_windows(audio, kinds, random, kept) for audio in answers]


def _windows(audio: Sound, kinds: Sequence[Background], random: Random, kept: float) -> Windows:
    loud = audio[np.abs(audio) > 0.1 * np.abs(audio).max()]
    snr_db = _QUIET_DB if random.random() < _QUIET else random.uniform(*_SNR_DB)
    behind = backgrounds(kinds, audio.size, random)
    behind = behind * np.float32(np.sqrt(np.mean(loud**2)) * 10 ** (-snr_db / 20))
    voice, noise, both = (_power(sound) for sound in (audio, behind, audio + behind))
    said, unsaid = in_bands(voice), in_bands(noise)
    told = seen(both)
    share = np.sqrt(said / (said + unsaid + np.float32(1e-9)))
    chosen = random.random(len(told)) < kept
    return Windows(told[chosen].astype(np.float16), share[chosen].astype(np.float16))


def _power(sound: Sound) -> Table:
    power: Table = np.square(np.abs(spectra(sound.astype(np.float32))))
    return power


def _joined(lessons: Iterable[list[Windows]]) -> Windows:
    found = [one for lesson in lessons for one in lesson]
    return Windows(
        np.concatenate([one.seen for one in found]), np.concatenate([one.share for one in found])
    )


def learnt(windows: Windows) -> MLPRegressor:
    network = MLPRegressor(
        hidden_layer_sizes=LAYERS, batch_size=256, max_iter=ROUNDS, tol=0.0, random_state=0
    )
    network.fit(windows.seen.astype(np.float32), windows.share.astype(np.float32))
    return network


def write(network: MLPRegressor) -> None:
    layers = zip(network.coefs_, network.intercepts_, strict=True)
    rounded = {
        f"{name}{number}": values.astype(np.float16)
        for number, layer in enumerate(layers)
        for name, values in zip(("weights", "biases"), layer, strict=True)
    }
    np.savez(WEIGHTS, **rounded)


def judgement(learnt_from: Windows, left_out: Windows) -> dict[str, float | int]:
    """Mean squares of how far each share is off."""
    told = np.clip(learnt(learnt_from).predict(left_out.seen.astype(np.float32)), 0, 1)
    usual = learnt_from.share.astype(np.float32).mean(axis=0)
    return {
        "windows learnt from": len(learnt_from.seen),
        "windows left out": len(left_out.seen),
        "network": round(float(np.mean((told - left_out.share) ** 2)), 4),
        "the mean alone": round(float(np.mean((usual - left_out.share) ** 2)), 4),
    }


def main() -> None:
    writes = asked_to_write(__doc__)
    here, elsewhere = (noises.any_background,), (rooms.any_background,)
    taught = [one for one in speakers() if one.part != LEFT_OUT]
    untaught = [one for one in speakers() if one.part == LEFT_OUT]
    with ProcessPoolExecutor() as pool:
        if writes:
            write(learnt(_joined(pool.map(partial(lesson, kinds=here + elsewhere), speakers()))))
            return
        learnt_from = _joined(pool.map(partial(lesson, kinds=elsewhere), taught))
        left_out = _joined(pool.map(partial(lesson, kinds=here), untaught))
    print(json.dumps(judgement(learnt_from, left_out), indent=2))


if __name__ == "__main__":
    main()
