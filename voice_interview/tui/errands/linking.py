"""Telling a story aloud, and saying which one a take told, from whatever screen shows them."""

from collections.abc import Callable

from voice_interview import story_bank
from voice_interview.errors import Problem
from voice_interview.model import Take
from voice_interview.tui.drawing import render
from voice_interview.tui.finding import choosing
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.windows.asking import ChooseDialog, TypeDialog


def tell_aloud(screen: Base, themes: tuple[str, ...], otherwise: str) -> None:
    """Ask a question that a story on `themes` answers; where there is none, say `otherwise`."""
    question = choosing.on_themes(screen.host.studio.questions, themes, screen.host.chance)
    if question is None:
        screen.say(otherwise)
    else:
        screen.host.ask(question)


def ask_for_story(screen: Base, take: Take, kept: Callable[[], None]) -> None:
    """Link the take's answer to the story that its words clearly tell; else, or a second time, ask
    which. `kept` is called once a choice is on disk.
    """
    studio = screen.host.studio
    take = story_bank.teller(studio, take)
    try:
        guess = story_bank.likely(studio, take.id)
        declined = studio.library.review(take.id).no_story
    except Problem as problem:
        screen.say_problem(problem)
        return

    def link(story_id: str) -> None:
        """Raises InputProblem, LibraryProblem."""
        story_bank.link(studio, take.id, story_id)
        kept()

    linked = story_bank.told_in(studio, take)
    if guess is None or linked is not None or declined:
        _ask_which(screen, take, linked.id if linked else "", link)
        return
    try:
        link(guess.story_id)
    except Problem as problem:
        screen.say_problem(problem)
    else:
        title = studio.stories.story(guess.story_id).title
        screen.say(f"Linked to: {title}. Both mention {', '.join(guess.words)}. b changes it.")


def _ask_which(screen: Base, take: Take, at: str, link: Callable[[str], None]) -> None:
    """Any story, none, or a new one; the cursor is on the one with the id `at`."""
    stories = screen.host.studio.stories.stories()
    ids = [story.id for story in stories]

    def chosen(number: int) -> None:
        if number == len(offers) - 1:
            _ask_for_new(screen, take, link)
            return
        try:
            link(ids[number] if number < len(ids) else "")
        except Problem as problem:
            screen.say_problem(problem)

    sentence = "The story then counts as told, and the story bank is updated."
    offers = (
        *(render.line(story.title) for story in stories),
        *([render.line("None of these", render.MUTED)] if stories else []),
        render.line("A new story", render.MUTED),
    )
    screen.app.push_screen(
        ChooseDialog(
            "Which story did this take tell?",
            sentence if stories else "You have no stories yet: this take can begin the first one.",
            offers,
            chosen,
            ids.index(at) if at in ids else len(ids),
        )
    )


def _ask_for_new(screen: Base, take: Take, link: Callable[[str], None]) -> None:
    def add(title: str) -> None:
        """Raises InputProblem, LibraryProblem, which the window shows."""
        themes = (take.question.theme,) if take.question.theme else ()
        link(screen.host.studio.stories.add(title, themes).id)

    about = "What happened? A few words to recognise it by; the rest can come later."
    screen.app.push_screen(TypeDialog("A new story", about, "", add))
