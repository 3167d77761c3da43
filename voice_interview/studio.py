"""Everything a rehearsal needs, in one place: handed out by `wiring`, used by every front end.

It holds the parts behind their ports and never learns which kind they are.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event

from voice_interview import settings as preferences
from voice_interview.errors import Problem, TakeMissing
from voice_interview.model import (
    RULES_VERSION,
    Answer,
    Check,
    Question,
    Report,
    Rule,
    Take,
    Turn,
)
from voice_interview.model.coaching import Coaching
from voice_interview.ports import (
    Devices,
    Exporter,
    Library,
    Models,
    Player,
    Progress,
    Recorder,
    Speaker,
    Stories,
    Ticks,
    Transcriber,
    no_progress,
)
from voice_interview.settings import Settings, Value


@dataclass(slots=True)
class Studio:
    speaker: Speaker
    recorder: Recorder
    player: Player
    devices: Devices
    transcriber: Transcriber
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
    keep_settings: Callable[[Settings], None]
    """Writes the settings file and hands the new values to the parts. Raises SettingsProblem."""
    checks: Callable[[], Iterable[Check]]
    """Runs the doctor, one check at a time."""
    notices: tuple[str, ...] = ()
    """What went wrong at start without stopping it: a broken pack, recovered takes."""

    def change(self, key: str, value: Value) -> None:
        """Change one setting, keep it on disk, and let the parts know. Raises SettingsProblem."""
        changed = preferences.change(self.settings, key, value)
        self.keep_settings(changed)
        self.settings = changed

    def report(self, take_id: str) -> Report | None:
        """The report of a take from its facts; None while it has no transcript."""
        from voice_interview.analysis import report as reporting  # 15 ms the first paint saves

        hearing = self.library.hearing(take_id)
        if hearing is None:
            return None
        take = self.library.take(take_id)
        return reporting.build(
            source=take.id,
            question=take.question,
            hearing=hearing,
            rules=self.rules(),
            options=self.settings.options(),
            review=self.library.review(take_id),
            turns=self._turns(take),
            asked=[one.question.text for one in self.library.follow_ups()],
        )

    def answer(self, take_id: str) -> Answer | None:
        """A take as it is handed on, with its sound; None while it has no transcript."""
        report, hearing = self.report(take_id), self.library.hearing(take_id)
        if report is None or hearing is None:
            return None
        take = self.library.take(take_id)
        levels = hearing.sounds.level_dbfs if hearing.sounds else ()
        return Answer(take, report, levels, self.library.audio(take_id))

    def _turns(self, take: Take) -> tuple[Turn, ...]:
        """The answer this take belongs to: the first take, then what was said to each follow-up.

        A follow-up that was answered twice counts as it was answered last. None when the first take
        was deleted.
        """
        try:
            first = self.library.take(take.part_of) if take.part_of else take
        except TakeMissing:
            return ()
        later = {one.question.text: one for one in self.library.follow_ups(first.id)}
        turns = []
        for one in (first, *later.values()):
            hearing = self.library.hearing(one.id)
            if hearing is not None:
                turns.append(Turn(one.id, one.question, hearing))
        return tuple(turns)

    def keep_figures(self, take_id: str, made: Report | None = None) -> None:
        """Bring the history's figures of a take up to date, from its report if there is one."""
        from voice_interview.analysis import report as reporting

        report = None if self.library.read_only else made or self.report(take_id)
        if report is not None:
            self.library.save_figures(take_id, reporting.figures(report))

    def catch_up(self, stop: Event | None = None, progress: Progress = no_progress) -> None:
        """Figures for takes that have none by today's rules: after a rebuild, or new rules.

        A take whose report cannot be made is left without; the next start tries again.
        """
        tried: set[str] = set()
        while not self.library.read_only:
            waiting = set(self.library.without_figures(RULES_VERSION)) - tried
            if not waiting:
                return
            for take_id in waiting:
                if stop is not None and stop.is_set():
                    return
                with suppress(Problem):
                    self.keep_figures(take_id)
                tried.add(take_id)
                progress(len(tried) / max(self.library.count(), len(tried)), "reading old takes")
