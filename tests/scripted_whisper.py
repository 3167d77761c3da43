"""A tiny Whisper that says a script: real CTranslate2, real tokenizer, no download, 2 MB.

Its weights have no effect but for three things. The decoder's embedding and projection form a
Markov chain: each token leads to the next of its script. Its cross-attention asks for the time at
which a word stands, so word times come out right to about 0.4 s. With several scripts, a steady
tone in the sound chooses among them: one mel band per script passes through the encoder and tips
the first word.

It says its script for any sound and once per 30 s window. Signs that faster-whisper suppresses as
tokens of their own, such as - ' ( [, cannot be in a script.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import whisper_spec
from faster_whisper.feature_extractor import FeatureExtractor
from faster_whisper.tokenizer import _LANGUAGE_CODES
from numpy.typing import NDArray
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

TONES_HZ = (5200, 5700, 6200, 6700, 7200, 7700)
"""A tone of this pitch and about -26 dBFS calls the second, third ... script."""

_MELS = 80
_HARMONICS = 12
_TIMES = 2 * _HARMONICS
"""Numbers that describe a time: cosine and sine of each harmonic of a 32 s period."""
_SURE = 30.0
"""Logit of a certain token."""
_RANDOM = np.random.default_rng(0)
_DEFAULT_LEAD = 5.0
"""Logits by which the first script leads while there is no tone; a tone brings about 13."""
_TONE_AT = 0.55
_TONE_GAIN = 12.0
"""A tone reaches about .75 in its mel band, voice above 5 kHz under .5."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    centre_s: float
    probability: float = 1.0
    """0.6 to 1; kept only when there is one script."""
    pieces: int = 1
    """Tokens at least, 1 to 3: what a word costs."""


def line(
    text: str, start_s: float = 0.4, step_s: float = 0.45, pieces: int = 1
) -> tuple[Said, ...]:
    """A script of the words of `text` at an even pace."""
    return tuple(
        Said(word, start_s + step_s * i, pieces=pieces) for i, word in enumerate(text.split())
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """Layers and sizes. Weights without effect cost as much time as any."""

    layers: int = 1
    heads: int = 2
    width: int = 0
    """0: as wide as the script needs."""
    tokens: int = 0
    """0: as many as the script needs."""


TINY = Shape()
BASE_EN = Shape(layers=6, heads=8, width=512, tokens=51_864)
SMALL_EN = Shape(layers=12, heads=12, width=768, tokens=51_864)


def build(
    folder: Path,
    *scripts: Sequence[Said],
    shape: Shape = TINY,
    quantization: str | None = None,
) -> Path:
    """Write a model that says the first script, or the one its tone calls."""
    folder.mkdir(parents=True, exist_ok=True)
    used: set[str] = set()
    pieces = [
        [(piece, said) for said in script for piece in _pieces(said, used)] for script in scripts
    ]
    tokenizer = _tokenizer([text for script in pieces for text, _ in script], shape.tokens)
    tokenizer.save(str(folder / "tokenizer.json"))
    chain = _chain(tokenizer, pieces)
    spec = _spec(tokenizer, chain, len(scripts), shape)
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))
    (folder / "preprocessor_config.json").write_text(
        json.dumps(
            {
                "feature_size": _MELS,
                "sampling_rate": 16000,
                "hop_length": 160,
                "n_fft": 400,
                "chunk_length": 30,
            }
        )
    )
    return folder


def tone(script: int, samples: int) -> Array:
    """What calls script number `script`; silence for the first."""
    if script == 0:
        return np.zeros(samples, np.float32)
    times_s = np.arange(samples) / 16000
    sound: Array = (0.07 * np.sin(2 * np.pi * TONES_HZ[script - 1] * times_s)).astype(np.float32)
    return sound


@dataclass(frozen=True, slots=True)
class _State:
    """One link: what was just said, what comes next, and where in time to look meanwhile."""

    said: tuple[int, ...]
    following: tuple[int, ...]
    """One token, or the first word of each script."""
    look_s: float
    probability: float = 1.0


