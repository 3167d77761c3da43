"""Two takes read from the disk and compared, in one go and in a thread."""

from collections.abc import Sequence
from dataclasses import replace

from voice_interview import over_time
from voice_interview.analysis.answer_map import AnswerMap, answer_map
from voice_interview.errors import InputProblem
from voice_interview.model import Report, Take
from voice_interview.studio import Studio
from voice_interview.text import clean_line
from voice_interview.tui.answer.beside import FIRST, SECOND, Beside, Side, joined


def compare(studio: Studio, first_id: str, second_id: str) -> Beside:
    """The older take is the first. Raises what the library raises, and InputProblem."""
    takes = sorted(
        (studio.library.take(take_id) for take_id in (first_id, second_id)),
        key=lambda take: (take.recorded_at, take.id),
    )
    reports = [_report(studio, take) for take in takes]
    found = over_time.side_by_side(studio, *reports)
    best = over_time.best_of_both(studio, takes[FIRST].question, takes[SECOND].question)
    maps = _maps([_map(studio, report, take) for report, take in zip(reports, takes, strict=True)])
    texts = [tuple(joined(found, side)) for side in (FIRST, SECOND)]
    one, two = (Side(take, own, text) for take, own, text in zip(takes, maps, texts, strict=True))
    best_at = studio.library.take(best.take_id).recorded_at if best else ""
    return Beside(found, (one, two), best, best_at)


def _report(studio: Studio, take: Take) -> Report:
    report = studio.report(take.id)
    if report is None:
        raise InputProblem(
            f"This take has no transcript: {clean_line(take.question.text)}",
            "Open it, and t transcribes it.",
        )
    return report


def _map(studio: Studio, report: Report, take: Take) -> AnswerMap | None:
    hearing = studio.library.hearing(take.id)
    sounds = hearing.sounds if hearing else None
    return answer_map(report, sounds.level_dbfs if sounds else ())


def _maps(own: Sequence[AnswerMap | None]) -> list[AnswerMap | None]:
    longest_s = max((one.length_s for one in own if one), default=0.0)
    return [replace(one, length_s=longest_s) if one else None for one in own]
