"""The report as one HTML file that opens anywhere: no script, no network, audio inside.

The template engine escapes every word; the page forbids itself everything but its own style and
the audio it carries.
"""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from voice_interview.export import words
from voice_interview.model import Report, StarPart

LARGEST_AUDIO_BYTES = 40_000_000
"""A WAV above this is left out: browsers get slow on pages of 50 MB and more."""

_TYPES = {".wav": "audio/wav", ".flac": "audio/flac", ".mp3": "audio/mpeg", ".ogg": "audio/ogg"}

_templates = Environment(
    loader=PackageLoader("voice_interview.export"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(report: Report, audio: Path | None = None) -> str:
    """The whole page. `audio` is put into it when it can be read and is not too large."""
    style = _templates.get_template("report.css").render()
    return _templates.get_template("report.html").render(
        report=report,
        title=report.question.text if report.question else "An answer",
        figures=words.figures(report),
        pieces=words.pieces(report),
        star_line=words.star_line(report.star) if report.star else "",
        parts=tuple(StarPart),
        quotes=_quotes(report),
        audio=_embedded(audio),
        style=style,
        style_sum=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _quotes(report: Report) -> dict[StarPart, str]:
    """The first words each part rests on."""
    if report.star is None:
        return {}
    found = {}
    for part, component in report.star.components.items():
        for number in component.evidence[:1]:
            first, after = report.star.segments[number].words
            found[part] = " ".join(word.text for word in report.transcript.words[first:after])
    return found


def _embedded(audio: Path | None) -> str:
    """A data address, or empty when there is nothing to embed."""
    if audio is None or audio.suffix.lower() not in _TYPES:
        return ""
    try:
        if audio.stat().st_size > LARGEST_AUDIO_BYTES:
            return ""
        raw = audio.read_bytes()
    except OSError:
        return ""
    return f"data:{_TYPES[audio.suffix.lower()]};base64,{base64.b64encode(raw).decode()}"
