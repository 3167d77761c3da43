"""What is told in few lines: how long a notice stays, and how what does not fit is read."""

import pytest
from textual.pilot import Pilot

from tests.interviewing.candidate import bank, shipped
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen, walk
from voice_interview.interviewing import begin
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.notices import NoticesScreen
from voice_interview.tui.shell import to_read_s
from voice_interview.tui.widgets.warnings import LINES, REST, warned

FAULT = "packs/mine.toml, line {}, questions: A question needs a text. Write one, or remove it."
SHORT = "Undone."
LONG = (
    "! No microphone. The microphone that was chosen cannot be found; another one can be chosen "
    "in the sound check, c on the first screen. The take is kept."
)


def test_a_notice_stays_for_as_long_as_it_takes_to_read() -> None:
    assert 2 < to_read_s(SHORT) < 3
    words_s = len(LONG.split()) / to_read_s(LONG)
    assert 2 < words_s < 3
    assert to_read_s("") > 0


@pytest.mark.parametrize("words", [SHORT, LONG])
def test_every_notice_gets_the_time_that_its_words_ask_for(scene: Scene, words: str) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.notify(words)
        await until(pilot, lambda: len(app._notifications))
        (shown,) = app._notifications
        assert shown.timeout == to_read_s(words)

    drive(scene.app(), play)


@pytest.mark.parametrize("width", [40, 60, 76, 200])
def test_what_does_not_fit_is_never_cut_without_a_word(width: int) -> None:
    for many in range(6):
        sentences = tuple(FAULT.format(number) for number in range(many))
        told = warned(sentences, width)
        lines = told.plain.splitlines()
        assert len(lines) <= LINES
        assert max((len(line) for line in lines), default=0) <= width
        whole = " ".join(told.plain.split()) == " ".join(f"! {one}" for one in sentences)
        assert whole or lines[-1] == REST


def test_all_notices_of_the_first_screen_can_be_read(scene: Scene, size: tuple[int, int]) -> None:
    scene.studio.notices = tuple(FAULT.format(number) for number in range(12))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, REST)
        assert "line 11" not in picture(app)
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, NoticesScreen))
        await until_seen(pilot, "! packs/mine.toml, line 0")
        await walk(pilot, ("end", "! packs/mine.toml, line 11"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(), play, size)


@pytest.mark.parametrize("size", [LEAST, (64, 20), (80, 22), (80, 24)])
def test_what_is_due_and_the_last_takes_leave_the_notices_their_lines(
    scene: Scene, size: tuple[int, int]
) -> None:
    scene.studio.notices = tuple(FAULT.format(number) for number in range(12))
    scene.studio.questions = QUESTIONS[:1]
    for _ in range(5):
        scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Due ")
        await until_seen(pilot, REST)
        shown = picture(app_of(pilot))
        assert "! packs/mine.toml, line 0" in shown
        assert "›" in shown
        assert "12 Nov" in shown

    drive(scene.app(), play, size)


def test_without_a_notice_the_key_does_nothing(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "Questions")
        assert not any(one.name == "notices" for one in Home.now_allowed(app.screen))  # type: ignore[arg-type]
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert isinstance(app.screen, Home)
        scene.studio.notices = ("One.",)
        await walk(pilot, ("k", "Coaching"), ("escape", "! One."))
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, NoticesScreen))

    drive(scene.app(), play)


def test_many_interviews_that_cannot_be_read_are_all_named(scene: Scene) -> None:
    scene.studio.questions = bank().questions
    broken = [begin(scene.studio, shipped()["workshop"], seed=seed) for seed in range(5)]
    for one in broken:
        (scene.library.root / "interviews" / f"{one.id}.json").write_text("{", "utf-8")

    async def play(pilot: Pilot[None]) -> None:
        await walk(pilot, ("i", REST), ("exclamation_mark", "Notices"))
        await until_seen(pilot, broken[0].id)
        await pilot.press("end")
        await until(pilot, lambda: any(one.id in picture(app_of(pilot)) for one in broken[3:]))

    drive(scene.app(), play, LEAST)


def test_many_stories_that_cannot_be_read_are_all_named(scene: Scene) -> None:
    folder = scene.studio.stories.folder
    folder.mkdir(exist_ok=True)
    names = [f"story-{number}" for number in range(8)]
    for name in names:
        (folder / f"{name}.toml").write_text("title = [", "utf-8")

    async def play(pilot: Pilot[None]) -> None:
        await walk(pilot, ("b", REST), ("exclamation_mark", names[0]), ("end", names[-1]))
        await walk(pilot, ("space", REST))

    drive(scene.app(), play)
