"""Everything a rehearsal needs, in one place: handed out by `wiring`, used by every front end.

It holds the parts behind their ports and never learns which kind they are.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock

from voice_interview import settings as preferences
from voice_interview.errors import (
    Cancelled,
    LibraryProblem,
    Problem,
    TakeMissing,
    TranscriptionProblem,
)
from voice_interview.model import (
    RULES_VERSION,
    Answer,
    Capture,
    Check,
    EngineChoice,
    Hearing,
    Question,
    Report,
    Rule,
    Take,
    TakeState,
    Turn,
    Word,
)
from voice_interview.model.coaching import Coaching
from voice_interview.model.formats import Format
from voice_interview.ports.exporting import Exporter
from voice_interview.ports.library import Library
from voice_interview.ports.preparing import Stories, Ticks
from voice_interview.ports.progress import Progress, no_progress
from voice_interview.ports.sound import Devices, Player, Recorder, Speaker
from voice_interview.ports.transcribing import Models, SoFar, Transcriber, not_so_far
from voice_interview.settings import Settings, Value

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Studio:
    speaker: Speaker
    recorder: Recorder
    player: Player
    devices: Devices
    transcriber: Transcriber
    background: Transcriber
    """Another one, for what nobody waits for."""
    models: Models
    library: Library
    stories: Stories
    ticks: Ticks
    exporter: Exporter
    questions: tuple[Question, ...]
    rules: Callable[[], tuple[Rule, ...]]
    """Reads them on the first call: no report, no need. Raises PackProblem."""
    coaching: Callable[[], Coaching]
    """Reads checklists and cards. Raises PackProblem."""
    settings: Settings
    """As they hold for this run; the command line may have a word in it."""
    keep_setting: Callable[[str, Value], None]
    """Writes one setting to the file and hands it to the parts. Raises SettingsProblem."""
    to_wav: Callable[[Path, Path], Capture]
    """Writes a sound file of any kind as a take's WAV. Raises InputProblem, LibraryProblem."""
    shrink: Callable[[Path, Path], None]
    """Writes a WAV as FLAC and compares every sample. Raises InputProblem, OSError."""
    checks: Callable[[], Iterable[Check]]
    """Runs the doctor, one check at a time."""
    formats: tuple[Format, ...] = ()
    notices: tuple[str, ...] = ()
    """What went wrong at start without stopping it: a broken pack, recovered takes."""
    remark: Callable[[], str] = str
    """A word to whoever watches a recording, or none: a candidate from a file has finished."""
    heard: list[str] = field(default_factory=list)
    """Follow-ups put since the program began, oldest first: one without an answer leaves no take,
    and is not to come again before all others did."""
    _catching_up: Lock = field(default_factory=Lock, repr=False)
    _tried: set[str] = field(default_factory=set, repr=False)
    """Ids of takes whose report could not be made since the program began."""

    def hear(self, follow_up: str) -> None:
        if follow_up not in self.heard[-1:]:
            self.heard.append(follow_up)

    def change(self, key: str, value: Value) -> None:
        """Change one setting, keep it on disk, and let the parts know. Raises SettingsProblem."""
        changed = preferences.change(self.settings, key, value)
        self.keep_setting(key, value)
        self.settings = changed

    def report(
        self, take_id: str, so_far: Hearing | None = None, *, alone: bool = False
    ) -> Report | None:
        """The report of a take from its facts; None while it has no transcript.

        `so_far` stands in for facts that are not kept yet. `alone`: no other take is looked at.
        """
        from voice_interview.analysis import cut_short  # 15 ms the first paint saves
        from voice_interview.analysis import report as reporting

        kept = self.library.hearing(take_id)
        hearing = kept or so_far
        if hearing is None:
            return None
        options = self.settings.options()
        if alone or kept is None:  # what seems to be missing may be in the last words
            options = replace(options, follow_ups=False)
        take = self.library.take(take_id)
        turns, left_out = ((), ()) if alone else self._turns(take, hearing)
        report = reporting.build(
            source=take.id,
            question=take.question,
            hearing=hearing,
            rules=self.rules(),
            options=options,
            review=self.library.review(take_id),
            turns=turns,
            asked=() if alone else self._asked(),
        )
        report = replace(report, notes=(*report.notes, *left_out))
        return cut_short.told(report, take.capture)

    def _asked(self) -> list[str]:
        """Follow-ups that need not be asked again."""
        return [*(one.question.text for one in self.library.follow_ups()), *self.heard]

    def answer(self, take_id: str) -> Answer | None:
        """A take as it is handed on, with its sound; None while it has no transcript."""
        report, hearing = self.report(take_id), self.library.hearing(take_id)
        if report is None or hearing is None:
            return None
        take = self.library.take(take_id)
        levels = hearing.sounds.level_dbfs if hearing.sounds else ()
        return Answer(take, report, levels, self.library.audio(take_id))

    def _turns(self, take: Take, said: Hearing) -> tuple[tuple[Turn, ...], tuple[str, ...]]:
        """The answer this take belongs to: the first take, then what was said to each follow-up;
        and a sentence on each of the others that cannot be read.

        `said` is this take's own part, which always counts. Any other follow-up that was answered
        twice counts as it was answered last. Empty when the first take was deleted.
        """
        try:
            first = self.library.take(take.part_of) if take.part_of else take
        except TakeMissing:
            return (), ()
        except LibraryProblem as problem:
            return (), (_left_out(problem),)
        turns, left_out = {}, []
        for one in (first, *self.library.follow_ups(first.id), take):
            asked = one.part_of, one.question.text
            try:
                hearing = said if one.id == take.id else self.library.hearing(one.id)
                if hearing is not None:
                    review = self.library.review(one.id)
                    turns[asked] = Turn(one.id, one.question, hearing, review)
            except LibraryProblem as problem:
                left_out.append(_left_out(problem))
        return tuple(turns.values()), tuple(left_out)

    def transcribe(
        self,
        take_id: str,
        choice: EngineChoice | None = None,
        progress: Progress = no_progress,
        stop: Event | None = None,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,
    ) -> None:
        """Transcribe a take; with `ended`, one that grows until that is set.

        A failure is raised, and noted in a take without words, unless it is still being recorded.
        """
        library = self.library
        with self._noting_failures(take_id, ended):
            if ended is None:
                library.change(take_id, lambda now: replace(now, state=TakeState.TRANSCRIBING))
            hearing = self.transcriber.transcribe(
                library.audio(take_id),
                choice or self.settings.choice(),
                progress,
                stop or Event(),
                ended,
                so_far,
            )
            library.save_hearing(take_id, hearing)
            library.change(take_id, lambda now: replace(now, state=TakeState.DONE, failure=""))
            with suppress(Problem):  # the words are there, and `catch_up` makes the figures
                self.keep_figures(take_id)

    @contextmanager
    def _noting_failures(self, take_id: str, ended: Event | None) -> Iterator[None]:
        """Raises a Problem for whatever is raised inside, but what the keyboard says."""
        try:
            yield
        except Problem as problem:
            self._note_failure(take_id, problem, ended)
            raise
        except Exception as fault:
            log.exception("transcription")
            told = TranscriptionProblem("The answer could not be transcribed.", "Try again.")
            self._note_failure(take_id, told, ended)
            raise told from fault
        except KeyboardInterrupt:
            self._note_failure(take_id, Cancelled("Transcription was stopped."), ended)
            raise

    def _note_failure(self, take_id: str, problem: Problem, ended: Event | None) -> None:
        """Words of before stand as they did."""
        if ended is not None and not ended.is_set():
            return
        state, failure = TakeState.FAILED, problem.sentence
        if self._has_words(take_id):
            state, failure = TakeState.DONE, ""
        elif isinstance(problem, Cancelled):
            state, failure = TakeState.RECORDED, ""
        try:
            self.library.change(take_id, lambda now: replace(now, state=state, failure=failure))
        except Problem:
            log.exception("noting a failed transcription")

    def _has_words(self, take_id: str) -> bool:
        """False as well for words that cannot be read."""
        try:
            return self.library.hearing(take_id) is not None
        except Problem:
            return False

    def show_other_words(self, take_id: str) -> bool:
        """Make those of the next recogniser the current ones; False when there is no other."""
        now, others = self.library.hearing(take_id), self.library.other_hearings(take_id)
        if now is None or not others:
            return False
        later = [one for one in others if _by(one) > _by(now)]
        self.library.save_hearing(take_id, (later or others)[0])
        return True

    def words(self, take_id: str) -> tuple[Word, ...]:
        """The words of a take, as the user corrected them."""
        from voice_interview.analysis.corrections import applied

        hearing = self.library.hearing(take_id)
        if hearing is None:
            return ()
        return applied(hearing, self.library.review(take_id))[0].transcript.words

    def keep_figures(self, take_id: str, made: Report | None = None) -> None:
        """Bring the history's figures of a take up to date, from its report if there is one.

        They rest on the take alone: of 10 000, none is compared with the others.
        """
        from voice_interview.analysis import report as reporting

        if self.library.read_only:
            return
        report = made or self.report(take_id, alone=True)
        if report is not None:
            self.library.save_figures(take_id, reporting.figures(report))

    def catch_up(self, stop: Event | None = None, progress: Progress = no_progress) -> None:
        """Takes that the start left unread; then figures for those that have none by today's rules.

        A take whose report cannot be made is left without; the next start tries again. Several
        screens may want it at once: one does it, and the others wait and find it done.
        """

        def stopped() -> bool:
            return stop is not None and stop.is_set()

        with self._catching_up:
            self.library.read_on(stop, progress)
            done = 0
            while (waiting := self._without_figures()) and not stopped():
                for take_id in waiting:
                    if stopped():
                        break
                    with suppress(Problem):
                        self.keep_figures(take_id)
                    self._tried.add(take_id)
                    done += 1
                    progress(done / max(self.library.count(), done), "reading old takes")

    def _without_figures(self) -> set[str]:
        """Ids of takes to be judged, but for those that were tried in vain."""
        if self.library.read_only:
            return set()
        without = set(self.library.without_figures(RULES_VERSION))
        self._tried &= without  # what has figures now may lose them again
        return without - self._tried


def _left_out(problem: Problem) -> str:
    return f"A part of this answer is left out: {problem.sentence}"


def _by(hearing: Hearing) -> tuple[str, str]:
    return hearing.transcript.engine, hearing.transcript.model
