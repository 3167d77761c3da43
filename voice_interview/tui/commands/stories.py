"""Commands of the story bank and the coaching page."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command(
        "stories",
        ("b",),
        "Story bank",
        "The story bank: the stories you can tell, and the themes without one.",
        (Place.HOME,),
        action="show('STORIES')",
        in_footer=False,
    ),
    Command(
        "coaching",
        ("k",),
        "Coaching",
        "Checklists for before, during and after an interview, and common mistakes.",
        (Place.HOME,),
        action="show('COACHING')",
        in_footer=False,
    ),
    Command(
        "tick",
        ("space", "enter"),
        "Tick",
        "Tick the marked line, or untick it.",
        (Place.COACHING,),
    ),
    Command(
        "hear",
        ("p",),
        "Hear it",
        "Hear the marked example read aloud, or stop it.",
        (Place.COACHING,),
    ),
    Command(
        "clear_ticks",
        ("r",),
        "Clear",
        "Clear all ticks for the next interview; asks first.",
        (Place.COACHING,),
    ),
    Command(
        "story",
        ("b",),
        "Story",
        "Link this take to the story it tells; press again to choose another.",
        (Place.REPORT,),
        in_footer=False,
    ),
    Command(
        "next_step",
        ("g",),
        "Next step",
        "Do what the top line says: note a story down, or tell one aloud.",
        (Place.STORIES,),
    ),
    Command("open_story", ("enter",), "Open", "Open the marked story.", (Place.STORIES,)),
    Command("new_story", ("n",), "New", "Note down another story.", (Place.STORIES,)),
    Command(
        "tell_story",
        ("space",),
        "Tell it",
        "Answer a question on the marked story's theme.",
        (Place.STORIES, Place.STORY),
    ),
    Command("edit_part", ("enter",), "Change", "Change the marked part.", (Place.STORY,)),
    Command(
        "remove_story",
        ("d", "delete"),
        "Delete",
        "Delete the marked story; asks first. The takes that told it are kept.",
        (Place.STORIES,),
    ),
)
