"""The report of an interview, in sentences, as JSON and as a table: each fact in its own place."""

import csv
import io
from dataclasses import replace

from tests.library.nouns import FIGURES
from voice_interview.export.interview import as_object, page, rows
from voice_interview.interview.telling import sections, standing
from voice_interview.model import Question
from voice_interview.model.formats import Format, Kind, Phase
from voice_interview.model.interview import (
    KNOWN,
    TO_ASK_NEXT,
    Asked,
    Entry,
    Interview,
    Part,
    PhaseTime,
    Stage,
)
from voice_interview.model.interview_report import (
    Avoid,
    InterviewReport,
    OwnQuestion,
    PhaseLine,
    QuestionLine,
)

WHY = Question("why", "Why us?", target_s=60.0)
PROBE = Question("", "And then?", target_s=45.0)
TURN = Question("your-question", "What would you like to ask me?", target_s=15.0)
ANSWERS = Phase("answers", "Answers", Kind.ANSWER, 5, limit_s=90)
TURNS = Phase("turns", "Your turn", Kind.ASK, 3, count=2)
DEBRIEF = Phase("debrief", "Looking back", Kind.DEBRIEF, 2, checklist=("Pay", "Team", "Start"))

ASKED = (
    Asked(0, WHY, "t3", ("t1", "t2"), 100.0),
    Asked(0, PROBE, "t4", (), 30.0, cut=True, follow_up=True),
    Asked(1, TURN, "t5", (), 8.0),
    Asked(1, TURN, passed=True),
    Asked(1, TURN),
)
ENTRIES = (
    Entry(Part.OWN, "1", "How do you decide?"),
    Entry(Part.NOTE, "why", "numbers first"),
    Entry(Part.FEEDBACK, "Well", "short", 0),
    Entry(Part.RATING, "Said why", "partly"),
    Entry(Part.CHECK, "Pay", KNOWN),
    Entry(Part.CHECK, "Team", TO_ASK_NEXT),
    Entry(Part.FIELD, "Best moment", "the end"),
    Entry(Part.STEP, "", "Speak up"),
    Entry(Part.DID, "", "partly"),
)
HELD = Interview(
    "i1",
    Format("mine", "Mine", "", (ANSWERS, TURNS, DEBRIEF)),
    "2026-11-20T10:00:00.000Z",
    7,
    ((), (), ()),
    last_step="Look up",
    stage=Stage.OVER,
    elapsed_s=420.0,
    times=(PhaseTime(0.0, 310.0), PhaseTime(310.0, 420.0)),
    asked=ASKED,
    entries=ENTRIES,
)
OWN = OwnQuestion("What about pay?", "closed", (Avoid("pay", "Too early."),), "t0", 4.4)


def question(number: int, **more: object) -> QuestionLine:
    line = QuestionLine(number, ASKED[number - 1], 0.0, None, None, "", (), None)
    return replace(line, **more)  # type: ignore[arg-type]


REPORT = InterviewReport(
    interview=HELD,
    questions=(
        question(
            1,
            over_target_s=40.0,
            over_limit_s=10.0,
            figures=replace(FIGURES, articulation_rate_wpm=165.2, fillers_heard=4, star="StA-"),
            focus="End the story",
            feedback=(ENTRIES[2],),
        ),
        question(2),
        question(3, figures=FIGURES, focus="Slow down", own=OWN),
        question(4, over_target_s=None),
        question(5, over_target_s=None),
    ),
    phases=(
        PhaseLine(ANSWERS, 310.0, 10.0, 2, 2, 130.0),
        PhaseLine(TURNS, 110.0, 0.0, 3, 1, 8.0),
        PhaseLine(DEBRIEF, None, 0.0, 0, 0, 0.0),
    ),
    answered=3,
    passed=1,
    spoken_s=138.0,
    over_limit=1,
    articulation_rate_wpm=160.4,
    fillers_per_minute=3.25,
    fillers_at_least=True,
    focus="End the story",
    missing_words=2,
)


def told() -> dict[str, tuple[str, ...]]:
    return {section.title: section.lines for section in sections(REPORT)}


def test_the_whole_and_its_parts_in_sentences() -> None:
    assert told()["Overall"] == (
        "Ended early, 7:00 of 10:00.",
        "3 answers, 1 passed, 2:18 recorded.",
        "1 answer longer than allowed.",
        "Articulation rate 160 words a minute (middle one).",
        "Filler sounds at least 3.2 a minute (middle one).",
        "Named most often to work on: End the story.",
        "2 answers without a transcript.",
    )
    assert told()["Parts"] == (
        "Answers: 5:10 of 5:00, 0:10 over; 2 of 2 answered, 2:10 recorded.",
        "Your turn: 1:50 of 3:00; 1 of 3 answered, 0:08 recorded.",
        "Looking back: not reached.",
    )


def test_each_question_in_sentences() -> None:
    first, probe, own, passed, left = list(told().items())[2:7]
    assert first == (
        "1. Why us?",
        (
            "1:40, aimed at 1:00; 0:10 longer than allowed.",
            "Answered 3 times; this is the last answer.",
            "Speech rate 137, articulation 165 words a minute, 4 filler sounds, STAR StA-.",
            "To work on: End the story.",
            "Well: short",
        ),
    )
    assert probe == ("2. Then: And then?", ("0:30, aimed at 0:45; ended at the limit.",))
    assert own[1] == (
        "0:08, aimed at 0:15.",
        "You asked: What about pay?",
        "A closed question: a yes, a no or a number answers it.",
        "Better avoided (pay): Too early.",
        "Asked before, in much the same words.",
        "It took 4 s to ask.",
    )
    assert (passed[1], left[1]) == (("Passed.",), ("Not answered.",))


