"""Commands of the storage screen."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command(
        "storage",
        ("a",),
        "Storage",
        "What your takes use on the disk: compress, back up, bring back, import.",
        (Place.HOME, Place.HISTORY),
        action="show('STORAGE')",
        in_footer=False,
    ),
    Command(
        "do_marked",
        ("enter",),
        "Do it",
        "Do what the marked line says; it asks first.",
        (Place.STORAGE,),
        in_footer=False,
    ),
    Command(
        "compress",
        ("c",),
        "Compress",
        "Make the sound of takes smaller, without losing a sample.",
        (Place.STORAGE,),
    ),
    Command(
        "back_up",
        ("b",),
        "Back up",
        "Put takes, stories, interviews, ticks and settings into one file.",
        (Place.STORAGE,),
    ),
    Command(
        "bring_back",
        ("r",),
        "Bring back",
        "Bring back from such a file what is not here; nothing is overwritten.",
        (Place.STORAGE,),
    ),
    Command(
        "import_sound",
        ("i",),
        "Import",
        "Make takes of sound files, or of all in a folder.",
        (Place.STORAGE,),
    ),
    Command(
        "empty_trash",
        ("d", "delete"),
        "Empty the trash",
        "Remove for good what is in the trash; asks first.",
        (Place.STORAGE,),
        in_footer=False,
    ),
)
