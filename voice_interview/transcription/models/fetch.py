"""Download one listed model: `python -m voice_interview.transcription.models.fetch`.

The one place of the program that speaks to the network, and only when the user asked. A request
comes in on stdin as {"name", "folder"}; stdin's end is the parent's end and this process's too.
Messages go out as JSON lines on the stdout this process was given: {"share", "doing"} any number of
times, then {"done": true} or {"problem", "detail"}.

The files are pulled here and not by `hf_hub_download`: since huggingface_hub 2.x that starts again
from zero after a kill, while this goes on with a Range request.
"""

import json
import os
import shutil
import sys
import threading
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from huggingface_hub import HfApi, get_session, hf_hub_url
from huggingface_hub.errors import HfHubHTTPError
from huggingface_hub.hf_api import RepoSibling

from voice_interview.transcription.models import folder as contents
from voice_interview.transcription.models import manifest
from voice_interview.transcription.models.catalogue import listed
from voice_interview.transcription.models.manifest import FileSum, Manifest

CHUNK_BYTES = 1 << 18
TIMEOUT_S = 20.0
IDLE_TRIES, PAUSE_S = 3, 1.0
"""A connection that breaks is taken up again, until so many tries in a row brought nothing."""
TICK_S = 0.2
SPARE_BYTES = 50_000_000
"""Room to leave free on the disk."""


class Trouble(Exception):
    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(detail)
        self.problem = problem


class Report:
    """Messages to the parent, and the bytes that are here so far."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        self._next_s = 0.0
        self.total = 1
        self.here = 0

    def say(self, **message: Any) -> None:
        self._out.write(json.dumps(message) + "\n")
        self._out.flush()

    def progress(self, doing: str = "") -> None:
        now_s = time.monotonic()
        if doing or now_s >= self._next_s:
            self._next_s = now_s + TICK_S
            here, total = self.here / 1e6, self.total / 1e6
            doing = doing or f"{here:.0f} of {total:.0f} MB"
            self.say(share=min(1.0, self.here / self.total), doing=doing)


def main() -> None:
    report = Report()
    os.dup2(2, 1)
    os.umask(0o077)
    request = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        download(request["name"], Path(request["folder"]), report)
    except Trouble as trouble:
        report.say(problem=trouble.problem, detail=str(trouble))
    except HfHubHTTPError as error:
        report.say(problem="refused", detail=f"HTTP {error.response.status_code}")
    except Exception as error:  # noqa: BLE001 - transports raise anything; the parent finds words
        if isinstance(error, OSError) and error.errno is not None:
            report.say(problem="disk", detail=error.strerror)
        else:
            report.say(problem="network", detail=type(error).__name__)
    else:
        report.say(done=True)
    os._exit(0)


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def download(name: str, folder: Path, report: Report) -> None:
    """Bring every file of the listed model into `folder`, check it, and write the manifest."""
    model = listed(name)
    with _alone(folder):
        info = HfApi(token=False).model_info(
            model.repo, revision=model.revision, files_metadata=True, timeout=TIMEOUT_S
        )
        files = [file for file in info.siblings or () if file.rfilename in contents.ALL]
        lacks = contents.missing({file.rfilename for file in files})
        if lacks or any(not file.size or not (file.lfs or file.blob_id) for file in files):
            raise Trouble("source", f"{' and '.join(lacks) or 'a sum'} is missing")
        report.total = sum(file.size or 0 for file in files)
        _check_space(folder, report.total)
        sums = []
        for file in files:
            _bring(file, model.repo, model.revision, folder, report)
            path = folder / file.rfilename
            sha256 = file.lfs.sha256 if file.lfs else manifest.sha256_of(path, _unwatched)
            sums.append(FileSum(file.rfilename, path.stat().st_size, sha256))
        manifest.write(folder, Manifest(model.repo, info.sha or model.revision, tuple(sums)))


def _alone(folder: Path) -> AbstractContextManager[object]:
    try:
        return FileLock(folder / manifest.LOCK).acquire(timeout=0)
    except Timeout as busy:
        raise Trouble("busy") from busy


def _check_space(folder: Path, total: int) -> None:
    here = sum(path.stat().st_size for path in folder.iterdir())
    needed, free = total - here + SPARE_BYTES, shutil.disk_usage(folder).free
    if free < needed:
        raise Trouble("space", f"{needed / 1e6:.0f} MB are needed, {free / 1e6:.0f} MB are free")


def _bring(file: RepoSibling, repo: str, revision: str, folder: Path, report: Report) -> None:
    """One file, whole and right, under its name. What is right already is not fetched again."""
    path, growing = folder / file.rfilename, folder / f"{file.rfilename}.incomplete"
    size = file.size or 0
    before = report.here
    if not (path.is_file() and path.stat().st_size == size and _is_right(path, file)):
        path.unlink(missing_ok=True)
        if not file.lfs or _size(growing) > size:
            growing.unlink(missing_ok=True)
        _pull(hf_hub_url(repo, file.rfilename, revision=revision), growing, size, report)
        report.progress(f"checking {file.rfilename}")
        if not _is_right(growing, file):
            growing.unlink()
            raise Trouble("sum", file.rfilename)
        growing.replace(path)
    report.here = before + size


def _is_right(path: Path, file: RepoSibling) -> bool:
    if file.lfs:
        return manifest.sha256_of(path, _unwatched) == file.lfs.sha256
    return manifest.git_blob_of(path, _unwatched) == file.blob_id


def _unwatched(_read: int) -> None:
    """For sums that nobody watches."""


def _pull(url: str, growing: Path, size: int, report: Report) -> None:
    """Append to `growing` until it has `size` bytes, over as many connections as it takes."""
    idle, before = 0, report.here
    while (here := _size(growing)) < size:
        report.here = before + here
        try:
            _stream(url, growing, here, report)
        except (Trouble, OSError):
            raise
        except Exception:
            idle = idle + 1 if _size(growing) == here else 0
            if idle == IDLE_TRIES:
                raise
            time.sleep(PAUSE_S)
        else:
            if _size(growing) < size:
                raise Trouble("network", "the file ended early")


def _stream(url: str, growing: Path, here: int, report: Report) -> None:
    headers = {"User-Agent": "voice-interview", "Accept-Encoding": "identity"}
    if here:
        headers["Range"] = f"bytes={here}-"
    with get_session().stream("GET", url, headers=headers, timeout=TIMEOUT_S) as response:
        if response.status_code not in (200, 206):
            raise Trouble("refused", f"HTTP {response.status_code}")
        goes_on = response.status_code == 206
        if not goes_on:
            report.here -= here
        with growing.open("ab" if goes_on else "wb") as out:
            for chunk in response.iter_bytes(CHUNK_BYTES):
                out.write(chunk)
                report.here += len(chunk)
                report.progress()
            out.flush()
            os.fsync(out.fileno())


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


if __name__ == "__main__":
    main()