def test_an_answer_in_which_nobody_was_heard_says_so() -> None:
    silent = replace(REPORT, questions=(question(1), question(2, voiceless=True)))
    overall, _, first, second, *_ = sections(silent)
    assert overall.lines[-2:] == (
        "1 answer in which no voice was heard.",
        "1 answer without a transcript.",
    )
    said = "No voice was heard: check the microphone."
    assert (said in first.lines, second.lines[-1]) == (False, said)
    assert sections(replace(silent, missing_words=1))[0].lines[-1] == overall.lines[-2]


def test_what_was_written_in_sentences() -> None:
    found = told()
    assert found["You know"] == ("Pay",)
    assert found["Ask next time"] == ("Team", "Start")
    assert found["Looking back"] == ("Best moment: the end",)
    assert found["The step before"] == ("Look up", "Done: partly.")
    assert found["Before the next time"] == ("Speak up",)
    unreached = replace(HELD, entries=())
    titles = [one.title for one in sections(replace(REPORT, interview=unreached))]
    assert "Ask next time" not in titles, "nobody came to the checklist"


def test_fillers_are_told_where_they_were_counted() -> None:
    def figures_of(heard: int | None, at_least: bool) -> str:
        counted = replace(FIGURES, fillers_heard=heard, fillers_at_least=at_least, star="")
        made = replace(REPORT, questions=(question(1, figures=counted),))
        return next(one for one in sections(made)[2].lines if "minute" in one)

    assert "at least 4 filler sounds" in figures_of(4, True)
    assert ", 0 filler sounds" in figures_of(0, False)
    assert "filler" not in figures_of(0, True)
    assert "filler" not in figures_of(None, False)


def test_how_it_stands() -> None:
    assert standing(HELD) == "ended early"
    assert standing(replace(HELD, finished=True)) == "finished"
    assert standing(replace(HELD, stage=Stage.AFTER)) == "open"


def test_each_fact_has_its_own_key() -> None:
    found = as_object(REPORT)
    assert (found["state"], found["elapsed_s"], found["planned_s"]) == ("ended early", 420.0, 600.0)
    assert (found["answered"], found["passed"], found["spoken_s"]) == (3, 1, 138.0)
    assert (found["over_limit"], found["without_transcript"]) == (1, 2)
    assert (found["articulation_rate_wpm"], found["fillers_per_minute"]) == (160.4, 3.25)
    assert (found["fillers_at_least"], found["focus"]) == (True, "End the story")
    assert (found["prepared"], found["notes"]) == (["How do you decide?"], {"why": "numbers first"})
    assert found["rubric"] == {"Said why": "partly"}
    assert found["checklist"] == {"Pay": KNOWN, "Team": TO_ASK_NEXT}
    assert (found["ask_next_time"], found["debrief"]) == (
        ["Team", "Start"],
        {"Best moment": "the end"},
    )
    assert (found["action_step"], found["last_step"]) == ("Speak up", "Look up")
    assert found["last_step_done"] == "partly"
    answers, _, debrief = found["phases"]
    assert (answers["planned_s"], answers["took_s"], answers["over_s"]) == (300.0, 310.0, 10.0)
    assert (answers["asked"], answers["answered"], answers["spoken_s"]) == (2, 2, 130.0)
    assert debrief["took_s"] is None


def test_each_fact_of_a_question_has_its_own_key() -> None:
    first, probe, own, passed, _ = as_object(REPORT)["questions"]
    assert (first["take"], first["earlier_takes"]) == ("t3", ["t1", "t2"])
    assert (first["length_s"], first["target_s"]) == (100.0, 60.0)
    assert (first["over_target_s"], first["over_limit_s"], first["cut"]) == (40.0, 10.0, False)
    assert (first["articulation_rate_wpm"], first["fillers_heard"], first["star"]) == (
        165.2,
        4,
        "StA-",
    )
    assert (first["focus"], first["feedback"], first["own"]) == (
        "End the story",
        {"Well": "short"},
        None,
    )
    assert (probe["follow_up"], probe["cut"], probe["passed"]) == (True, True, False)
    assert own["phase"] == "turns"
    assert own["own"] == {
        "text": "What about pay?",
        "form": "closed",
        "avoid": [{"name": "pay", "why": "Too early."}],
        "asked_before": "t0",
        "asking_s": 4.4,
    }
    assert (passed["passed"], passed["take"], passed["length_s"]) == (True, None, None)


def test_a_table_has_a_row_for_each_question() -> None:
    first, probe, own, passed, left = csv.DictReader(io.StringIO(rows(REPORT)))
    assert (first["part"], first["follow_up"], first["answered"]) == ("Answers", "no", "yes")
    assert (first["length_s"], first["target_s"]) == ("100.000", "60.000")
    assert (first["filled_pauses"], first["star"], first["to_work_on"]) == (
        "4",
        "StA-",
        "End the story",
    )
    assert (probe["follow_up"], probe["star"], own["part"]) == ("yes", "", "Your turn")
    for none in (passed, left):
        assert (none["answered"], none["take"], none["length_s"]) == ("no", "", "")


def test_in_markdown_every_section_is_a_list() -> None:
    text = page(REPORT)
    assert text.startswith("# Mine\n\n## Overall\n\n- Ended early, 7:00 of 10:00.\n- 3 answers")
    assert "\n\n## 1\\. Why us?\n\n- 1:40, aimed at 1:00; 0:10 longer than allowed.\n" in text
