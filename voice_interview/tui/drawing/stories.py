"""How the story bank looks: a line for a story, the map of themes, what goes into each part."""

from collections.abc import Sequence

from textual.content import Content

from voice_interview.analysis.stories.remarks import next_step, remarks
from voice_interview.model.stories import Coverage, Story, StoryState, ThemeCover
from voice_interview.text import count
from voice_interview.tui.drawing import render

STEPS = {
    "write": ("○", "none yet", render.MUTED),
    "tell": ("◔", "not told", render.WARNING),
    "shorten": ("◑", "too long", render.WARNING),
    "done": ("●", "ready", render.GOOD),
}
"""The sign and the word for each step of the guided path."""

HINTS = {
    "title": "A few words to recognise it by.",
    "themes": "What it can answer, separated by commas: {themes}.",
    "situation": "Where, when, with whom, and what was wrong. Two sentences are enough.",
    "task": "What you had to do, and what was at stake.",
    "action": "What you did, step by step, each step beginning with I.",
    "result": "How it ended, with a number if there is one, and what you learned.",
    "numbers": "Numbers worth saying aloud, separated by semicolons.",
}
"""Every part that can be changed, in the order of the screen, with what belongs in it."""

TITLE = 22
"""Cells that a title has at least; all of it stands with the story."""
TOLD = 9
"""Cells for how often it was told; the title of one that was not has them too."""
BESIDE = 44
"""Cells for what stands beside it."""
EMPTY = (
    "No stories yet. Five to seven good ones answer most questions that begin with “Tell me about "
    "a time”. n notes the first one down; a title is enough to begin."
)


def heading(coverage: Coverage) -> Content:
    return render.row(
        render.line("Next  ", render.HEADING), render.line(next_step(coverage), render.STRONG)
    )


def story_line(number: int, state: StoryState, longest: int, width: int) -> Content:
    """Its title, how often it was told, what it lacks first. `longest`: cells of the longest title
    in the list."""
    wants = remarks(state)
    title = max(TITLE, min(longest, width - BESIDE))
    told = render.number(f"told {state.told}×", TOLD, render.MUTED)
    return render.row(
        render.number(str(number), 2, render.MUTED),
        render.column("", 2),
        render.column(state.story.title, title + (0 if state.told else TOLD), render.STRONG),
        told if state.told else render.NOTHING,
        render.column("", 2),
        render.line(wants[0] if wants else "ready", render.WARNING if wants else render.GOOD),
    )


def about(state: StoryState) -> Content:
    themes = ", ".join(state.story.themes) or "no theme yet"
    days = state.last_told_days
    told = (
        ""
        if days is None
        else " · told today"
        if days == 0
        else f" · told {count(days, 'day')} ago"
    )
    return render.lines(
        (
            render.line(f"{themes}{told}", render.MUTED),
            render.line("; ".join(remarks(state)).capitalize() or "All is well."),
        )
    )


def themes_map(coverage: Coverage, width: int) -> Content:
    """Themes in two columns, each with the numbers of its stories and how far the path has come."""
    numbers = {state.story.id: str(n) for n, state in enumerate(coverage.stories, start=1)}
    half = (len(coverage.themes) + 1) // 2
    columns = coverage.themes[:half], coverage.themes[half:]
    room = width // 2
    rows = []
    for at in range(half):
        pair = (theme[at] for theme in columns if at < len(theme))
        rows.append(render.row(*(_theme(cover, numbers, room) for cover in pair)))
    return render.lines(rows)


def _theme(cover: ThemeCover, numbers: dict[str, str], width: int) -> Content:
    sign, word, style = STEPS[cover.step]
    stories = " ".join(numbers[story_id] for story_id in cover.stories)
    return render.row(
        render.column(sign, 2, style),
        render.column(cover.theme, 14),
        render.column(word, 9, style),
        render.column(stories, max(4, width - 25), render.MUTED),
    )


def part_line(story: Story, part: str) -> Content:
    value = part_text(story, part)
    return render.row(
        render.column(part.capitalize(), 12, render.HEADING),
        render.line(value) if value else render.line("nothing noted yet", render.MUTED),
    )


def part_text(story: Story, part: str) -> str:
    """A part as it is shown and typed."""
    value = getattr(story, part)
    match part:
        case "themes":
            return ", ".join(value)
        case "numbers":
            return "; ".join(value)
        case _:
            return str(value)


def part_about(story: Story, part: str, themes: Sequence[str]) -> Content:
    hint = HINTS[part].format(themes=", ".join(themes))
    value = part_text(story, part)
    return render.lines(
        (render.text(hint, render.MUTED), *((render.text(value),) if value else ()))
    )
