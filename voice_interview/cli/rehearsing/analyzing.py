"""`analyze`: a report on a recording or a transcript that was made elsewhere."""

from math import inf
from pathlib import Path
from threading import Event

from voice_interview import paths
from voice_interview.analysis import report as reporting
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.engines import wished_engine
from voice_interview.cli.housekeeping.importing import keep_recording, keeping
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.cli.rehearsing import words_file
from voice_interview.cli.say import Meter, as_json, complain, say, warn
from voice_interview.cli.wanted import wanted_question
from voice_interview.errors import InputProblem, NothingHeard, Problem
from voice_interview.export.json_report import as_object
from voice_interview.model import (
    EngineChoice,
    Hearing,
    Question,
    Report,
    Review,
    Sounds,
    Transcript,
)
from voice_interview.ports.library import Library
from voice_interview.text import clean, clock
from voice_interview.wiring import Desk, desk

DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".pdf", ".md", ".html", ".srt", ".vtt"}
"""Where people keep transcripts, other than as plain text."""


def analyze(wish: Wish) -> int:
    if wish.words is not None and len(wish.paths) > 1:
        raise WrongUse("--words goes with one recording.", "Name one PATH.")
    found = paths.find(wish.recordings)
    with desk(found) as at, keeping(found, wish.keep) as library:
        for notice in at.notices:
            warn(notice)
        question = wanted_question(at.bank, wish)
        choice = wished_engine(at.choice, wish)
        failures = 0
        for path in wish.paths:
            try:
                report = _analyzed(at, library, path, question, choice, wish)
            except Problem as problem:
                failures += 1
                complain(problem, str(path))
                if wish.json:
                    as_json(_failure(path, problem))
                continue
            if wish.json:
                as_json(as_object(report))
            else:
                say(*report_lines(report, explain=wish.explain), "")
    return 1 if failures else 0


def _failure(path: Path, problem: Problem) -> dict[str, object]:
    return {
        "schema": "voice-interview/error/1",
        "source": clean(str(path)),
        "error": {
            "title": problem.title,
            "sentence": problem.sentence,
            "way_out": problem.way_out,
        },
    }


def _analyzed(
    at: Desk,
    library: Library | None,
    path: Path,
    question: Question | None,
    choice: EngineChoice,
    wish: Wish,
) -> Report:
    hearing = _heard(at, path, choice, wish.words)
    take = keep_recording(library, path, question, hearing) if library is not None else None
    report = reporting.build(
        source=take.id if take is not None else clean(str(path)),
        question=question,
        hearing=hearing,
        rules=at.rules,
        options=at.options,
        review=Review(),
    )
    if library is not None and take is not None:
        library.save_figures(take.id, reporting.figures(report))
    return report


def _heard(at: Desk, path: Path, choice: EngineChoice, words: Path | None) -> Hearing:
    try:
        path.stat()
    except FileNotFoundError:
        raise InputProblem("There is no such file.", "Check the path.") from None
    except OSError as fault:
        raise InputProblem(f"It cannot be read: {fault.strerror}.", "Check the path.") from fault
    if path.suffix.lower() == ".txt":
        if words is not None:
            raise InputProblem(
                "--words goes with a recording, not with a transcript.", "Leave it out."
            )
        return Hearing(Transcript(words_file.from_text(path), engine="given"), None)
    if path.suffix.lower() in DOCUMENTS:
        raise InputProblem(f"{path} is a document.", "Save the transcript as a .txt file.")
    try:
        with Meter() as meter:
            if words is not None:
                listed = words_file.from_list(words)
                given = Transcript(listed, engine="given", language=choice.language)
                return _fitting(at.transcriber.listen(path, given, meter, Event()), words)
            return at.transcriber.transcribe(path, choice, meter, Event())
    except NothingHeard:
        return _silence(at, path, choice)


def _fitting(heard: Hearing, words: Path) -> Hearing:
    """Raises InputProblem for words that cannot be those of this sound."""
    end_s = heard.sounds.duration_s if heard.sounds else inf
    for number, word in enumerate(heard.transcript.words, 1):
        if word.start is not None and word.start > end_s:
            raise InputProblem(
                f"{words}: word {number} starts after the end of the recording ({clock(end_s)}).",
                "Are these the words of this recording?",
            )
    return heard


def _silence(at: Desk, path: Path, choice: EngineChoice) -> Hearing:
    """Nothing was heard: a report without words that says so."""
    resolved, _ = at.transcriber.resolve(choice)
    empty = Transcript((), engine=resolved.engine, model=resolved.model, language=choice.language)
    try:
        heard = at.transcriber.listen(path, None, lambda _share, _doing: None, Event())
    except NothingHeard:
        return Hearing(empty, Sounds(duration_s=0.0, speech=()))
    return Hearing(empty, heard.sounds)
