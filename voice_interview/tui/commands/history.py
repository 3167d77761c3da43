"""Commands of the history and the trends."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command(
        "open_take", ("enter",), "Open", "Open the report of the marked take.", (Place.HISTORY,)
    ),
    Command("listen", ("space",), "Play", "Play the marked take, or stop it.", (Place.HISTORY,)),
    Command(
        "find_take",
        ("slash",),
        "Find",
        "Find takes by words you said, of the question or the note, by #tag, or by * the starred.",
        (Place.HISTORY,),
    ),
    Command(
        "set_beside",
        ("v",),
        "Side by side",
        "Mark a take; pressed again on another one, it sets the two side by side.",
        (Place.HISTORY,),
    ),
    Command(
        "trends",
        ("g",),
        "Trends",
        "How your figures went over time; of one question, when only that one is shown.",
        (Place.HISTORY,),
    ),
    Command(
        "by_week",
        ("w",),
        "By week",
        "One point for each week.",
        (Place.TRENDS,),
    ),
    Command(
        "by_take",
        ("w",),
        "Take by take",
        "One point for each take.",
        (Place.TRENDS,),
        action="by_week",
    ),
    Command(
        "choose_takes",
        ("c",),
        "Which takes",
        "Look at all takes, or at one theme, one story or one question.",
        (Place.TRENDS,),
    ),
    Command(
        "only_question",
        ("q",),
        "This question",
        "Show only takes of the marked take's question, or all again.",
        (Place.HISTORY,),
    ),
    Command(
        "to_trash",
        ("d", "delete"),
        "Delete",
        "Put the marked take into the trash, for 30 days.",
        (Place.HISTORY,),
    ),
    Command(
        "undo",
        ("u",),
        "Undelete",
        "Bring back the take deleted last, or choose one from the trash.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "delete_take",
        ("D",),
        "Delete for good",
        "Delete the marked take now, with every trace; asks first.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "next_match",
        ("m",),
        "Next match",
        "Play the next place in this take that has the words looked for.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "star",
        ("s",),
        "Star",
        "Put a star to the marked take, or take it away.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "tags",
        ("t",),
        "Tags",
        "Write tags to the marked take, to find it by.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "note",
        ("n",),
        "Note",
        "Write a note to this take.",
        (Place.REPORT, Place.HISTORY),
    ),
)
