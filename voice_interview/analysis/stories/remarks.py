"""What the map says in words: on one story, and on the next step of the guided path."""

from voice_interview.analysis.stories.coverage import IN_TIME_S
from voice_interview.model.stories import PARTS, Coverage, StoryState, ThemeCover

PATH_DONE = "Every theme has a story you can tell in under two minutes."


def remarks(state: StoryState) -> tuple[str, ...]:
    """The most pressing first; nothing when there is nothing to do."""
    told = []
    if state.story.missing_parts == PARTS:
        told.append("only a title so far")
    elif state.story.missing_parts:
        told.append(f"no {_listed(state.story.missing_parts)} noted yet")
    if state.last_told_days is None:
        told.append("not told aloud yet")
    elif state.stale:
        told.append(f"not told for {state.last_told_days // 7} weeks")
    if state.overused:
        told.append("told more often than all the others together")
    if state.no_number:
        told.append("no number in its result")
    return tuple(told)


def next_step(coverage: Coverage) -> str:
    """The guided path: one story for each theme, each told aloud in under two minutes."""
    theme = coverage.next_theme
    return step(theme) if theme else PATH_DONE


def step(cover: ThemeCover) -> str:
    match cover.step:
        case "write":
            return f"{in_brief(cover)}: a title and a line for each part will do."
        case "tell":
            return f"{in_brief(cover)}, and link the take to it."
        case _:
            return f"{in_brief(cover)}."


def in_brief(cover: ThemeCover) -> str:
    """The step where a line has little room: without how, and without a full stop."""
    match cover.step:
        case "write":
            return f"Note down one story on {cover.theme}"
        case "tell":
            return f"Tell a story on {cover.theme} aloud"
        case "shorten":
            return f"Tell your story on {cover.theme} again, in under {IN_TIME_S / 60:.0f} minutes"
        case _:
            return f"Your story on {cover.theme} is ready"


def _listed(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
