"""`interview`: sit one, take it up again, list them, and read what came of one."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from voice_interview import after_interview, interviewing
from voice_interview.cli import files
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.interview import EXPORTS
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import find_interview, open_studio
from voice_interview.cli.lines.interview_mode import InterviewMode
from voice_interview.cli.lines.line_mode import typed_lines
from voice_interview.cli.lines.wrapping import wrapped
from voice_interview.cli.rehearsing import full_screen
from voice_interview.cli.say import Meter, as_json, say, warn
from voice_interview.cli.tables import listed
from voice_interview.errors import InputProblem
from voice_interview.export import interview as exported
from voice_interview.interview.drawing import SEEDS
from voice_interview.interview.telling import heading, sections, standing
from voice_interview.model.interview import Interview
from voice_interview.model.interview_report import InterviewReport
from voice_interview.questions import formats
from voice_interview.studio import Studio
from voice_interview.text import clean_line, clock


def start(wish: Wish) -> int:
    return _sit(wish, lambda studio: _begun(studio, wish), f"start {wish.format}")


def resume(wish: Wish) -> int:
    return _sit(wish, lambda studio: _left(studio, wish), f"resume {wish.id}".rstrip())


def list_all(wish: Wish) -> int:
    with open_studio(wish) as studio:
        found, faults = studio.library.interviews.listed()
        for fault in faults:
            warn(fault)
        if wish.json:
            as_json([exported.summary(interview) for interview in found])
        elif found:
            rows = [(one.id, one.begun_at, _facts(one)) for one in found]
            listed("interview", ("state", "time", "format"), rows)
        else:
            say("No interviews yet. Start with: voice-interview interview start workshop")
    return 0


def report(wish: Wish) -> int:
    wanted = files.asked_for(wish, EXPORTS)
    if wanted and wish.json:
        raise WrongUse("--json prints the report.", "Leave it out, or the names of files.")
    with open_studio(wish) as studio:
        found = find_interview(studio, wish.id)
        made = _report(studio, found)
        if wanted:
            _write(studio, wish, found, made, wanted)
        elif wish.json:
            as_json(exported.as_object(made))
        else:
            _tell(made)
    return 0


def _write(
    studio: Studio, wish: Wish, found: Interview, made: InterviewReport, wanted: Mapping[str, Path]
) -> None:
    answers = after_interview.answers(studio, found)
    if wish.no_audio:
        answers = tuple(replace(answer, audio=None) for answer in answers)
    files.hand_on(
        studio.exporter, wanted, lambda kind: studio.exporter.interview(kind, made, answers)
    )


def _sit(wish: Wish, find: Callable[[Studio], Interview], said: str) -> int:
    """On the full screen, or line by line; `said` is the command below `interview`."""
    if not wish.plain:
        return full_screen.run_with(wish, find, f"interview {clean_line(said)}")
    with open_studio(wish) as studio:
        return _sit_plainly(studio, find(studio))


def _begun(studio: Studio, wish: Wish) -> Interview:
    form = formats.find(studio.formats, wish.format)
    if wish.remind:
        form = replace(form, remind=True)
    seed = random.randrange(SEEDS) if wish.seed is None else wish.seed
    return interviewing.begin(studio, form, seed, wish.pick)


def _left(studio: Studio, wish: Wish) -> Interview:
    found = find_interview(studio, wish.id) if wish.id else _newest_open(studio)
    if found.over:
        raise InputProblem(
            "This interview is over.", f"Try: voice-interview interview report {found.id}"
        )
    return found


def _sit_plainly(studio: Studio, interview: Interview) -> int:
    kept = f"Kept for later: voice-interview interview resume {interview.id}"
    mode = InterviewMode(studio, interview, typed_lines)
    try:
        left = mode.go()
    except KeyboardInterrupt:
        say("", kept)
        raise
    if not left.over:
        say(kept)
        return 0
    _tell(_report(studio, left))
    say("", f"To read it again: voice-interview interview report {left.id}")
    return 0


def _report(studio: Studio, interview: Interview) -> InterviewReport:
    """Transcribed first, as far as that is still to do and may be done."""
    with Meter() as meter:
        if not studio.library.read_only:
            after_interview.transcribe(studio, interview, meter)
    return after_interview.report(studio, interview)


def _tell(made: InterviewReport) -> None:
    say("", heading(made.interview))
    for section in sections(made):
        say("", *wrapped(section.title))
        for line in section.lines:
            say(*wrapped(f"  {line}", "    "))


def _newest_open(studio: Studio) -> Interview:
    for interview in studio.library.interviews.all():
        if not interview.over:
            return interview
    raise InputProblem("No interview is open.", "Start one: voice-interview interview start FORMAT")


def _facts(interview: Interview) -> tuple[str, str, str]:
    return standing(interview), clock(interview.elapsed_s), heading(interview)
