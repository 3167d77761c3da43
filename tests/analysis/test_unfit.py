"""Sound that no figure can be taken from: no figure is shown, and the reason is, everywhere."""

from dataclasses import replace

from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.cli.plain_report import report_lines
from voice_interview.export.json_report import as_object
from voice_interview.export.markdown import page
from voice_interview.model import Report, Rule, Timing
from voice_interview.tui import figures

NOISY = "Too noisy to measure: the voice hardly stands out from the background."
SAID = "I led the team (0.5) and um we moved the service (1.2) to another place " * 6


def built(rules: tuple[Rule, ...], *notes: str) -> Report:
    said = hearing(SAID)
    assert said.sounds is not None
    heard = replace(said, sounds=replace(said.sounds, notes=notes))
    return reporting.build("test", None, heard, rules)


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
    screen = " ".join(str(figures.report_lines(report, 200)).split())
    marked = page(report).replace("\\", "")
    for told in (plain, screen, marked):
        assert NOISY in told
        assert "words a minute" not in told
    assert NOISY in as_object(report)["quality"]["notes"]
    assert as_object(report)["timing"]["pauses"] is None
