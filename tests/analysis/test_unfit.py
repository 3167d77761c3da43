"""Sound that no figure can be taken from: no figure is shown, and the reason is, everywhere."""

from dataclasses import replace

from tests.notation import hearing
from tests.tui.figure_text import figure_text
from voice_interview.analysis import report as reporting
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.export.json_report import as_object
from voice_interview.export.markdown import page
from voice_interview.model import Hearing, Question, Report, Rule, Timing, Turn

NOISY = "Too noisy to measure, as no voice stands out clearly: go where it is quieter."
SAID = "I led the team (0.5) and um we moved the service (1.2) to another place " * 6


def built(rules: tuple[Rule, ...], *notes: str) -> Report:
    said = hearing(SAID)
    assert said.sounds is not None
    heard = replace(said, sounds=replace(said.sounds, notes=notes))
    return reporting.build("test", None, heard, rules)


STORY = (
    "Last year our release broke on a Friday and the customers could not pay. My task was to find "
    "out why before Monday. I read the logs and I wrote a check that runs before each release. "
    "Then I showed it to the whole team and I changed the release plan."
)
QUESTION = Question("failed", "Tell me about a problem you solved.")


def heard_story(*notes: str, engine: str = "whisper") -> Hearing:
    said = hearing(STORY)
    assert said.sounds is not None
    transcript = replace(said.transcript, engine=engine)
    return Hearing(transcript, replace(said.sounds, notes=notes))


def told(rules: tuple[Rule, ...], *notes: str, engine: str = "whisper") -> Report:
    return reporting.build("test", QUESTION, heard_story(*notes, engine=engine), rules)


def test_sound_that_is_fit_gives_figures(rules: tuple[Rule, ...]) -> None:
    report = built(rules)
    assert report.timing.speech_rate_wpm is not None
    assert report.fillers is not None
    assert report.fillers.per_minute is not None


def test_no_rate_no_pause_and_no_advice(rules: tuple[Rule, ...]) -> None:
    fit, report = built(rules), built(rules, NOISY)
    assert report.timing == Timing(duration_s=fit.timing.duration_s)
    assert report.fillers is not None
    assert (report.fillers.per_minute, report.fillers.per_100_words) == (None, None)
    assert report.focus is not None
    assert (report.focus.title, report.focus.why) == ("Record it again", NOISY)
    assert report.notes[0] == NOISY


def test_no_story_is_read_from_words_recognised_in_it_and_nothing_asked_next(
    rules: tuple[Rule, ...],
) -> None:
    fit, report = told(rules), told(rules, NOISY)
    assert fit.star is not None
    assert fit.star.story
    assert fit.follow_up is not None
    assert report.star is not None
    assert (report.star.story, report.star.kind) == (False, "unfit")
    assert report.star.segments == ()
    assert report.parts() == ()
    assert report.follow_up is None
    assert not report.mistakes
    assert any("cannot be trusted" in note for note in report.notes)
    plain = " ".join(" ".join(report_lines(report)).split())
    screen = " ".join(figure_text(report, 200).split())
    for shown in (plain, screen, page(report)):
        assert "the sound is too poor" in shown
        assert "esult" not in shown
    assert as_object(report)["star"]["kind"] == "unfit"
    assert as_object(report)["follow_up"] is None


def test_given_words_tell_their_story_whatever_the_sound(rules: tuple[Rule, ...]) -> None:
    report = told(rules, NOISY, engine="given")
    assert report.star == told(rules).star
    assert report.timing.speech_rate_wpm is None


def test_an_answer_is_not_read_as_one_with_a_follow_up_that_cannot_be_trusted(
    rules: tuple[Rule, ...],
) -> None:
    first, noisy = heard_story(), heard_story(NOISY)
    turns = [Turn("first", QUESTION, first), Turn("second", QUESTION, noisy)]
    report = reporting.build("first", QUESTION, first, rules, turns=turns)
    assert report.whole is None
    assert report.star is not None
    assert report.star.story


def test_what_is_heard_in_it_is_possible_at_most(rules: tuple[Rule, ...]) -> None:
    said = hearing("we moved the service <um 0.4> to another place and um left it there " * 3)
    assert said.sounds is not None
    noisy = replace(said, sounds=replace(said.sounds, notes=(NOISY,)))
    fillers = reporting.build("test", None, noisy, rules).fillers
    assert fillers is not None
    assert (fillers.heard, fillers.possible, fillers.at_least) == (3, 3, True)


def test_no_figure_of_it_reaches_the_history(rules: tuple[Rule, ...]) -> None:
    found = reporting.figures(built(rules, NOISY))
    assert (found.speech_rate_wpm, found.articulation_rate_wpm) == (None, None)
    assert (found.fillers_per_minute, found.pauses, found.answer_s) == (None, None, None)


def test_places_can_still_be_played(rules: tuple[Rule, ...]) -> None:
    fit, report = built(rules), built(rules, NOISY)
    assert fit.fillers is not None
    assert report.fillers is not None
    assert report.fillers.events == fit.fillers.events != ()


def test_every_reader_gets_the_reason(rules: tuple[Rule, ...]) -> None:
    report = built(rules, NOISY)
    plain = " ".join(" ".join(report_lines(report)).split())
    screen = " ".join(figure_text(report, 200).split())
    marked = page(report).replace("\\", "")
    for told in (plain, screen, marked):
        assert NOISY in told
        assert "words a minute" not in told
    assert NOISY in as_object(report)["quality"]["notes"]
    assert as_object(report)["timing"]["pauses"] is None