def _chain(tokenizer: Tokenizer, scripts: list[list[tuple[str, Said]]]) -> list[_State]:
    def number(token: str) -> int:
        found = tokenizer.token_to_id(token)
        assert found is not None
        return found

    zero, end = number("<|0.00|>"), number("<|endoftext|>")
    ids = [[number(_bytes(text)) for text, _ in script] for script in scripts]
    first_s = scripts[0][0][1].centre_s
    states = [
        _State((number("<|startoftranscript|>"),), (number("<|en|>"),), first_s),
        _State((number("<|transcribe|>"), number("<|translate|>")), (zero,), first_s),
        _State(
            (zero, number("<|notimestamps|>")),
            tuple(row[0] for row in ids),
            first_s,
            scripts[0][0][1].probability,
        ),
    ]
    for row, script in zip(ids, scripts, strict=True):
        last_s = round(min(29.9, script[-1][1].centre_s + 0.4) / 0.02) * 0.02
        stop = number(f"<|{last_s:.2f}|>")
        states += [
            _State((token,), (following,), said.centre_s, said.probability)
            for token, following, (_, said) in zip(row, row[1:], script[1:], strict=False)
        ]
        states.append(_State((row[-1],), (stop,), last_s))
        if not any(stop in state.said for state in states):
            states.append(_State((stop,), (end,), last_s))
    return states


def _spec(tokenizer: Tokenizer, chain: list[_State], scripts: int, shape: Shape) -> Any:
    tokens = tokenizer.get_vocab_size()
    width = shape.width or max(64, math.ceil((len(chain) + scripts + 1) / 16) * 16)
    head = width // shape.heads
    spec = whisper_spec.WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
    encoder, decoder = spec.encoder, spec.decoder
    _blank(spec, width)

    # encoder: the time, its negative so that the norm keeps it, then the tones
    places = _zeros(1500, width)
    places[:, :_TIMES] = _time(np.arange(1500) * 0.02)
    places[:, _TIMES : 2 * _TIMES] = -places[:, :_TIMES]
    encoder.position_encodings.encodings = places
    for script in range(1, scripts):
        row = 2 * _TIMES + script
        encoder.conv1.weight[row, _band(TONES_HZ[script - 1]), 1] = _TONE_GAIN
        encoder.conv1.bias[row] = -_TONE_GAIN * _TONE_AT
        encoder.conv2.weight[row, row, 1] = 1.0

    # decoder: a unit per state, then a unit per tone that the cross-attention brings over
    embedding, projection, asks = _zeros(tokens, width), _zeros(tokens, width), _zeros(width, width)
    active = (1 - 1 / width) / math.sqrt((1 / width) * (1 - 1 / width))
    embedding[:, width - 1] = 1  # a token outside the scripts is followed by the end
    for unit, state in enumerate(chain):
        embedding[list(state.said)] = np.eye(width)[unit]
        odds = state.probability / (1 - state.probability) if state.probability < 1 else math.inf
        logit = _SURE if math.isinf(odds) else math.log(odds * (tokens - 1))
        projection[state.following[0], unit] += logit / active
        for script, token in enumerate(state.following[1:], start=1):
            projection[token, unit] += (logit - _DEFAULT_LEAD) / active
            projection[token, len(chain) + script] += _SURE / active
        for start in range(0, width, head):
            asks[start : start + _TIMES, unit] = 1.5 * _time(np.array(state.look_s))
    end = tokenizer.token_to_id("<|endoftext|>")
    projection[end, width - 1] += _SURE / active
    decoder.embeddings.weight, decoder.projection.weight = embedding, projection
    decoder.position_encodings.encodings = _zeros(448, width)

    keys_and_values = _zeros(2 * width, width)
    for start in range(0, width, head):
        keys_and_values[start : start + _TIMES, :_TIMES] = np.eye(_TIMES)
    brought = _zeros(width, width)
    for script in range(1, scripts):
        keys_and_values[width + script, 2 * _TIMES + script] = 1.0
        brought[len(chain) + script, script] = 0.1
    layer = decoder.layer[0]
    layer.attention.linear[0].weight = asks - asks.mean(axis=1, keepdims=True)
    layer.attention.linear[1].weight = keys_and_values
    layer.attention.linear[2].weight = brought

    spec.register_vocabulary([tokenizer.id_to_token(token) for token in range(tokens)])
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [end]
    spec.config.lang_ids = [tokenizer.token_to_id(f"<|{code}|>") for code in _LANGUAGE_CODES]
    spec.config.alignment_heads = [[0, number] for number in range(shape.heads)]
    return spec


