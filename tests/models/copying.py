"""Models that come from a folder in place of the network."""

import shutil
from pathlib import Path
from threading import Event

from voice_interview.errors import Cancelled, NoModel
from voice_interview.ports.progress import Progress
from voice_interview.transcription.models import folder as contents
from voice_interview.transcription.models import manifest
from voice_interview.transcription.models.catalogue import Listed
from voice_interview.transcription.models.shelf import Fetch


def copying(source: Path) -> Fetch:
    """A way to fetch for ModelShelf that copies `source/<name>`, a model folder."""

    def fetch(model: Listed, part: Path, progress: Progress, stop: Event) -> None:
        origin = source / model.name
        contents.check(origin)
        paths = [origin / name for name in contents.ALL if (origin / name).is_file()]
        sums = []
        for number, path in enumerate(paths):
            if stop.is_set():
                raise Cancelled(f"The download of {model.name} was stopped.", "Start it again.")
            progress(number / len(paths), f"copying {path.name}")
            shutil.copyfile(path, part / path.name)
            sha256 = manifest.sha256_of(path, lambda _: None)
            if sha256 != manifest.sha256_of(part / path.name, lambda _: None):
                raise NoModel(f"{path.name} changed while it was copied.", "Start it again.")
            sums.append(manifest.FileSum(path.name, path.stat().st_size, sha256))
        manifest.write(part, manifest.Manifest(str(origin), "", tuple(sums)))

    return fetch
