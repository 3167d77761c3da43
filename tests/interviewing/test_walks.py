"""Every shipped format from its start to its report, by a candidate who types and talks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.interviewing.candidate import SAID, shipped, sit, start, studio
from tests.patience import wait_until
from tests.scripted_transcriber import ScriptedTranscriber
from voice_interview import after_interview
from voice_interview.cli.lines.interview_mode import InterviewMode
from voice_interview.export import interview as exported
from voice_interview.interview import events as on
from voice_interview.interview.telling import sections
from voice_interview.interviewing import Interviewing
from voice_interview.model import NO_VOICE, TakeState, Word
from voice_interview.model.formats import Kind, Overrun, Show
from voice_interview.model.interview import Part, Stage
from voice_interview.session.states import Stage as Asking
from voice_interview.session.states import State
from voice_interview.speech.from_files import SilentSpeaker

ANSWERS = {
    "workshop": 3,
    "technical": 8 + 8 + 5 + 6,
    "technical-evening": 4 + 3 + 3,
    "recruiter": 8 + 5,
    "behavioural": 4 + 4,
    "one-way": 5,
    "rapid-fire": 10,
    "reverse": 5,
}


def test_every_format_is_walked() -> None:
    assert set(ANSWERS) == set(shipped())


@pytest.mark.parametrize("name", ANSWERS)
def test_from_start_to_report(name: str, tmp_path: Path) -> None:
    form = shipped()[name]
    pick = "technical-lead" if form.pick == "role" else ""
    with studio(tmp_path / "first") as made:
        left, told = sit(made, start(made, name, pick))
        after_interview.transcribe(made, left)
        report = after_interview.report(made, left)
        kept = made.library.interviews.find(left.id)
    assert kept == left
    assert left.finished
    assert left.stage is Stage.OVER
    assert all(time.ended_s is not None for time in left.times)
    assert len(left.times) == len(form.phases)
    assert report.answered == len(left.asked) == ANSWERS[name]
    assert report.missing_words == 0
    assert len({asked.take_id for asked in left.asked}) == ANSWERS[name]
    for phase in form.phases:
        assert any(line.startswith("Part ") and phase.title in line for line in told)
    between = any(Show.REPORT in phase.show for phase in form.phases)
    assert (f"REPORT {SAID}" in told) == between
    steps = any(phase.action_step for phase in form.phases)
    assert bool(left.value(Part.STEP)) == steps
    for phase in form.phases:
        assert all(left.value(Part.RATING, line) for line in phase.rubric)
    document = exported.as_object(report)
    assert [one["id"] for one in document["phases"]] == [phase.id for phase in form.phases]
    assert len(document["questions"]) == ANSWERS[name]
    own = [one for one in document["questions"] if one["own"]]
    asking = [phase for phase in form.phases if phase.kind is Kind.ASK]
    assert len(own) == sum(phase.count for phase in asking)
    assert exported.page(report).startswith("# ")
    assert {"Overall", "Parts"} <= {section.title for section in sections(report)}


def test_the_workshop_hands_its_step_on_and_asks_about_it(tmp_path: Path) -> None:
    with studio(tmp_path / "home") as made:
        first, _ = sit(made, start(made, "workshop"))
        second, told = sit(made, start(made, "rapid-fire"))
        third = start(made, "rapid-fire")
    notes = first.values(Part.NOTE)
    prepared, asked = first.drawn[0], [one.question.id for one in first.asked]
    assert {note.name for note in notes} == {question.id for question in prepared}
    assert set(asked) <= {question.id for question in prepared}
    assert len(first.values(Part.FEEDBACK)) == 9
    assert "Last time you meant to do this: End every story with a number" in told
    assert second.last_step == "End every story with a number"
    assert second.value(Part.DID) == "partly"
    assert third.last_step == second.last_step


def test_what_the_recruiter_left_open_is_carried_on(tmp_path: Path) -> None:
    with studio(tmp_path / "home") as made:
        first, _ = sit(made, start(made, "recruiter"))
        next_one = start(made, "reverse", "peer")
        report = after_interview.report(made, first)
    assert next_one.carried == first.not_known
    assert len(first.not_known) == 4
    shown = {section.title: section.lines for section in sections(report)}
    assert shown["Ask next time"] == first.not_known
    assert len(shown["You know"]) == 1


def test_questions_asked_of_an_interviewer_are_judged(tmp_path: Path) -> None:
    with studio(tmp_path / "home") as made:
        left, told = sit(made, start(made, "reverse", "technical-lead"))
        report = after_interview.report(made, left)
    assert len(left.values(Part.OWN)) == 10
    assert left.value(Part.OWN, "1") == left.drawn[0][0].text
    assert any(line == f"  1. {left.drawn[0][0].text}" for line in told)
    first, second = report.questions[0].own, report.questions[1].own
    assert first is not None
    assert second is not None
    assert (first.form, first.asked_before) == ("open", "")
    assert [one.name for one in first.avoid] == ["what you would get"]
    assert second.asked_before == left.asked[0].take_id
    assert first.asking_s == pytest.approx(0.1 * 11 + 0.08)


def test_questions_are_passed_and_parts_left_without_an_end(tmp_path: Path) -> None:
    with studio(tmp_path / "home") as made:
        left, _ = sit(made, start(made, "recruiter"), line=in_a_hurry)
    assert left.finished
    assert [one.passed for one in left.asked] == [True, True, False, True, True]
    assert left.times[0].ended_s is not None


def in_a_hurry(mode: InterviewMode) -> str | None:
    """Pass twice, answer once, then leave each part at its next question."""
    state = mode.interviewing.state
    if state.stage is not Stage.ASKING or mode.rehearsal.state.stage is not Asking.READY:
        return None
    number = len(state.interview.asked)
    return {1: "p", 2: "p", 3: None}.get(number, "n")


def after_three(mode: InterviewMode) -> str | None:
    state = mode.interviewing.state
    three = len(state.interview.asked) == 3 and state.stage is Stage.AFTER
    return "q" if three else None


def test_an_interview_that_was_left_goes_on_where_it_stood(tmp_path: Path) -> None:
    with studio(tmp_path / "home") as made:
        left, _ = sit(
            made,
            start(made, "behavioural", "conflict"),
            line=after_three,
        )
        assert not left.over
        early = after_interview.report(made, left)
        assert early.phases[1].took_s is None
        assert "Open" in sections(early)[0].lines[0]
        again, _ = sit(made, made.library.interviews.find(left.id))
    assert again.finished
    assert again.asked[:3] == left.asked[:3]
    themes = {one.question.theme for one in again.asked if not one.follow_up}
    assert themes == {"conflict"}


def nothing(*_of: object) -> None:
    """For a driver that nobody listens to."""


def test_the_speech_of_every_question_is_made_ahead(tmp_path: Path) -> None:
    with studio(tmp_path) as made:
        interview = start(made, "rapid-fire")
        speaker = made.speaker
        assert isinstance(speaker, SilentSpeaker)
        driver = Interviewing(
            made, interview, tell=nothing, post=nothing, remind=nothing, stepped=nothing
        )
        driver.start(State())
        texts = [question.text for drawn in interview.drawn for question in drawn]
        wait_until(lambda: speaker.prepared == texts)
        driver.leave()


@contextmanager
def answering(folder: Path) -> Iterator[Interviewing]:
    """A driver whose question stands; the microphone is being opened for the answer."""
    with studio(folder) as made:
        driver = Interviewing(
            made, start(made, "rapid-fire"), tell=nothing, post=nothing, remind=nothing,
            stepped=nothing,
        )  # fmt: skip
        driver.start(State(muted=True))
        driver.go_on()
        assert driver.state.stage is Stage.ASKING
        driver.followed(State(stage=Asking.READY), State(stage=Asking.OPENING))
        yield driver


@pytest.mark.parametrize("too_late", [on.Pass(), on.NextPhase(), on.End()])
def test_from_the_key_on_an_answer_belongs_to_its_question(
    too_late: on.Event, tmp_path: Path
) -> None:
    with answering(tmp_path) as driver:
        opening = State(stage=Asking.OPENING)
        driver.handle(too_late)
        driver.followed(opening, replace(opening, stage=Asking.RECORDING, take_id="t1"))
        assert [one.take_id for one in driver.state.interview.asked] == ["t1"]


def test_an_answer_thrown_away_on_the_way_home_is_none(tmp_path: Path) -> None:
    with answering(tmp_path) as driver:
        taken = State(stage=Asking.RECORDING, take_id="t1")
        driver.followed(State(stage=Asking.OPENING), taken)
        going = replace(taken, stage=Asking.SAVING, discarding=True, leaving=True)
        driver.followed(taken, going)
        driver.followed(going, State())
        (asked,) = driver.state.interview.asked
        assert (asked.take_id, asked.length_s, driver.state.paused) == ("", None, True)


UNENDED = (
    "Last year our release broke on a Friday and nobody could work. My manager asked me to see "
    "why before Monday. First I read all the logs of that week. Then I wrote a check that runs "
    "before each release, and I showed it to the team."
)


def test_a_behavioural_interview_probes_for_what_the_answer_lacked(tmp_path: Path) -> None:
    probes = []
    with studio(tmp_path) as made:
        words = enumerate(UNENDED.split())
        made.transcriber = ScriptedTranscriber(
            tuple(Word(word, 0.02 * n, 0.02 * n + 0.02) for n, word in words)
        )

        def look(mode: InterviewMode) -> None:
            state = mode.interviewing.state
            if state.stage is Stage.AFTER and state.last and not state.last.follow_up:
                report = made.report(state.last.take_id)
                if report is not None and report.follow_up is not None:
                    probes.append(report.follow_up.text)

        left, _ = sit(made, start(made, "behavioural"), look)
    main, probe = left.asked[:2]
    assert probe.follow_up
    assert probe.question.text in probes
    assert probe.question.text not in main.question.follow_ups


def test_one_answer_that_cannot_be_read_and_one_of_silence_hide_no_other(tmp_path: Path) -> None:
    with studio(tmp_path / "first") as made:
        left, _ = sit(made, start(made, "reverse"))
        after_interview.transcribe(made, left)
        broken, silent = (asked.take_id for asked in left.asked[:2])
        (made.library.root / broken / "transcript.json").write_text("{")
        (made.library.root / silent / "transcript.json").unlink()
        made.library.change(
            silent, lambda now: replace(now, state=TakeState.FAILED, failure=NO_VOICE)
        )
        after_interview.transcribe(made, left)
        report = after_interview.report(made, left)
        answers = after_interview.answers(made, left)
    assert report.missing_words == 2, "whom nobody heard nobody listens to again"
    assert [line.asked.take_id for line in report.questions if line.voiceless] == [silent]
    assert not {broken, silent} & {answer.take.id for answer in answers}
    assert len(answers) == len(left.asked) - 2


def test_a_line_that_the_clock_overtook_is_kept_for_what_was_asked(tmp_path: Path) -> None:
    with studio(tmp_path) as made:
        begun = start(made, "workshop")
        phases = tuple(replace(one, overrun=Overrun.CUT) for one in begun.format.phases)
        begun = replace(begun, format=replace(begun.format, phases=phases))
        told: list[str] = []
        mode = InterviewMode(made, begun, lambda: (), told.append)
        for event in (on.Begin(), on.Announced(), on.Tick(phases[0].seconds)):
            mode.interviewing.handle(event)
        assert mode.interviewing.state.stage is Stage.ANNOUNCING
        mode._typed("numbers first")
        (note,) = mode.interviewing.state.interview.values(Part.NOTE)
        assert note.value == "numbers first"
        assert told[-1].startswith("Kept for “")
        mode._typed("and more")
        assert not told[-1].startswith("Kept for “")
        assert len(mode.interviewing.state.interview.values(Part.NOTE)) == 1
        mode.interviewing.leave()
        mode.rehearsal.close()
