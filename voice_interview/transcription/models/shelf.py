"""The Models port: one folder per model, which gets its name only once every sum is right.

models/base.en/          ready, or broken when a later check failed
models/base.en.part/     a download that was not finished; the next one goes on with it
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from voice_interview.errors import Cancelled, InputProblem, NoDownload, NoModel
from voice_interview.model import EngineChoice, ModelInfo, Transcript, is_own_model
from voice_interview.paths import absolute
from voice_interview.ports.progress import Progress
from voice_interview.transcription.models import choice as choosing
from voice_interview.transcription.models import folder as contents
from voice_interview.transcription.models import hub, machine, manifest, speed
from voice_interview.transcription.models.catalogue import CATALOGUE, Listed, listed, neither

Fetch = Callable[[Listed, Path, Progress, Event], None]
"""Bring a model's files and its manifest into a folder. Raises Cancelled, NoModel, OSError."""


class ModelShelf:
    def __init__(
        self,
        folder: Path,
        fetch: Fetch = hub.fetch,
        this_machine: machine.Machine | None = None,
    ) -> None:
        self.folder = folder
        self._fetch = fetch
        self._here = this_machine or machine.here()

    @property
    def _machine(self) -> machine.Machine:
        return replace(self._here, small_window_s=speed.small_window_s(self.folder))

    def keep_speed(self, model: Path, window_s: float) -> None:
        """What one encoder window took just now; the user's own models say nothing of others."""
        if model.parent == self.folder:
            speed.keep(self.folder, model.name, window_s)

    def models(self) -> tuple[ModelInfo, ...]:
        """All listed models with their state on disk; looks at sizes, not at sums."""
        return tuple(map(self._info, CATALOGUE))

    def _info(self, model: Listed) -> ModelInfo:
        advice, seen = machine.advice(model, self._machine)
        return ModelInfo(
            name=model.name,
            size_mb=model.size_mb,
            languages=model.languages,
            source=model.source,
            state=self._state(model.name),
            advice=advice,
            machine=seen,
            advised=machine.is_advised(model, self._machine),
        )

    def resolve(self, choice: EngineChoice) -> tuple[EngineChoice, str]:
        """What `choice` means on this computer now, and one line why. Raises NoModel."""
        if choice.engine != "builtin" and is_own_model(choice.model):
            path = self.path(choice.model)
            return EngineChoice("whisper", str(path), choice.language), "Your own model listens."
        return choosing.resolve(choice, self.models(), self._machine)

    def better(self, than: Transcript) -> EngineChoice | None:
        """The best model here that outdoes whoever wrote these words; None when none does."""
        return choosing.better(than, self.models(), self._machine)

    def path(self, model: str) -> Path:
        """The folder to load: of a ready model by name, or the user's own. Raises NoModel."""
        if is_own_model(model):
            own = _own(model)
            contents.check(own)
            return own
        if model not in {each.name for each in CATALOGUE}:
            raise neither(model)
        state = self._state(model)
        if state != "ready":
            raise NoModel(f"The model {model} {choosing.STATES[state]}.", _download_it(model))
        return self.folder / model

    def download(self, name: str, progress: Progress, stop: Event) -> None:
        """Fetch, resume or finish one model; usable only once every sum is right.

        Raises InputProblem (unknown name), Cancelled, NoModel (refused, broken, no network).
        """
        model = listed(name)
        final, part = self.folder / name, self.folder / f"{name}.part"
        if self._state(name) == "ready":
            progress(1.0, "already here")
            return
        try:
            _take_back(final, part)
            part.mkdir(parents=True, exist_ok=True)
            self._fetch(model, part, progress, stop)
            _tidy(part)
            part.replace(final)
        except OSError as error:
            raise _unusable(self.folder, error) from error
        progress(1.0, "ready")

    def verify(self, name: str, progress: Progress, stop: Event) -> None:
        """Compare every file with its sum. Raises InputProblem, Cancelled, NoModel."""
        listed(name)
        folder = self.folder / name
        record = manifest.read(folder)
        if record is None:
            state = self._state(name)
            raise NoModel(f"The model {name} {choosing.STATES[state]}.", _download_it(name))
        done, size = 0, sum(file.size for file in record.files)

        def tick(read: int) -> None:
            nonlocal done
            done += read
            if stop.is_set():
                raise Cancelled(f"Checking {name} was stopped.", "Nothing was changed.")
            progress(min(1.0, done / size), f"checking {name}")

        try:
            damaged = manifest.changed(folder, record, tick)
            manifest.write(
                folder, manifest.Manifest(record.repo, record.revision, record.files, damaged)
            )
        except OSError as error:
            raise _unusable(folder, error) from error
        if damaged:
            raise NoModel(
                f"The model {name} is damaged: {', '.join(damaged)} has changed.",
                f"`voice-interview models download {name}` repairs it.",
            )
        progress(1.0, "all files are intact")

    def remove(self, name: str) -> None:
        """Delete it from disk, finished or not. Raises InputProblem, NoModel."""
        listed(name)
        if self._state(name) == "absent":
            raise NoModel(
                f"The model {name} is not on this computer.", "There is nothing to remove."
            )
        try:
            for folder in (self.folder / name, self.folder / f"{name}.part"):
                if folder.exists():
                    shutil.rmtree(folder)
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def _state(self, name: str) -> str:
        folder = self.folder / name
        if not folder.is_dir():
            return "partial" if _holds_anything(self.folder / f"{name}.part") else "absent"
        record = manifest.read(folder)
        whole = record is not None and manifest.is_whole(folder, record)
        return "ready" if whole else "broken"


def _own(model: str) -> Path:
    try:
        return absolute(Path(model))
    except InputProblem as problem:
        raise NoModel(problem.sentence, problem.way_out) from problem


def _holds_anything(part: Path) -> bool:
    return part.is_dir() and any(path.name != manifest.LOCK for path in part.iterdir())


def _take_back(final: Path, part: Path) -> None:
    """A broken model is an unfinished download: what is right in it is not fetched again."""
    if final.exists():
        shutil.rmtree(part, ignore_errors=True)
        final.replace(part)
        (part / manifest.NAME).unlink(missing_ok=True)


def _tidy(part: Path) -> None:
    """Leave what the manifest names and nothing else: no locks, no half files."""
    record = manifest.read(part)
    if record is None or not manifest.is_whole(part, record):
        raise NoDownload("The download ended without a whole model.", "Start it again.")
    names = {file.name for file in record.files} | {manifest.NAME}
    for path in part.iterdir():
        if path.name not in names:
            path.unlink()


def _download_it(name: str) -> str:
    return f"`voice-interview models download {name}` brings it."


def _unusable(folder: Path, error: OSError) -> NoModel:
    return NoModel(
        f"The models folder cannot be used: {error.strerror or error}.",
        f"Free some space, or make {folder} writable.",
    )
