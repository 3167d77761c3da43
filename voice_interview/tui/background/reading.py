"""A take as its report screen shows it: read from the disk and judged, in one go and in a thread.

An hour of speech takes a second or two; a screen must not stand still for that.
"""

from dataclasses import dataclass, field, replace

from voice_interview import over_time
from voice_interview.analysis.answer_map import AnswerMap, answer_map
from voice_interview.errors import Problem
from voice_interview.model import Hearing, Report, Review, Take, Transcript
from voice_interview.studio import Studio
from voice_interview.tui.answer.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """What could not be read is None or empty, and `problem` says why."""

    take: Take | None = None
    review: Review = field(default_factory=Review)
    report: Report | None = None
    """None while there are no words."""
    map: AnswerMap | None = None
    tokens: tuple[Token, ...] = ()
    others: tuple[Transcript, ...] = ()
    """What other recognisers wrote."""
    finishing: bool = False
    """The last words are not there yet."""
    since: str = ""
    """What became of the advice on the answer before."""
    problem: Problem | None = None

    @property
    def unasked(self) -> "Reading":
        """Without what would be asked next: in an interview that is the interviewer's to ask."""
        if self.report is None:
            return self
        return replace(self, report=replace(self.report, follow_up=None))


def read(studio: Studio, take_id: str, so_far: Hearing | None) -> Reading:
    """Never raises a Problem. `so_far` stands in for facts that are not kept yet."""
    take, review = None, Review()
    try:
        take = studio.library.take(take_id)
        review = studio.library.review(take_id)
        kept = studio.library.hearing(take_id)
        hearing = kept or so_far
        others = tuple(one.transcript for one in studio.library.other_hearings(take_id))
        report = studio.report(take_id, so_far)
    except Problem as problem:
        return Reading(take, review, problem=problem)
    if report is None:
        return Reading(take, review)
    sounds = hearing.sounds if hearing else None
    found = answer_map(report, sounds.level_dbfs if sounds else ())
    shown = tokens(report, review)
    if kept is None:
        report = _whole_length(report, take)
        return Reading(take, review, report, found, shown, others, finishing=True)
    try:
        since = over_time.since_then(studio, take, report)
    except Problem:  # the report of that take says why
        since = ""
    return Reading(take, review, report, found, shown, others, since=since)


def _whole_length(report: Report, take: Take) -> Report:
    """How long the answer was is known before its last words are."""
    if take.capture is None:
        return report
    return replace(report, timing=replace(report.timing, duration_s=take.capture.duration_s))
