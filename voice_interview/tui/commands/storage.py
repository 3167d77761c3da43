"""Commands of the storage screen."""

from voice_interview.tui.commands.command import Command, Place

COMMANDS = (
    Command(
        "storage",
        ("a",),
        "Storage",
        "What your takes use on disk: compress, back up, restore, import.",
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
        "Make recordings smaller without losing any sound.",
        (Place.STORAGE,),
    ),
    Command(
        "back_up",
        ("b",),
        "Back up",
        "Put takes, stories, interviews, settings and your own questions into one file.",
        (Place.STORAGE,),
    ),
    Command(
        "bring_back",
        ("r",),
        "Bring back",
        "Bring back what is missing here from a backup; nothing is overwritten.",
        (Place.STORAGE,),
    ),
    Command(
        "import_sound",
        ("i",),
        "Import",
        "Make takes of sound files, or of a whole folder.",
        (Place.STORAGE,),
    ),
    Command(
        "empty_trash",
        ("d", "delete"),
        "Empty the trash",
        "Delete everything in the trash for good; asks first.",
        (Place.STORAGE,),
        in_footer=False,
    ),
)
