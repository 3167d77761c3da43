"""Takes on disk behind `ports.library.Library`: folders are the truth, the index follows them.

A folder is written first, whole; then it is listed. One instance writes, under an
operating-system lock; a second one reads beside it. Any thread may call. How each thing is done
stands elsewhere: here stands which parts it needs, and what the user is told when it fails.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Self

from voice_interview.library import archive, checks, disk, files
from voice_interview.library.access import Access
from voice_interview.library.codecs import stamps
from voice_interview.library.interviews import KeptInterviews
from voice_interview.library.late import Late
from voice_interview.library.lock import LibraryLock
from voice_interview.library.start import Start
from voice_interview.library.takes import compression, entries, recovery, take_folder, trash
from voice_interview.library.takes.births import Births
from voice_interview.library.takes.compression import Shrink
from voice_interview.model import (
    Capture,
    Check,
    DatedFigures,
    DiskUse,
    Figures,
    Hearing,
    Packed,
    Practised,
    Question,
    Review,
    Take,
    TakeRow,
    Trashed,
    Unpacked,
)
from voice_interview.ports.progress import Progress, no_progress
from voice_interview.text import clean_line


class TakeLibrary:
    def __init__(
        self,
        root: Path,
        lock: LibraryLock | None,
        now: Callable[[], datetime] = stamps.now,
        beside: Mapping[str, Path] | None = None,
    ) -> None:
        """`lock` is held; None: another instance has it. `open` is the way in.

        `beside` is what backups hold as well: its places, by its names in them.
        """
        self._now = now
        self._beside = beside or {}
        self._access = Access(root, lock)
        self._catalogue = self._access.catalogue
        self._births = Births(root, now)
        self._late = Late(self._access)
        self._started = Start(self._access, now)
        self.interviews = KeptInterviews(self._access, now)

    @classmethod
    def open(
        cls,
        root: Path,
        progress: Progress = no_progress,
        now: Callable[[], datetime] = stamps.now,
        most: int | None = None,
        beside: Mapping[str, Path] | None = None,
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
            lock = LibraryLock.acquire(root)
        library = cls(root, lock, now, beside)
        try:
            if not library.read_only:
                library._started.put_in_order(progress, most)
        except BaseException:
            library.close()
            raise
        return library

    @property
    def root(self) -> Path:
        return self._access.root

    @property
    def read_only(self) -> bool:
        return self._access.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should hear once about this start."""
        if not self._catalogue.made_anew:
            return ()
        return ("The list of takes was damaged; it was rebuilt from the takes. None is lost.",)

    def recovered(self) -> tuple[Take, ...]:
        return self._started.recovered

    def begin(self, question: Question, preparation_s: float = 0.0, part_of: str = "") -> Take:
        with self._access.writable(), files.telling("A new take could not be started."):
            take = self._births.recording(question, preparation_s, part_of)
            self._catalogue.refresh(take.id)
            return take

    def adopt(
        self,
        question: Question,
        fill: Callable[[Path], Capture],
        origin: str,
        recorded_at: datetime | None = None,
    ) -> Take:
        with self._access.writable(), files.telling("The recording could not be imported."):
            take = self._births.adopted(question, fill, origin, recorded_at)
            self._catalogue.refresh(take.id)
            return take

    def origins(self) -> frozenset[str]:
        return self._catalogue.ask(lambda index: index.origins())

    def audio(self, take_id: str) -> Path:
        return take_folder.audio(self._access.folder(take_id))

    def change(self, take_id: str, change: Callable[[Take], Take]) -> Take:
        with self._access.changing(
            take_id,
            "What is noted of the take could not be saved; its sound is kept.",
            keep_figures=True,
        ) as folder:
            before = self._late.read(folder)
            changed = change(before)
            self._late.write(folder, before, changed)
            return changed

    def save_hearing(self, take_id: str, hearing: Hearing) -> None:
        with self._access.changing(take_id, "The transcript could not be saved.") as folder:
            take_folder.write_hearing(folder, hearing)

    def save_beside(self, take_id: str, hearing: Hearing) -> None:
        failure = "The transcript could not be saved."
        with self._access.changing(take_id, failure, keep_figures=True) as folder:
            take_folder.write_beside(folder, hearing)

    def hearing(self, take_id: str) -> Hearing | None:
        return take_folder.read_hearing(self._access.folder(take_id))

    def other_hearings(self, take_id: str) -> tuple[Hearing, ...]:
        return take_folder.read_others(self._access.folder(take_id))

    def save_review(self, take_id: str, review: Review) -> None:
        with self._access.changing(take_id, "The review could not be saved.") as folder:
            take_folder.write_review(folder, review)

    def review(self, take_id: str) -> Review:
        return take_folder.read_review(self._access.folder(take_id))

    def save_figures(self, take_id: str, figures: Figures) -> None:
        with self._access.writable():
            name = self._access.folder(take_id).name
            self._catalogue.ask(lambda index: index.put_figures(name, figures))

    def take(self, take_id: str) -> Take:
        self._late.catch_up()
        return self._late.read(self._access.folder(take_id))

    def rows(
        self,
        *,
        text: str = "",
        question: Question | None = None,
        question_id: str = "",
        tags: Sequence[str] = (),
        starred: bool = False,
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[TakeRow, ...]:
        self._late.catch_up()
        listed = self._catalogue.ask(
            lambda index: index.rows(
                text, question_id, limit, offset, question=question, tags=tags, starred=starred
            )
        )
        return self._late.rows(listed)

    def series(self, *, question_id: str = "", theme: str = "") -> tuple[DatedFigures, ...]:
        return self._catalogue.ask(lambda index: index.series(question_id, theme))

    def follow_ups(self, part_of: str = "") -> tuple[Take, ...]:
        return self._catalogue.ask(lambda index: index.follow_ups(part_of))

    def practised(self) -> tuple[Practised, ...]:
        return self._catalogue.ask(lambda index: index.practised())

    def count(self) -> int:
        return self._catalogue.ask(lambda index: index.count())

    def without_figures(self, rules_version: str, limit: int = 200) -> tuple[str, ...]:
        """Figures are an opinion and kept in the index alone, so a new index has none."""
        return self._catalogue.ask(lambda index: index.without_figures(rules_version, limit))

    def delete(self, take_id: str) -> None:
        """The folder is renamed first: from there on the take is gone, whatever happens."""
        with self._access.writable():
            folder = self._access.folder(take_id)
            try:
                with files.telling("The take could not be deleted."):
                    doomed = recovery.doom(self.root, folder)
            finally:
                self._catalogue.refresh(folder.name)
            with files.telling(
                "The take is off the list; its files will be deleted at the next start."
            ):
                files.remove_tree(doomed)
                self._access.leave_no_trace()

    def to_trash(self, take_id: str) -> Trashed:
        with self._access.writable():
            folder = self._access.folder(take_id)
            try:
                with files.telling("The take could not be moved to the trash."):
                    return trash.put(self.root, folder, self._now())
            finally:
                self._catalogue.refresh(folder.name)

    def trash(self) -> tuple[Trashed, ...]:
        with files.telling("The trash could not be read."):
            return trash.listed(self.root)

    def restore(self, take_id: str) -> Take:
        with self._access.writable(), files.telling("The take could not be brought back."):
            folder = trash.find(self.root, take_id)
            try:
                back = trash.bring_back(self.root, folder)
            finally:
                self._catalogue.refresh(folder.name)
            return entries.read_anyhow(back)

    def empty_trash(self) -> int:
        with self._access.writable(), files.telling("The trash could not be emptied."):
            gone = trash.purge(self.root)
            self._access.leave_no_trace()
            return gone

    def compress(self, take_id: str, shrink: Shrink) -> int:
        with self._access.changing(
            take_id, "The take could not be compressed.", keep_figures=True
        ) as folder:
            return compression.compress(folder, shrink)

    def check(self, progress: Progress = no_progress) -> tuple[Check, ...]:
        """Look at every take and at the index; change nothing. Raises LibraryProblem."""
        with files.telling("The recordings could not be looked at."):
            return self._catalogue.ask(lambda index: checks.check(self.root, index, progress))

    def backup(self, target: Path, progress: Progress = no_progress) -> Packed:
        """Everything but the trash and the index, and what lies beside, in one file; what cannot
        be read is left out, and named.

        Raises InputProblem, LibraryProblem.
        """
        with files.telling(clean_line(f"{target} could not be written."), "Choose another place."):
            made_at = stamps.stamp(self._now())
            return archive.pack(self.root, target, made_at, progress, self._beside)

    def unpack(self, source: Path, progress: Progress = no_progress) -> Unpacked:
        """Bring back from such a file what is not here. Raises InputProblem, LibraryProblem."""
        with self._access.writable():
            try:
                with files.telling("Not everything could be brought back.", "Try again."):
                    return archive.unpack(self.root, source, progress, self._beside)
            finally:
                self._catalogue.read_folders(no_progress)

    def disk_use(self) -> DiskUse:
        with files.telling("The recordings could not be measured."):
            return disk.use(self.root)

    def rebuild(self, progress: Progress = no_progress) -> None:
        """Make the index anew from the folders. Raises LibraryBusy, LibraryProblem."""
        self._access.check_writable()
        self._catalogue.rebuild(progress)

    def close(self) -> None:
        self._access.close()

    def read_on(self, stop: Event | None = None, progress: Progress = no_progress) -> None:
        """Read the takes that this start left unread, newest first. Raises LibraryProblem."""
        self._started.read_on(stop, progress)
