"""What the report says about each figure: never more than is known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui import opinions, rich
from tests.tui.figure_text import figure_text
from voice_interview.export import words as in_export
from voice_interview.model import (
    Cluster,
    Component,
    Fillers,
    Focus,
    FollowUp,
    HabitUse,
    Interval,
    Report,
    Restart,
    Segment,
    Star,
    StarPart,
    Timing,
    Whole,
)
from voice_interview.text import clock
from voice_interview.tui.answer import figures
from voice_interview.tui.drawing import render, wording

FILLERS = Fillers(
    heard=3,
    possible=1,
    at_least=False,
    per_minute=2.14,
    per_100_words=1.9,
    markers=2,
    habits=(HabitUse("like", 9, 4), HabitUse("just", 3, 0)),
    events=(),
    marker_words=(HabitUse("you know", 2, 2), HabitUse("i mean", 1, 1)),
)
STAR = Star(
    story=True,
    kind="story",
    components={
        StarPart.SITUATION: Component("strong", 0.22, (0,)),
        StarPart.TASK: Component("missing", 0.0, ()),
        StarPart.ACTION: Component("strong", 0.7, (0,)),
        StarPart.RESULT: Component("thin", 0.08, (0,)),
    },
    segments=(Segment((0, 10), 0.0, 5.0, "S", 0.9),),
    quantified_result=False,
    i_count=2,
    we_count=5,
    lesson=None,
    notes=("The action begins before the scene is set.",),
)


def report(answer: str = rich.ANSWER) -> Report:
    return opinions.report(rich.spoken(answer))


def words(told: Report, width: int = 76) -> str:
    return figure_text(told, width)


def line(told: Report, name: str, width: int = 76) -> str:
    """All of one figure, on one line."""
    lines = words(told, width).splitlines()
    first = next(n for n, text in enumerate(lines) if text.startswith(name))
    after = next((n for n in range(first + 1, len(lines)) if lines[n][:1].strip()), len(lines))
    return " ".join(" ".join(lines[first:after]).split())


def test_the_three_groups_of_fillers_are_told_apart() -> None:
    told = replace(report(), fillers=FILLERS)
    assert line(told, "Filler sounds") == (
        "Filler sounds 3 heard (+1 possible), 2.1 a minute um, uh and the like; 1.9 in 100 words"
    )
    assert line(told, "Phrases") == (
        "Phrases you know twice, all look like filler; I mean once, looks like filler"
    )
    assert line(told, "Habit words") == (
        "Habit words like 9 times, 4 look like filler · not as filler: just 3 times"
    )


def test_a_lower_bound_says_so() -> None:
    told = replace(FILLERS, at_least=True, possible=0)
    assert figures.sounds(told)[0] == "at least 3, 2.1 a minute or more"
    assert figures.sounds(replace(told, per_minute=None))[0] == "at least 3"
    assert figures.sounds(replace(told, heard=0))[0] == "none found"


def test_where_sounds_could_not_be_looked_for_is_told_beside_their_count() -> None:
    told = replace(FILLERS, at_least=True, unchecked=(Interval(31.0, 43.0),))
    there = "could not be checked: 0:31 to 0:43"
    counted = "at least 3 (+1 possible), 2.1 a minute or more"
    assert figures.sounds(told) == (counted, there)
    assert figures.sounds(replace(told, heard=0)) == ("none for sure (+1 possible)", there)
    assert figures.sounds(replace(told, heard=0, possible=0)) == ("none found", there)


def test_none_is_a_word_and_no_row_of_zeros() -> None:
    none = replace(FILLERS, heard=0, possible=0, per_minute=0.0, per_100_words=0.0)
    assert figures.sounds(none) == ("none heard", "no um, uh or the like")
    assert in_export.sounds(none) == "none heard"
    assert in_export.sounds(replace(none, at_least=True)).startswith("none found, but")
    assert figures.sounds(replace(none, possible=1))[0] == "0 heard (+1 possible), 0.0 a minute"


def test_clusters_stand_apart_from_their_label() -> None:
    three = Cluster(41.0, 44.0, 3, (4, 9), "at the start of a sentence")
    told = replace(report(), fillers=replace(FILLERS, clusters=(three,)))
    assert line(told, "In clusters").startswith("In clusters 3 at 0:41, at the start of a sentence")


def test_what_is_switched_off_is_not_zero() -> None:
    assert figures.sounds(replace(FILLERS, heard=None, possible=None))[0] == "switched off"
    told = replace(report(), fillers=None)
    assert line(told, "Fillers") == "Fillers switched off · in the settings"
    assert "Habit words" not in words(told)


def test_what_is_not_known_is_not_zero() -> None:
    told = replace(report(), timing=Timing())
    for name in ("Length", "Speech rate", "Pauses", "First word", "Articulation"):
        assert line(told, name) == f"{name} not known"


@pytest.mark.parametrize(
    ("duration_s", "target_s", "says"),
    [
        (67.0, 120.0, ("1:07 of 2:00", "0:53 to spare")),
        (130.4, 120.0, ("2:10 of 2:00", "0:10 over")),
        (67.0, None, ("1:07", "")),
    ],
)
def test_the_length_stands_against_the_target(
    duration_s: float, target_s: float | None, says: tuple[str, str]
) -> None:
    assert figures.length(duration_s, target_s) == says


@given(st.floats(0, 4000))
def test_a_moment_is_in_the_second_that_the_clock_shows(at_s: float) -> None:
    told, _, _tenth = wording.moment_in_take(at_s).rpartition(".")
    assert told == clock(at_s) or at_s >= 3600


def test_long_pauses_are_counted_apart() -> None:
    timing = Timing(pauses=(Interval(1, 1.4), Interval(3, 4.1), Interval(61, 63.5)))
    assert figures.pauses(timing) == ("3, 2 of a second and more", "longest 2.5 s at 1:01")
    assert figures.pauses(Timing(pauses=())) == ("none", "")


@pytest.mark.parametrize(
    ("rate_wpm", "word"),
    [(90, "slow"), (110, "easy"), (140, "easy"), (170, "easy"), (180, "brisk"), (200, "fast"),
     (109.6, "easy"), (170.4, "easy"), (170.6, "brisk"), (190.4, "brisk")],
)  # fmt: skip
def test_the_pace_has_a_quiet_band(rate_wpm: float, word: str) -> None:
    assert wording.pace_band(rate_wpm).startswith(word)
    assert "110 to 170" in wording.pace_band(rate_wpm)


@pytest.mark.parametrize("width", [40, 53, 76, 110])
def test_each_part_of_the_story_has_a_sign_and_a_word(width: int) -> None:
    told = " ".join(words(replace(report(), star=STAR), width).split())
    for sign in ("✓ strong 22%", "✗ missing", "✓ strong 70%", "~ thin 8%"):
        assert sign in told
    assert "missing 0%" not in told
    assert "2 I, 5 we. What was your part?" in told
    assert "The action begins before the scene is set." in told
    assert "70% of the story (often 50 to 65)" in told
    assert "0:00 “So, um, two years ago" in told


@pytest.mark.parametrize("unsure", [False, True])
@pytest.mark.parametrize("width", range(75, 90))
def test_a_whole_story_fits_on_one_line(width: int, unsure: bool) -> None:
    sure = 0.1 if unsure else 0.9
    whole = {part: Component("strong", 0.25, (0,), sure) for part in StarPart}
    told = words(replace(report(), star=replace(STAR, components=whole)), width).splitlines()
    (strip,) = [line for line in told if line.startswith("STAR")]
    assert cell_len(strip) <= width
    assert strip.count("✓ strong") == 4
    assert strip.count("25%") == (4 if width >= (77 if unsure else 73) else 0)


@pytest.mark.parametrize("width", [53, 76])
def test_while_the_end_is_being_written_down_no_part_is_missing(width: int) -> None:
    def told(star: Star) -> str:
        rows = figures.report_rows(replace(report(), star=star), width, finishing=True)
        return " ".join(render.lines(shown for _, shown in rows).plain.split())

    story = told(STAR)
    assert "… not yet" in story and "✓ strong 22%" in story
    assert "missing" not in story and "What was your part?" not in story
    nothing = told(replace(STAR, story=False))
    assert "STAR not known yet" in nothing and "This reads as" not in nothing


def test_while_the_end_is_being_written_down_nothing_is_none_for_good() -> None:
    quiet = replace(FILLERS, heard=0, possible=0, at_least=False, marker_words=(), habits=())
    early = replace(report(), timing=Timing(duration_s=20.0, pauses=()), fillers=quiet)

    def said(name: str, *, finishing: bool) -> str:
        rows = figures.report_rows(early, 76, finishing=finishing)
        told = [shown.plain for _, shown in rows if shown.plain.startswith(name)]
        return told[0].removeprefix(name).strip()

    for name in ("Pauses", "Filler sounds", "Phrases", "Habit words"):
        assert said(name, finishing=True) == "none so far"
        assert said(name, finishing=False) != "none so far"


def test_a_part_that_may_be_another_says_so() -> None:
    unsure = replace(STAR.components[StarPart.RESULT], confidence=0.4)
    star = replace(STAR, components={**STAR.components, StarPart.RESULT: unsure})
    told = words(replace(report(), star=star))
    assert "~ thin? 8%" in told
    assert "thin, unsure; 8%" in told


@pytest.mark.parametrize("width", [40, 76])
def test_the_next_question_says_why_it_is_asked_and_how_to_answer(width: int) -> None:
    asked = FollowUp("result", "thin", "By how much?", "The story stops at “in May”.", 0)
    told = replace(report(), follow_up=asked)
    assert line(told, "Next question", width) == "Next question “By how much?” u answers it."
    assert line(told, "Asked because", width).endswith("The story stops at “in May”.")


def test_follow_ups_are_read_with_the_answer_and_what_they_changed_is_told() -> None:
    told = report()
    first = replace(STAR, notes=())
    parts = {**STAR.components, StarPart.TASK: Component("strong", 0.1, (0,))}
    after = replace(first, components=parts)
    whole = Whole(("a", "b"), (0, 20), told.transcript.words, after, first)
    shown = " ".join(words(replace(told, star=None, whole=whole)).split())
    assert "Together" in shown
    assert "with 1 follow-up: task missing → strong" in shown
    assert "not asked for" not in shown


def test_a_question_without_a_story_gets_a_structure_of_its_own() -> None:
    told = replace(report(), star=None, structure="Now, before, next.")
    assert line(told, "To build it") == "To build it Now, before, next."


def test_no_story_is_not_four_missing_parts() -> None:
    opinion = replace(STAR, story=False, kind="opinion")
    told = words(replace(report(), star=opinion))
    assert "This reads as an opinion" in told
    assert "missing" not in told
    assert line(replace(report(), star=None), "STAR") == (
        "STAR not asked for · this question needs no story"
    )


@pytest.mark.parametrize("width", [53, 76])
def test_the_focus_comes_first_with_its_evidence_and_drill(width: int) -> None:
    focus = Focus("Say how it ended", "It stops early.", (0, 3), "Say the last part again.")
    told = replace(report("We met on Friday and left early"), focus=focus)
    assert "► Say how it ended. It stops early." in words(told, width).splitlines()[0]
    assert line(told, "You said", width) == "You said “We met on”"
    assert line(told, "Drill", width) == "Drill Say the last part again."


def test_nothing_to_work_on_is_said_in_words() -> None:
    assert "Nothing stands out." in words(replace(report("One word " * 15), focus=None))
    assert "Too few words for advice." in words(replace(report("We met"), focus=None))


def test_repeats_are_a_lower_bound() -> None:
    restart = Restart("repeat", "we", (0, 1), 0.0, 0.2)
    assert line(replace(report(), restarts=(restart,)), "Said again") == (
        "Said again at least 1 · “we”"
    )


def test_doubts_are_told_with_a_sign_and_who_wrote_the_words() -> None:
    rough = replace(
        report(), transcript=replace(report().transcript, engine="builtin"), notes=("It is rough.",)
    )
    assert line(rough, "How sure").startswith(
        "How sure ! It is rough. Words by the built-in recogniser."
    )


@pytest.mark.parametrize("width", [40, 53, 76, 110])
def test_no_line_is_wider_than_the_room(width: int) -> None:
    focus = Focus("Say how it ended", "It stops " + "early " * 30, (0, 40), "Again. " * 20)
    told = replace(report(), focus=focus, star=STAR, notes=("Rough. " * 20,))
    assert max(cell_len(text) for text in words(told, width).splitlines()) <= width


def test_brackets_and_escapes_stay_words() -> None:
    focus = Focus("[red]Say[/red] \x1b[31mit", "[@click=app.quit]now[/]", None)
    told = words(replace(report(), focus=focus))
    assert "[red]Say[/red] it" in told
    assert "[@click=app.quit]now[/]" in told
    assert "\x1b" not in told


@given(st.floats(1, 3_599), st.integers(30, 600))
def test_what_is_to_spare_fills_the_target(duration_s: float, target_s: int) -> None:
    told, against = figures.length(duration_s, target_s)
    assert told == f"{clock(duration_s)} of {clock(target_s)}"
    apart = abs(target_s - int(duration_s))
    word = "to spare" if duration_s < target_s else "over"
    assert against == (f"{clock(apart)} {word}" if apart else "")
