"""The kept takes against each other: which of them count, for trends, for two and for the best."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.nouns import FAILED, FIGURES, LED, finished
from tests.scripted_transcriber import ScriptedTranscriber
from tests.twins import furnished
from voice_interview import over_time, story_bank
from voice_interview.analysis.several.trend import By
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.library.library import TakeLibrary
from voice_interview.model import RULES_VERSION, Figures, Question
from voice_interview.over_time import Scope
from voice_interview.studio import Studio

OLD = replace(LED, id="once-shipped", text="A question that no pack has any more.")
NOW = replace(FIGURES, rules_version=RULES_VERSION)


@pytest.fixture
def studio(tmp_path: Path, library: TakeLibrary) -> Iterator[Studio]:
    yield furnished(
        tmp_path,
        library,
        recorder=WavMicrophone(tmp_path / "answer.wav"),
        transcriber=ScriptedTranscriber(),
        questions=(LED, FAILED),
    )


def kept(library: TakeLibrary, day: int, question: Question = LED, figures: Figures = NOW) -> str:
    """A take of that day of October; gives its id."""
    take = finished(library, question)
    at = f"2026-10-{day:02}T12:00:00.000Z"
    library.change(take.id, lambda now: replace(now, recorded_at=at))
    library.save_figures(take.id, figures)
    return take.id


def test_there_is_a_scope_for_all_that_there_are_takes_of(
    studio: Studio, library: TakeLibrary
) -> None:
    assert over_time.scopes(studio) == (Scope(),)
    kept(library, 3, OLD)
    told = kept(library, 1)
    kept(library, 2, FAILED)
    story = studio.stories.add("Oven")
    studio.stories.add("Never told")
    story_bank.link(studio, told, story.id)
    assert over_time.scopes(studio) == (
        Scope(),
        Scope("Theme: leadership", theme="leadership"),
        Scope("Theme: growth", theme="growth"),
        Scope("Story: Oven", story_id=story.id),
        Scope(OLD.id, question_id=OLD.id),
        Scope(FAILED.text, question_id=FAILED.id),
        Scope(LED.text, question_id=LED.id),
    )


def test_a_trend_follows_the_takes_of_its_scope_alone(studio: Studio, library: TakeLibrary) -> None:
    told = kept(library, 1)
    kept(library, 2)
    kept(library, 3, FAILED)
    kept(library, 4, figures=replace(NOW, rules_version="of long ago"))
    story = studio.stories.add("Oven")
    story_bank.link(studio, told, story.id)

    def takes(scope: Scope) -> tuple[int, int]:
        found = over_time.trends(studio, scope, By.TAKE)
        return found.takes, found.other_rules

    assert takes(Scope()) == (3, 1)
    assert takes(Scope(theme=FAILED.theme)) == (1, 0)
    assert takes(Scope(question_id=LED.id)) == (2, 1)
    assert takes(Scope(story_id=story.id)) == (1, 0)
    assert over_time.trends(studio, Scope(), By.WEEK).by is By.WEEK


def test_two_takes_are_judged_by_how_far_ones_own_lie_apart(
    studio: Studio, library: TakeLibrary
) -> None:
    first, second = kept(library, 1), kept(library, 2)

    def yardstick() -> float | None:
        one, other = studio.report(first), studio.report(second)
        assert one is not None and other is not None
        found = over_time.side_by_side(studio, one, other)
        assert (found.first, found.second) == (one, other)
        (length,) = (d for d in found.differences if d.measure.name == "duration_s")
        return length.needed

    assert yardstick() is None, "two takes give no spread"
    for day in range(3, 10):
        kept(library, day, FAILED, replace(NOW, duration_s=60.0 + 20.0 * (day % 2)))
    wide = yardstick()
    for day in range(10, 28):
        kept(library, day, FAILED, replace(NOW, duration_s=60.0 + day % 2))
    narrow = yardstick()
    assert wide is not None and narrow is not None
    assert wide > narrow > 0


def test_the_best_so_far_is_one_of_the_same_question(studio: Studio, library: TakeLibrary) -> None:
    full = kept(library, 1, figures=replace(NOW, star="STAR"))
    assert over_time.best(studio, LED) is None
    kept(library, 2, figures=replace(NOW, star="S---"))
    kept(library, 3, FAILED, replace(NOW, star="STAR"))
    found = over_time.best(studio, LED)
    assert found is not None and found.take_id == full
    assert over_time.best_of_both(studio, LED, LED) == found
    assert over_time.best_of_both(studio, FAILED, LED) is None
    nameless = replace(LED, id="")
    assert over_time.best_of_both(studio, nameless, nameless) is None
