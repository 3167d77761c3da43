"""Both themes can be read: in full colour, with 256 colours, and with a terminal's own sixteen."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from rich.color import Color, ColorSystem
from textual.color import Color as Shade
from textual.pilot import Pilot
from textual.theme import Theme

from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, strips, until
from tests.tui.walking import open_report
from voice_interview.model import Take
from voice_interview.settings import Settings, entries
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.theme import THEMES

READABLE = 4.5
"""Contrast of running text by WCAG 2.1, 1.4.3."""
MARKED = 3.0
"""On a marked row where colours are few: its words are bold, or stand below, too."""
SEEN = 3.0
"""Contrast of what is no text but has to be seen, by WCAG 2.1, 1.4.11."""
WORDS = ("foreground", "primary", "secondary", "accent", "success", "warning", "error")
ON_ROWS = ("foreground", "secondary", "success", "warning")
Look = Callable[[str], tuple[int, int, int]]
GROUNDS = ("background", "surface", "panel")
ROWS = ("block-cursor-background", "block-cursor-blurred-background")
GREYS = ("foreground", "secondary", *GROUNDS, *ROWS, "border", "scrollbar")
"""Without a colour of their own, or with next to none."""


def contrast(front: tuple[int, int, int], back: tuple[int, int, int]) -> float:
    lighter, darker = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    shares = (value / 255 for value in colour)
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def full(colour: str) -> tuple[int, int, int]:
    triplet = Color.parse(colour).triplet
    assert triplet is not None
    return triplet


def of_256(colour: str) -> tuple[int, int, int]:
    number = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).number
    assert number is not None
    return EIGHT_BIT_PALETTE[number]


def of_sixteen(colour: str) -> tuple[int, int, int]:
    number = Color.parse(colour).downgrade(ColorSystem.STANDARD).number
    assert number is not None
    return STANDARD_PALETTE[number]


def colour(theme: Theme, name: str) -> str:
    written = theme.variables.get(name) or getattr(theme, name)
    assert isinstance(written, str)
    return written


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("look", [full, of_256, of_sixteen])
def test_words_stand_out(theme: Theme, look: Look) -> None:
    weak = [
        (front, ground)
        for front, ground in product(WORDS, GROUNDS)
        if contrast(look(getattr(theme, front)), look(getattr(theme, ground))) < READABLE
    ]
    assert weak == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("look", "words", "least"),
    [(full, WORDS, READABLE), (of_256, WORDS, MARKED), (of_sixteen, ON_ROWS, MARKED)],
)
def test_words_stand_out_on_a_marked_row(
    theme: Theme, look: Look, words: tuple[str, ...], least: float
) -> None:
    weak = [
        (front, row)
        for front, row in product(words, ROWS)
        if contrast(look(getattr(theme, front)), look(theme.variables[row])) < least
    ]
    assert weak == []


def behind_a_window(theme: Theme, shown: str) -> str:
    """The ground of a small window lies over it (dialog.tcss)."""
    assert theme.background is not None
    return Shade.parse(shown).blend(Shade.parse(theme.background), 0.6).hex6


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_grey_stays_grey_with_256_colours(theme: Theme) -> None:
    """A bluish panel came out navy there, and a creamy card yellow."""
    named = {name: colour(theme, name) for name in GREYS}
    assert [name for name, one in named.items() if len(set(of_256(one))) > 1] == []
    behind = {name: behind_a_window(theme, one) for name, one in named.items()}
    assert [name for name, one in behind.items() if len(set(of_256(one))) > 1] == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_list_with_the_focus_is_told_apart_with_256_colours(theme: Theme) -> None:
    looks = {of_256(colour(theme, name)) for name in ("background", *ROWS)}
    assert len(looks) == 3


def test_the_marked_command_of_the_palette_is_seen_without_colours(scene: Scene) -> None:
    def marked(app: InterviewApp) -> str:
        parts = (part for row in strips(app) for part in row)
        return "".join(part.text for part in parts if part.style and part.style.underline)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p", *"coaching")
        await until(pilot, lambda: "Coaching  (k)" in marked(app_of(pilot)))

    drive(scene.app(), play)


@pytest.mark.parametrize("look", [full, of_256, of_sixteen])
def test_the_thumb_of_a_scroll_bar_stands_out_from_its_track(scene: Scene, look: Look) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        styles = app.screen.query_one("#questions").styles
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            pairs = (
                (styles.scrollbar_color, styles.scrollbar_background),
                (styles.scrollbar_color_hover, styles.scrollbar_background_hover),
                (styles.scrollbar_color_active, styles.scrollbar_background_active),
            )
            told = [contrast(look(thumb.hex6), look(track.hex6)) for thumb, track in pairs]
            assert min(told) >= SEEN, (theme.name, told)

    drive(scene.app(), play)


def test_a_scroll_bar_is_made_of_whole_cells_and_words_keep_one_cell_from_it(
    scene: Scene, take: Take
) -> None:
    text = "Which of the many things that you did in all these years would you do again?"
    asked = [replace(QUESTIONS[1], id=f"q{n}", text=text) for n in range(60)]
    scene.studio.questions = tuple(asked)

    async def play(pilot: Pilot[None]) -> None:
        for _ in range(12):
            await pilot.press("down")
            assert set(beside_bar(pilot, "#questions")) == {" "}
            assert not set("▁▂▃▄▅▆▇") & set(picture(app_of(pilot)))
        await open_report(pilot, take)
        for part in ("#transcript", "#figures-box"):
            assert set(beside_bar(pilot, part)) == {" "}

    drive(scene.app(), play)


def beside_bar(pilot: Pilot[None], name: str) -> str:
    """The column of cells before a scroll bar."""
    app = app_of(pilot)
    box = app.screen.query_one(name)
    assert box.show_vertical_scrollbar
    at = box.vertical_scrollbar.region
    rows = picture(app).splitlines()[at.y : at.bottom]
    return "".join(row.ljust(app.size.width)[at.x - 1] for row in rows)


def test_the_settings_offer_exactly_these_themes() -> None:
    (offered,) = [e.choices for e in entries(Settings()) if e.key == "screen.theme"]
    assert sorted(offered) == sorted(theme.name for theme in THEMES)
