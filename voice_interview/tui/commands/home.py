"""Commands of the first screen and the sound check."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command("start", ("space",), "Start", "Rehearse the marked question.", (Place.HOME,)),
    Command("find", ("slash",), "Find", "Find a question by theme or words.", (Place.HOME,)),
    Command(
        "surprise", ("s",), "Surprise me", "Draw a question you have not had lately.", (Place.HOME,)
    ),
    Command(
        "interviews",
        ("i",),
        "Interviews",
        "Sit a whole timed interview, resume one, or read its report.",
        (Place.HOME,),
        action="show('INTERVIEWS')",
    ),
    Command(
        "next_up",
        ("n",),
        "Next",
        "Go to the question most worth practising next; press again for the one after it.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "work_on",
        ("w",),
        "Work on",
        "Answer again the question whose last answer left something to work on.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "all_trends",
        ("g",),
        "Trends",
        "How your figures change over time.",
        (Place.HOME,),
        action="show('TRENDS')",
        in_footer=False,
    ),
    Command(
        "only",
        ("f",),
        "Filter",
        "Show only questions never practised, answered weakest, or not asked for two weeks.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "preparation",
        ("p",),
        "Preparation",
        "Choose how long you can think before recording starts by itself.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "sound_check",
        ("c",),
        "Sound check",
        "Choose a microphone and a loudspeaker, and check that you are heard.",
        (Place.HOME, Place.INTERVIEW, Place.INTERVIEW_REPORT),
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
        "Leave the search and show all questions again.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "history",
        ("h",),
        "History",
        "All takes, newest first.",
        (Place.HOME,),
        action="show('HISTORY')",
    ),
    Command(
        "done", ("space",), "Done", "Keep the chosen devices and go back.", (Place.SOUND_CHECK,)
    ),
    Command("phrase", ("t",), "Test phrase", "Hear a sentence spoken.", (Place.SOUND_CHECK,)),
    Command("again", ("r",), "Again", "Check the microphone again.", (Place.SOUND_CHECK,)),
    Command(
        "other_list",
        ("tab",),
        "Other list",
        "Move between microphones and loudspeakers.",
        (Place.SOUND_CHECK,),
        action="app.focus_next",
    ),
)
