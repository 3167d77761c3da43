"""Commands of the first screen and the sound check."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command("start", ("space",), "Start", "Rehearse the question of the moment.", (Place.HOME,)),
    Command("find", ("slash",), "Find", "Find a question by its theme or words.", (Place.HOME,)),
    Command("surprise", ("s",), "Surprise me", "Draw a question not asked lately.", (Place.HOME,)),
    Command(
        "interviews",
        ("i",),
        "Interviews",
        "Sit a whole interview with a clock, take one up again, or read its report.",
        (Place.HOME,),
        action="show('INTERVIEWS')",
    ),
    Command(
        "next_up",
        ("n",),
        "Next",
        "Go to the question worth practising next; again, to the one after it.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "all_trends",
        ("g",),
        "Trends",
        "How your figures went over time.",
        (Place.HOME,),
        action="show('TRENDS')",
        in_footer=False,
    ),
    Command(
        "only",
        ("f",),
        "Filter",
        "Show only questions never practised, the weakest, or those not asked for two weeks.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "preparation",
        ("p",),
        "Preparation",
        "Choose how long to think before the recording starts by itself.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "sound_check",
        ("c",),
        "Sound check",
        "Choose microphone and loudspeaker, and see that you are heard.",
        (Place.HOME,),
        action="show('SOUND_CHECK')",
        in_footer=False,
    ),
    Command(
        "choose",
        ("enter",),
        "Open",
        "Start the marked question, or open the marked take.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "show_all",
        ("escape",),
        "All questions",
        "Leave the search and show every question again.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "done", ("space",), "Done", "Keep the chosen devices and go back.", (Place.SOUND_CHECK,)
    ),
    Command("phrase", ("t",), "Test phrase", "Hear a sentence spoken.", (Place.SOUND_CHECK,)),
    Command("again", ("r",), "Again", "Judge the microphone afresh.", (Place.SOUND_CHECK,)),
    Command(
        "other_list",
        ("tab",),
        "Other list",
        "Move between microphones and loudspeakers.",
        (Place.SOUND_CHECK,),
        action="app.focus_next",
    ),
)
