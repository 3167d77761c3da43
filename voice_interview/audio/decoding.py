"""Any sound file as PCM for the player: from any place, at any speed with the pitch kept.

PyAV is loaded when a file is opened, never when this module is: the screen starts without it.
FFmpeg gets an open file and a list of formats, never a name it could take for an address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from voice_interview import plain_file
from voice_interview.errors import InputProblem
from voice_interview.wave_file import SAMPLE_BYTES, check_rate

FORMATS = "wav,aiff,flac,mp3,aac,ogg,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"
PREROLL_S = 0.2
"""mp3 and opus need some frames after a jump before they are right. Correlation of the outline in
the second after a jump: 0.87 and 0.96 without this, 1.00 with it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Mono 16-bit PCM; its first frame stands `start_s` into the file."""

    pcm: bytes
    start_s: float


class SoundFile:
    def __init__(self, path: Path) -> None:
        """Raises InputProblem when there is no such file, or no sound in it that can be played."""
        import av

        self._av = av
        self._begun = False
        self._name = path.name
        try:
            self._file = plain_file.opened(path)
        except OSError as error:
            raise InputProblem(f"{path.name} cannot be opened: {error.strerror}.") from error
        try:
            self._container = av.open(
                self._file, options={"format_whitelist": FORMATS}, metadata_errors="replace"
            )
            tracks = self._container.streams.audio
            # one in a codec that FFmpeg does not know has no context
            self._stream = next(track for track in tracks if track.codec_context)
        except (av.FFmpegError, StopIteration) as error:
            self._file.close()
            raise InputProblem(
                f"{path.name} holds no sound that can be played.",
                "Use a wav, flac, mp3, m4a, ogg, opus or webm file.",
            ) from error
        try:
            check_rate(self.rate_hz, path.name)
        except InputProblem:
            self.__exit__()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._container.close()
        self._file.close()

    @property
    def rate_hz(self) -> int:
        """The file's own rate."""
        return int(self._stream.codec_context.sample_rate)

    def chunks(
        self, start_s: float, speed: float, rate_hz: int, until_s: float | None
    ) -> Iterator[Chunk]:
        """From `start_s` to `until_s` or the end, as it will be heard. Raises InputProblem.

        Begin a new iterator to jump; the one before it is then of no use.
        """
        at_s = start_s
        try:
            for chunk in self._filtered(start_s, speed, rate_hz):
                seconds_a_byte = speed / (rate_hz * SAMPLE_BYTES)
                pcm = chunk.pcm
                early = _frames(start_s - chunk.start_s, speed, rate_hz) * SAMPLE_BYTES
                if early > 0:
                    pcm = pcm[early:]
                at_s = max(start_s, chunk.start_s)
                if until_s is not None and at_s + len(pcm) * seconds_a_byte >= until_s:
                    rest = max(0, _frames(until_s - at_s, speed, rate_hz))
                    yield Chunk(pcm[: rest * SAMPLE_BYTES], at_s)
                    return
                if pcm:
                    yield Chunk(pcm, at_s)
        except self._av.FFmpegError as error:
            raise InputProblem(
                f"{self._name} is damaged: it can be played up to {at_s:.1f} seconds."
            ) from error

    def _filtered(self, start_s: float, speed: float, rate_hz: int) -> Iterator[Chunk]:
        """From the nearest place before `start_s` that the format can jump to."""
        graph, sent_s, frames = None, 0.0, 0
        for frame in self._frames_from(start_s):
            if graph is None:
                graph, sent_s = self._graph(frame, speed, rate_hz), self._time_s(frame)
            graph.push(frame)
            for pcm in self._ready(graph):
                yield Chunk(pcm, sent_s + frames * speed / rate_hz)
                frames += len(pcm) // SAMPLE_BYTES
        if graph is not None:
            graph.push(None)
            for pcm in self._ready(graph):
                yield Chunk(pcm, sent_s + frames * speed / rate_hz)
                frames += len(pcm) // SAMPLE_BYTES

    def _frames_from(self, start_s: float) -> Iterator[Any]:
        ahead_s = max(0.0, start_s - PREROLL_S)
        place = int(ahead_s / self._stream.time_base) + (self._stream.start_time or 0)
        # FFmpeg cannot jump in a FLAC of under a tenth of a second before it has read some of it.
        if self._begun or ahead_s > 0.0:
            self._container.seek(place, stream=self._stream)
        self._begun = True
        for frame in self._container.decode(self._stream):
            if self._time_s(frame) + frame.samples / frame.sample_rate > start_s:
                yield frame

    def _time_s(self, frame: Any) -> float:
        ticks = (frame.pts or 0) - (self._stream.start_time or 0)
        return float(ticks * self._stream.time_base)

    def _graph(self, frame: Any, speed: float, rate_hz: int) -> Any:
        graph = self._av.filter.Graph()
        source = graph.add_abuffer(
            sample_rate=frame.sample_rate,
            format=frame.format.name,
            layout=frame.layout.name,
            time_base=self._stream.time_base,
        )
        shape = f"sample_fmts=s16:sample_rates={rate_hz}:channel_layouts=mono"
        filters = [graph.add("aformat", shape), graph.add("abuffersink")]
        if speed != 1.0:
            filters.insert(0, graph.add("atempo", f"{speed:.3f}"))
        graph.link_nodes(source, *filters).configure()
        return graph

    def _ready(self, graph: Any) -> Iterator[bytes]:
        while True:
            try:
                frame = graph.pull()
            except (self._av.BlockingIOError, self._av.EOFError):
                return
            yield bytes(frame.planes[0])[: frame.samples * SAMPLE_BYTES]


def _frames(seconds: float, speed: float, rate_hz: int) -> int:
    return round(seconds / speed * rate_hz)
