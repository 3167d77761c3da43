"""`stories`: the story bank from the command line."""

from dataclasses import asdict
from datetime import UTC, datetime

from voice_interview import story_bank
from voice_interview.analysis.stories.remarks import next_step, remarks
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import find_take, open_studio
from voice_interview.cli.say import as_json, say, tell, warn
from voice_interview.cli.tables import table
from voice_interview.errors import InputProblem
from voice_interview.model import Take
from voice_interview.model.stories import PARTS, Coverage, StoryState
from voice_interview.studio import Studio


def stories(wish: Wish) -> int:
    with open_studio(wish) as studio:
        if wish.action != "check":
            for fault in studio.stories.faults():
                warn(fault)
        return _ACTIONS[wish.action](studio, wish)


def _list(studio: Studio, wish: Wish) -> int:
    states = _coverage(studio).stories
    if wish.json:
        as_json([_object(state) for state in states])
    elif states:
        table(("id", "told", "themes", "what it wants"), map(_row, states), "wrapped")
    else:
        say("No stories yet.", "Begin with: voice-interview stories new 'A few words on it'")
    return 0


def _show(studio: Studio, wish: Wish) -> int:
    story = studio.stories.story(_given(wish, "Which story?"))
    state = next(one for one in _coverage(studio).stories if one.story.id == story.id)
    if wish.json:
        as_json(_object(state))
        return 0
    say(story.title, "", f"Themes     {', '.join(story.themes) or 'none'}")
    for part in PARTS:
        say(f"{part.capitalize():<11}{getattr(story, part) or '-'}")
    for number in story.numbers:
        say(f"Say        {number}")
    for take_id in story.told:
        say(f"Told in    {take_id}")
    for remark in remarks(state):
        say(f"Wants      {remark}")
    return 0


def _new(studio: Studio, wish: Wish) -> int:
    known = {question.theme for question in studio.questions}
    themes = tuple(theme.lower() for theme in wish.theme)
    for theme in themes:
        if theme not in known:
            raise InputProblem(
                f"There is no theme “{theme}”.", f"Themes: {', '.join(sorted(known))}."
            )
    story = studio.stories.add(_given(wish, "What is its title?"), themes)
    file = f"{studio.stories.folder / story.id}.toml"
    made = {"id": story.id, "file": file}
    tell(f"{file}: fill in the parts with any editor.", made, json=wish.json)
    return 0


def _map(studio: Studio, wish: Wish) -> int:
    coverage = _coverage(studio)
    if wish.json:
        as_json(
            {
                "themes": [asdict(cover) | {"step": cover.step} for cover in coverage.themes],
                "stories": [_object(state) for state in coverage.stories],
                "next": next_step(coverage),
            }
        )
        return 0
    rows = (
        (cover.theme, cover.step, str(cover.told), ", ".join(cover.stories) or "-")
        for cover in coverage.themes
    )
    table(("theme", "step", "told", "stories"), rows, "wrapped")
    say("", f"Next: {next_step(coverage)}")
    return 0


def _link(studio: Studio, wish: Wish) -> int:
    named, first = _teller(studio, wish)
    if not wish.story:
        raise WrongUse("Which story did it tell?", "Give its id from `stories list`.")
    story_bank.link(studio, first.id, wish.story)
    linked = {"take": first.id, "story": wish.story}
    tell(f"{named} told {wish.story}.", linked, json=wish.json)
    return 0


def _unlink(studio: Studio, wish: Wish) -> int:
    named, first = _teller(studio, wish)
    story_bank.link(studio, first.id, "")
    linked = {"take": first.id, "story": None}
    tell(f"{named} is no longer linked to a story.", linked, json=wish.json)
    return 0


def _teller(studio: Studio, wish: Wish) -> tuple[str, Take]:
    """The take that tells the story of the one that was named, and how to speak of it: of an answer
    with follow-ups it is the first."""
    take = find_take(studio, _given(wish, "Which take?"))
    first = story_bank.teller(studio, take)
    return first.id if first is take else f"{first.id}, which {take.id} goes on with,", first


def _guess(studio: Studio, wish: Wish) -> int:
    _, first = _teller(studio, wish)
    guess = story_bank.likely(studio, first.id)
    if wish.json:
        as_json(asdict(guess) if guess else None)
    elif guess:
        say(f"{guess.story_id}: both mention {', '.join(guess.words)}.")
    else:
        say("No one story clearly matches.")
    return 0


def _remove(studio: Studio, wish: Wish) -> int:
    story = studio.stories.story(_given(wish, "Which story?"))
    studio.stories.remove(story.id)
    told = f"Removed {story.id}; the takes that told it are kept."
    tell(told, {"removed": story.id}, json=wish.json)
    return 0


def _check(studio: Studio, wish: Wish) -> int:
    faults = studio.stories.faults()
    if wish.json:
        as_json(list(faults))
    else:
        say(*(faults or ("All is well.",)))
    return 1 if faults else 0


def _coverage(studio: Studio) -> Coverage:
    return story_bank.covered(studio, datetime.now(UTC))


def _given(wish: Wish, question: str) -> str:
    if not wish.what:
        raise WrongUse(question, "See `voice-interview stories --help`.")
    return str(wish.what)


def _object(state: StoryState) -> dict[str, object]:
    usage = {key: value for key, value in asdict(state).items() if key != "story"}
    return asdict(state.story) | {"usage": usage | {"remarks": remarks(state)}}


def _row(state: StoryState) -> tuple[str, ...]:
    story = state.story
    wants = "; ".join(remarks(state)) or "-"
    return story.id, str(state.told), ", ".join(story.themes) or "-", wants


_ACTIONS = {
    "list": _list,
    "show": _show,
    "new": _new,
    "map": _map,
    "link": _link,
    "unlink": _unlink,
    "guess": _guess,
    "remove": _remove,
    "check": _check,
}