def _blank(spec: Any, width: int) -> None:
    """Every weight without effect, every norm neutral."""
    encoder, decoder = spec.encoder, spec.decoder
    encoder.conv1.weight, encoder.conv1.bias = _zeros(width, _MELS, 3), _zeros(width)
    encoder.conv2.weight, encoder.conv2.bias = _zeros(width, width, 3), _zeros(width)
    attentions = [
        *((layer.self_attention, (3, 1)) for layer in (*encoder.layer, *decoder.layer)),
        *((layer.attention, (1, 2, 1)) for layer in decoder.layer),
    ]
    for attention, shapes in attentions:
        _neutral(attention.layer_norm, width)
        for linear, times in zip(attention.linear, shapes, strict=True):
            linear.weight, linear.bias = _faint(times * width, width), _zeros(times * width)
    for layer in (*encoder.layer, *decoder.layer):
        _neutral(layer.ffn.layer_norm, width)
        layer.ffn.linear_0.weight = _faint(4 * width, width)
        layer.ffn.linear_0.bias = _zeros(4 * width)
        layer.ffn.linear_1.weight = _faint(width, 4 * width)
        layer.ffn.linear_1.bias = _zeros(width)
    _neutral(encoder.layer_norm, width)
    _neutral(decoder.layer_norm, width)


def _tokenizer(words: list[str], tokens: int) -> Tokenizer:
    """Byte-level, each word of the scripts one token, special tokens in Whisper's order.

    With `tokens`, filled up to so many with words nobody says.
    """
    vocabulary = {sign: i for i, sign in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
    for word in words:
        vocabulary.setdefault(_bytes(word), len(vocabulary))
    vocabulary[""] = len(vocabulary)  # what CTranslate2 knows a multilingual model by
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], ignore_merges=True))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = len(_LANGUAGE_CODES) + 8 + 1501
    vocabulary |= {f"unsaid{i}": i for i in range(len(vocabulary), tokens - special)}
    names = ["endoftext", "startoftranscript", *_LANGUAGE_CODES]
    names += ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    names += [f"{i * 0.02:.2f}" for i in range(1501)]
    tokenizer.add_special_tokens(
        [AddedToken(f"<|{name}|>", normalized=False, special=True) for name in names]
    )
    return tokenizer


def _pieces(said: Said, used: set[str]) -> list[str]:
    """A word as tokens nobody used: a token stands for one state, so repeated words are cut."""
    text = " " + said.text
    candidates = [[text]]
    first = 2  # a space alone is one of the tokens that are suppressed
    candidates += [[text[:i], text[i:]] for i in range(first, len(text))]
    candidates += [
        [text[:i], text[i:j], text[j:]]
        for i in range(first, len(text) - 1)
        for j in range(i + 1, len(text))
    ]
    for pieces in candidates:
        fresh = len(set(pieces)) == len(pieces) and not used.intersection(pieces)
        if fresh and len(pieces) >= said.pieces:
            used.update(pieces)
            return pieces
    raise ValueError(f"{text!r} is said too often for this model")


def _bytes(text: str) -> str:
    split = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    return "".join(piece for piece, _ in split.pre_tokenize_str(text))


def _band(pitch_hz: float) -> int:
    filters = FeatureExtractor(feature_size=_MELS).mel_filters
    return int(filters[:, round(pitch_hz / 40)].argmax())


def _time(at_s: NDArray[Any]) -> Array:
    angles = np.asarray(at_s)[..., None] * np.arange(1, _HARMONICS + 1) * 2 * np.pi / 32.0
    both = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    return both.reshape(*both.shape[:-2], _TIMES).astype(np.float32)


def _neutral(norm: Any, width: int) -> None:
    norm.gamma, norm.beta = np.ones(width, np.float32), _zeros(width)


def _faint(rows: int, columns: int) -> Array:
    """Too small to matter, each matrix another: equal ones would be kept, and read, only once."""
    return _RANDOM.standard_normal((rows, columns), np.float32) * np.float32(1e-7)


def _zeros(*shape: int) -> Array:
    return np.zeros(shape, np.float32)
