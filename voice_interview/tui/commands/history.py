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
        "Find takes by words in the answer, question or note, by #tag, or starred ones by *.",
        (Place.HISTORY,),
    ),
    Command(
        "set_beside",
        ("v",),
        "Side by side",
        "Mark a take; press again on another one to compare the two.",
        (Place.HISTORY,),
    ),
    Command(
        "trends",
        ("g",),
        "Trends",
        "How your figures change over time; for one question, if only that one is shown.",
        (Place.HISTORY,),
    ),
    Command(
        "by_week",
        ("w",),
        "By week",
        "Show one point for each week.",
        (Place.TRENDS,),
    ),
    Command(
        "by_take",
        ("w",),
        "Take by take",
        "Show one point for each take.",
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
        "Move the marked take to the trash, for 30 days.",
        (Place.HISTORY,),
    ),
    Command(
        "undo",
        ("u",),
        "Undelete",
        "Bring back the last deleted take, or choose one from the trash.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "delete_take",
        ("D",),
        "Delete for good",
        "Delete the marked take for good; asks first.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "next_match",
        ("m",),
        "Next match",
        "Play the next place in this take with the words you searched for.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "star",
        ("s",),
        "Star",
        "Star the marked take, or remove its star.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "tags",
        ("t",),
        "Tags",
        "Add tags to the marked take, to find it by.",
        (Place.HISTORY,),
        in_footer=False,
    ),
    Command(
        "note",
        ("n",),
        "Note",
        "Write a note on this take.",
        (Place.REPORT, Place.HISTORY),
    ),
)
