"""Takes on disk behind `ports.Library`: folders are the truth, the index follows them.

A folder is written first, whole; then it is listed. One instance writes, under an
operating-system lock; a second one reads beside it. Any thread may call.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Lock
from typing import Self

from voice_interview.errors import DiskFull, LibraryProblem
from voice_interview.library import (
    archive,
    checks,
    codec,
    compression,
    disk,
    entries,
    files,
    index_file,
    interviews,
    recovery,
    sync,
    take_folder,
    take_ids,
    trash,
)
from voice_interview.library.catalogue import Catalogue
from voice_interview.library.compression import Shrink
from voice_interview.library.lock import LibraryLock, elsewhere
from voice_interview.library.recovery import DOOMED, UNBORN
from voice_interview.model import (
    Capture,
    Check,
    DatedFigures,
    DiskUse,
    Figures,
    Hearing,
    Practised,
    Question,
    Review,
    Take,
    TakeRow,
    TakeState,
    Trashed,
    Unpacked,
)
from voice_interview.model.interview import Interview
from voice_interview.ports import Progress, no_progress
from voice_interview.text import clean_line

LOCK_FILE = ".lock"

ROOM_BYTES = 10 * 60 * 48_000 * 2 + 50_000_000
"""Ten minutes at 48 kHz and 50 MB to spare (notes on libraries, 6.16)."""

TICK = timedelta(milliseconds=1)
"""The finest step of a `recorded_at`."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class TakeLibrary:
    def __init__(
        self,
        root: Path,
        lock: LibraryLock | None,
        now: Callable[[], datetime] = utc_now,
        settings: Path | None = None,
    ) -> None:
        """`lock` is held; None: another instance has it. `open` is the way in.

        `settings` is a file that backups hold as well.
        """
        self._root = root
        self._lock = lock
        self._now = now
        self._settings = settings
        self._last_begun = datetime.min.replace(tzinfo=UTC)
        self._closed = False
        self._recovered: tuple[Take, ...] = ()
        self._unread: list[str] = []
        """Takes that this start has still to read."""
        self._reading_on = Lock()
        self._catalogue = Catalogue(root, writes=lock is not None)

    @classmethod
    def open(
        cls,
        root: Path,
        progress: Progress = no_progress,
        now: Callable[[], datetime] = utc_now,
        most: int | None = None,
        settings: Path | None = None,
    ) -> Self:
        """Take the lock, list what changed, close what a crash left open; or only read.

        With `most`, of many changed takes only the newest are listed now: `read_on` does the rest.

        Raises LibraryProblem or DiskFull when the folder cannot be used.
        """
        with files.telling(
            clean_line(f"The recordings folder {root} cannot be used."),
            "Choose another with --recordings FOLDER.",
        ):
            files.prepare_root(root)
            lock = LibraryLock.acquire(root / LOCK_FILE)
        library = cls(root, lock, now, settings)
        try:
            library._start(progress, most)
        except BaseException:
            library.close()
            raise
        return library

    @property
    def root(self) -> Path:
        return self._root

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should hear once about this start."""
        if not self._catalogue.made_anew:
            return ()
        return ("The list of takes was damaged; it was made anew from the takes. None is lost.",)

    def recovered(self) -> tuple[Take, ...]:
        return self._recovered

    def begin(self, question: Question, preparation_s: float = 0.0, part_of: str = "") -> Take:
        with self._writable(), files.telling("A new take could not be made."):
            self._check_room()
            at = self._moment()
            take = Take(
                id=self._free_id(question, at),
                state=TakeState.RECORDING,
                question=question,
                recorded_at=codec.stamp(at),
                preparation_s=preparation_s,
                part_of=part_of,
            )
            self._make_folder(take)
            self._catalogue.refresh(take.id)
            return take

    def adopt(
        self,
        question: Question,
        fill: Callable[[Path], Capture],
        origin: str,
        recorded_at: datetime | None = None,
    ) -> Take:
        with self._writable(), files.telling("The recording could not be taken in."):
            self._check_room()
            at = recorded_at or self._moment()
            take_id = self._free_id(question, at)
            unborn = Take(take_id, TakeState.RECORDED, question, codec.stamp(at), origin=origin)
            take = self._make_folder(unborn, fill)
            self._catalogue.refresh(take.id)
            return take

    def origins(self) -> frozenset[str]:
        return self._catalogue.ask(lambda index: index.origins())

    def audio(self, take_id: str) -> Path:
        return take_folder.audio(self._folder(take_id))

    def save(self, take: Take) -> None:
        with self._changing(take.id, "The take could not be saved.", keep_figures=True) as folder:
            take_folder.write_take(folder, take)

    def change(self, take_id: str, change: Callable[[Take], Take]) -> Take:
        with self._changing(take_id, "The take could not be saved.", keep_figures=True) as folder:
            changed = change(take_folder.read_take(folder))
            take_folder.write_take(folder, changed)
            return changed

    def save_hearing(self, take_id: str, hearing: Hearing) -> None:
        with self._changing(take_id, "The transcript could not be saved.") as folder:
            take_folder.write_hearing(folder, hearing)

    def save_beside(self, take_id: str, hearing: Hearing) -> None:
        failure = "The transcript could not be saved."
        with self._changing(take_id, failure, keep_figures=True) as folder:
            take_folder.write_beside(folder, hearing)

    def hearing(self, take_id: str) -> Hearing | None:
        return take_folder.read_hearing(self._folder(take_id))

    def other_hearings(self, take_id: str) -> tuple[Hearing, ...]:
        return take_folder.read_others(self._folder(take_id))

    def save_review(self, take_id: str, review: Review) -> None:
        with self._changing(take_id, "The review could not be saved.") as folder:
            take_folder.write_review(folder, review)

    def review(self, take_id: str) -> Review:
        return take_folder.read_review(self._folder(take_id))

    def save_figures(self, take_id: str, figures: Figures) -> None:
        with self._writable():
            name = self._folder(take_id).name
            self._catalogue.ask(lambda index: index.put_figures(name, figures))

    def take(self, take_id: str) -> Take:
        return take_folder.read_take(self._folder(take_id))

    def rows(
        self,
        *,
        text: str = "",
        question_id: str = "",
        tags: Sequence[str] = (),
        starred: bool = False,
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[TakeRow, ...]:
        return self._catalogue.ask(
            lambda index: index.rows(text, question_id, limit, offset, tags=tags, starred=starred)
        )

    def series(self, *, question_id: str = "", theme: str = "") -> tuple[DatedFigures, ...]:
        return self._catalogue.ask(lambda index: index.series(question_id, theme))

    def follow_ups(self, part_of: str = "") -> tuple[Take, ...]:
        return self._catalogue.ask(lambda index: index.follow_ups(part_of))

    def practised(self) -> tuple[Practised, ...]:
        return self._catalogue.ask(lambda index: index.practised())

    def count(self) -> int:
        return self._catalogue.ask(lambda index: index.count())

    def without_figures(self, rules_version: str, limit: int = 200) -> tuple[str, ...]:
        """Ids of transcribed takes whose figures are to be made from the facts; newest first.

        They are an opinion and kept in the index alone, so a new index has none.
        """
        return self._catalogue.ask(lambda index: index.without_figures(rules_version, limit))

    def delete(self, take_id: str) -> None:
        """The folder is renamed first: from there on the take is gone, whatever happens."""
        with self._writable():
            folder = self._folder(take_id)
            doomed = self._root / f"{DOOMED}{folder.name}"
            try:
                with files.telling("The take could not be deleted."):
                    files.move(folder, doomed)
            finally:
                self._catalogue.refresh(folder.name)
            with files.telling("The take is off the list; its files go at the next start."):
                files.remove_tree(doomed)
                self._leave_no_trace()

    def to_trash(self, take_id: str) -> Trashed:
        with self._writable():
            folder = self._folder(take_id)
            try:
                with files.telling("The take could not be put into the trash."):
                    return trash.put(self._root, folder, self._now())
            finally:
                self._catalogue.refresh(folder.name)

    def trash(self) -> tuple[Trashed, ...]:
        with files.telling("The trash could not be read."):
            return trash.listed(self._root)

    def restore(self, take_id: str) -> Take:
        with self._writable(), files.telling("The take could not be brought back."):
            folder = trash.find(self._root, take_id)
            try:
                back = trash.bring_back(self._root, folder)
            finally:
                self._catalogue.refresh(folder.name)
            return entries.read_anyhow(back)

    def empty_trash(self) -> int:
        with self._writable(), files.telling("The trash could not be emptied."):
            gone = trash.purge(self._root)
            self._leave_no_trace()
            return gone

    def compress(self, take_id: str, shrink: Shrink) -> int:
        with self._changing(
            take_id, "The take could not be compressed.", keep_figures=True
        ) as folder:
            return compression.compress(folder, shrink)

    def new_interview(self, format_id: str, make: Callable[[str, str], Interview]) -> Interview:
        with self._writable(), files.telling("The interview could not be begun."):
            return interviews.new(self._root, self._now(), format_id, make)

    def save_interview(self, interview: Interview) -> None:
        with self._writable(), files.telling("The interview could not be saved."):
            interviews.save(self._root, interview)

    def interview(self, interview_id: str) -> Interview:
        with files.telling("The interview could not be read."):
            return interviews.find(self._root, interview_id)

    def interviews(self) -> tuple[Interview, ...]:
        with files.telling("The interviews could not be read."):
            return interviews.all_of(self._root)

    def check(self, progress: Progress = no_progress) -> tuple[Check, ...]:
        """Look at every take and at the index; change nothing. Raises LibraryProblem."""
        with files.telling("The recordings could not be looked at."):
            return self._catalogue.ask(lambda index: checks.check(self._root, index, progress))

    def backup(self, target: Path, progress: Progress = no_progress) -> int:
        """Everything but the trash and the index, and the settings, in one file; gives the number
        of takes.

        Raises InputProblem, LibraryProblem.
        """
        with files.telling(clean_line(f"{target} could not be written."), "Choose another place."):
            made_at = codec.stamp(self._now())
            return archive.pack(self._root, target, made_at, progress, self._settings)

    def unpack(self, source: Path, progress: Progress = no_progress) -> Unpacked:
        """Bring back from such a file what is not here. Raises InputProblem, LibraryProblem."""
        with self._writable():
            try:
                with files.telling("Not everything could be brought back.", "Say it again."):
                    return archive.unpack(self._root, source, progress, self._settings)
            finally:
                self._catalogue.read_folders(no_progress)

    def disk_use(self) -> DiskUse:
        with files.telling("The recordings could not be measured."):
            return disk.use(self._root)

    def rebuild(self, progress: Progress = no_progress) -> None:
        """Make the index anew from the folders. Raises LibraryBusy, LibraryProblem."""
        self._check_writable()
        self._catalogue.rebuild(progress)

    def close(self) -> None:
        with self._catalogue.writing:
            self._closed = True
            self._catalogue.close()
            if self._lock is not None:
                self._lock.release()

    def _start(self, progress: Progress, most: int | None) -> None:
        if self.read_only:
            return
        recovery.finish_leftovers(self._root)
        with suppress(OSError):
            if trash.is_there(self._root) and trash.purge(self._root, self._now() - trash.KEPT):
                self._leave_no_trace()
        self._unread = self._catalogue.read_folders(progress, most)
        self._close_unfinished(self._catalogue.ask(sync.unfinished))

    def read_on(self, stop: Event | None = None, progress: Progress = no_progress) -> None:
        """Read the takes that this start left unread, newest first. Raises LibraryProblem.

        A take begun since then is never among them, so what is closed here is of no live one.
        """
        with self._reading_on:
            if not self._unread:
                return
            self._catalogue.read(self._unread, progress, stop)
            if stop is not None and stop.is_set():
                return
            with self._writable():
                unfinished = self._catalogue.ask(sync.unfinished)
                self._close_unfinished(sorted(set(self._unread).intersection(unfinished)))
                self._unread = []

    def _close_unfinished(self, names: Sequence[str]) -> None:
        self._recovered += recovery.close_unfinished(self._root, names)
        for name in names:
            self._catalogue.refresh(name)

    def _leave_no_trace(self) -> None:
        """Raises OSError. The index may hold traces still; so may one that was set aside."""
        index_file.remove_set_aside(self._root)
        self._catalogue.leave_no_trace()

    @contextmanager
    def _writable(self) -> Iterator[None]:
        with self._catalogue.writing:
            self._check_writable()
            yield

    def _check_writable(self) -> None:
        if self.read_only:
            raise elsewhere()
        if self._closed:
            raise LibraryProblem("The recordings are closed already.", "Start the program again.")

    @contextmanager
    def _changing(
        self, take_id: str, failure: str, *, keep_figures: bool = False
    ) -> Iterator[Path]:
        """The take's folder, to be written; listed again after, whatever was written by then."""
        with self._writable():
            folder = self._folder(take_id)
            try:
                with files.telling(failure):
                    yield folder
            finally:
                self._catalogue.refresh(folder.name, keep_figures=keep_figures)

    def _folder(self, take_id: str) -> Path:
        """Raises TakeMissing, LibraryProblem."""
        folder = self._root / take_id
        if take_ids.is_id(take_id) and folder.is_dir() and not folder.is_symlink():
            return folder
        with files.telling("The recordings folder could not be read."):
            return self._root / take_ids.resolve(take_id, sync.folder_names(self._root))

    def _moment(self) -> datetime:
        """Now. Of takes begun within a millisecond the later one stands later, so order holds."""
        now = self._now()
        if timedelta() <= self._last_begun - now + TICK < timedelta(seconds=1):
            now = self._last_begun + TICK
        self._last_begun = now
        return now

    def _free_id(self, question: Question, now: datetime) -> str:
        while True:
            take_id = take_ids.new_id(question, now)
            if not (self._root / take_id).exists():
                return take_id

    def _make_folder(self, take: Take, fill: Callable[[Path], Capture] | None = None) -> Take:
        """A folder appears under its name with its sound and its take.json in it, or not at all."""
        unborn, folder = self._root / f"{UNBORN}{take.id}", self._root / take.id
        try:
            files.make_folder(unborn)
            if fill is not None:
                take = replace(take, capture=fill(unborn / take_folder.AUDIO))
            take_folder.write_take(unborn, take)
            files.move(unborn, folder)
        except BaseException:
            for begun in (unborn, folder):
                with suppress(OSError):
                    files.remove_tree(begun)
            raise
        return take

    def _check_room(self) -> None:
        free = files.free_bytes(self._root)
        if free < ROOM_BYTES:
            raise DiskFull(
                f"Only {free // 1_000_000} MB are left on the disk, too little for a recording.",
                f"Free some space: a take wants {ROOM_BYTES // 1_000_000} MB to be safe.",
            )
