"""The commands about this machine: models, devices, checks, folders, settings."""

from voice_interview.cli.arguments import shared
from voice_interview.cli.arguments.commands import Commands


def add(commands: Commands) -> None:
    _models(commands)
    for name, says in (
        ("devices", "List microphones and loudspeakers."),
        ("doctor", "Check this computer and say how to fix what is wrong."),
        ("paths", "Show where everything is kept."),
    ):
        shared.as_json(commands.add(name, says, f"this_machine.{name}", name, f"{name} --json"))
    _settings(commands)


def _models(commands: Commands) -> None:
    models = commands.add(
        "models",
        "List, download, verify or remove speech models.",
        "this_machine.models",
        "models list",
        "models download base.en",
    )
    shared.action(models, "list", "download", "verify", "remove")
    models.add_argument("name", nargs="?", help="the name of a model")
    models.add_argument("--yes", action="store_true", help="download without asking first")
    shared.as_json(models)


def _settings(commands: Commands) -> None:
    settings = commands.add(
        "settings",
        "Show the settings, or change one.",
        "this_machine.settings",
        "settings",
        "settings speech.rate_wpm 150",
        "settings --write",
    )
    settings.add_argument("key", nargs="?", help="the name of a setting, such as speech.rate_wpm")
    settings.add_argument("value", nargs="?", help="its new value")
    settings.add_argument(
        "--write", action="store_true", help="write every default to the settings file"
    )
    shared.as_json(settings)
