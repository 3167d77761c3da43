"""Commands of settings, models, the doctor, and of the small windows that ask something."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command(
        "settings",
        ("o",),
        "Settings",
        "All settings.",
        (Place.HOME, Place.REPORT),
        action="show('SETTINGS')",
    ),
    Command(
        "models",
        ("l",),
        "Models",
        "Speech models on this computer, and those you can download.",
        (Place.HOME, Place.REPORT, Place.SETTINGS, Place.DOCTOR),
        action="show('MODELS')",
    ),
    Command(
        "doctor",
        ("d",),
        "Doctor",
        "Check microphone, loudspeaker, voice, recogniser and folders.",
        (Place.HOME,),
        action="show('DOCTOR')",
    ),
    Command("change", ("enter",), "Change", "Change the marked setting.", (Place.SETTINGS,)),
    Command(
        "reset", ("r",), "Default", "Reset the marked setting to its default.", (Place.SETTINGS,)
    ),
    Command(
        "download",
        ("enter", "d"),
        "Download",
        "Download the marked model; shows its size and source, and asks first.",
        (Place.MODELS,),
    ),
    Command(
        "verify",
        ("v",),
        "Verify",
        "Check every file of the marked model.",
        (Place.MODELS,),
    ),
    Command(
        "remove",
        ("r", "delete"),
        "Remove",
        "Remove the marked model from this computer; asks first.",
        (Place.MODELS,),
    ),
    Command(
        "stop_work",
        ("x",),
        "Stop",
        "Stop what is running; it can be continued later.",
        (Place.MODELS, Place.STORAGE),
    ),
    Command("check_again", ("r",), "Again", "Run every check again.", (Place.DOCTOR,)),
    Command("yes", ("y",), "Yes", "Yes, do it.", (Place.SURE,)),
    Command("no", ("n", "escape"), "No", "No, leave everything as it is.", (Place.SURE,)),
    Command("accept", ("enter",), "OK", "Accept this.", (Place.TYPING, Place.CHOOSING)),
    Command(
        "never_mind",
        ("escape",),
        "Cancel",
        "Leave everything as it is.",
        (Place.TYPING, Place.CHOOSING),
    ),
)
