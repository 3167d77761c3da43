"""What is made of an interview that is over, or left: words still missing, its report, its answers.

It reads the facts of an interview and of its takes. How one is sat is not known here.
"""

from contextlib import suppress
from threading import Event

from voice_interview.analysis import interview_report as reporting
from voice_interview.errors import LibraryProblem, Problem
from voice_interview.model import Answer
from voice_interview.model.interview import OWN_QUESTION, Interview
from voice_interview.model.interview_report import InterviewReport
from voice_interview.ports.progress import Progress, no_progress
from voice_interview.studio import Studio


def transcribe(
    studio: Studio,
    interview: Interview,
    progress: Progress = no_progress,
    stop: Event | None = None,
) -> None:
    """Transcribe what a crash or a quick leave left without words, but for takes of silence.

    Faults stay in the takes.
    """
    for asked in interview.asked:
        if stop is not None and stop.is_set():
            return
        if not asked.length_s:
            continue
        with suppress(Problem):
            take = studio.library.take(asked.take_id)
            if not take.voiceless and studio.library.hearing(take.id) is None:
                studio.transcribe(take.id, None, progress, stop)


def report(studio: Studio, interview: Interview) -> InterviewReport:
    """From the facts of an interview and its takes; those gone or broken are left out."""
    reports, voiceless = {}, set()
    for asked in interview.asked:
        with suppress(LibraryProblem):
            found = studio.report(asked.take_id) if asked.take_id else None
            if found is not None:
                reports[asked.take_id] = found
            elif asked.take_id and studio.library.take(asked.take_id).voiceless:
                voiceless.add(asked.take_id)
    asks = any(asked.question.id == OWN_QUESTION for asked in interview.asked)
    earlier = _asked_before(studio, interview) if asks else {}
    return reporting.build(interview, reports, studio.rules(), earlier, voiceless)


def answers(studio: Studio, interview: Interview) -> tuple[Answer, ...]:
    """Those with a transcript, in the order given; the others stand in the report alone."""
    found = []
    for asked in interview.asked:
        with suppress(LibraryProblem):
            found.append(studio.answer(asked.take_id) if asked.take_id else None)
    return tuple(answer for answer in found if answer is not None)


def _asked_before(studio: Studio, interview: Interview) -> dict[str, str]:
    """What the user asked in interviews before this one, by take."""
    before = [one for one in studio.library.interviews.all() if one.begun_at < interview.begun_at]
    own = (
        asked.take_id
        for one in before
        for asked in one.asked
        if asked.take_id and asked.question.id == OWN_QUESTION
    )
    texts = {}
    for take_id in own:
        with suppress(LibraryProblem):
            hearing = studio.library.hearing(take_id)
            if hearing is not None:
                texts[take_id] = hearing.transcript.text
    return texts
