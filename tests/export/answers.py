"""Reports that the export tests write: one with everything, and one full of traps."""

from math import sin
from pathlib import Path

from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.model import (
    AnalysisOptions,
    Answer,
    Question,
    Report,
    Take,
    TakeState,
)
from voice_interview.questions import rules as rule_files

RULES = rule_files.load(Path(__file__).parents[2] / "prompts" / "rules")
STORY = (
    "Um last winter I was working in a bakery and, like, the oven broke on a Friday night. (0.8) "
    "My boss asked me to save the orders for the morning, sixty cakes. (0.8) "
    "First I called the the two other bakeries in town and <uh 0.4> asked for their ovens. (0.8) "
    "Then I rang every customer, you know, and told them it might be late. <um? 0.2> "
    "In the end we delivered fifty eight cakes and nobody complained about a single one. "
    "What I learned is that you should call people first."
)
TRAPS = (
    "<script>alert(1)</script> [x](javascript:alert(1)) =1+1 @SUM(A1) \"quoted\" 'it' `code` "
    "![i](http://x) </p> & {{ 7*7 }} {% raw %} | pipe # head ]]> * star _ under 1. list - dash"
)
QUESTION = Question("bakery", "Tell me about a <b>bad</b> [night].", target_s=60.0)


def full() -> Report:
    return reporting.build("take-1", QUESTION, hearing(STORY), RULES)


def traps() -> Report:
    return reporting.build(TRAPS, Question("", TRAPS), plain(f"{TRAPS} um, like, yes"), RULES)


def answer(report: Report, *, sound: bool = False) -> Answer:
    """The report with a take around it, as it is handed on."""
    question = report.question or Question("", "An answer")
    recorded_at = "2026-11-20T12:30:00.000Z"
    take = Take("take-1", TakeState.DONE, question, recorded_at, note="slower <next> time")
    levels = tuple(-60.0 + 40 * abs(sin(number)) for number in range(300))
    return Answer(take, report, levels, Path("audio.wav") if sound else None)


def retold() -> list[Answer]:
    """Seven takes of one question, newest first; the last three hold hardly an um."""
    told = []
    for day in range(7, 0, -1):
        said = "<um 0.4> " * (12 - day if day < 5 else 1) + STORY
        report = reporting.build(f"take-{day}", QUESTION, hearing(said), RULES)
        recorded_at = f"2026-03-{day:02d}T10:00:00.000Z"
        told.append(Answer(Take(f"take-{day}", TakeState.DONE, QUESTION, recorded_at), report))
    return told


def every() -> list[Report]:
    """One of each kind a reader of the report can meet."""
    unasked = Question("why", "Why us?", expects_story=False)
    off = AnalysisOptions(fillers=False)
    no_sounds = AnalysisOptions(groups=("habits",))
    return [
        full(),
        traps(),
        reporting.build("text", None, plain(STORY.replace("(0.8) ", "")), RULES),
        reporting.build("empty", None, plain(""), RULES),
        reporting.build("unasked", unasked, hearing(STORY), RULES),
        reporting.build("off", QUESTION, hearing(STORY), RULES, off),
        reporting.build("quiet", QUESTION, hearing(STORY), RULES, no_sounds),
        reporting.build("short", QUESTION, hearing("We left."), RULES),
    ]
