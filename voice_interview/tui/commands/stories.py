"""Commands of the story bank and the coaching page."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command(
        "stories",
        ("b",),
        "Stories",
        "The story bank: what you have to tell, and which theme has no story yet.",
        (Place.HOME,),
        action="show('STORIES')",
        in_footer=False,
    ),
    Command(
        "coaching",
        ("k",),
        "Coaching",
        "Checklists for before, during and after an interview, and what goes wrong most often.",
        (Place.HOME,),
        action="show('COACHING')",
        in_footer=False,
    ),
    Command(
        "tick",
        ("space", "enter"),
        "Tick",
        "Tick the marked line, or take the tick back.",
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
        "Take every tick back, for the next interview; asks first.",
        (Place.COACHING,),
    ),
    Command(
        "story",
        ("b",),
        "Story",
        "Link this take to the story that its words tell; again, or where it is open, choose.",
        (Place.REPORT,),
        in_footer=False,
    ),
    Command(
        "next_step",
        ("g",),
        "Next step",
        "Do what the line at the top says: note a story down, or tell one aloud.",
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
        "Delete the marked story; asks first. The takes that told it stay.",
        (Place.STORIES,),
    ),
)
