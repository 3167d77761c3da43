"""The commands about this machine: models, devices, checks, folders, settings."""

from voice_interview.cli.arguments import shared
from voice_interview.cli.arguments.commands import Commands


def add(commands: Commands) -> None:
    _models(commands)
    for name, says in (
        ("devices", "List microphones and loudspeakers."),
        ("doctor", "Check this machine, with a way out for whatever is amiss."),
        ("paths", "Where everything lies."),
    ):
        shared.as_json(commands.add(name, says, f"machine.{name}", name, f"{name} --json"))
    _settings(commands)


def _models(commands: Commands) -> None:
    models = commands.add(
        "models",
        "List, download, verify or remove speech models.",
        "machine.models",
        "models list",
        "models download base.en",
    )
    models.add_argument(
        "action", nargs="?", choices=("list", "download", "verify", "remove"), default="list"
    )
    models.add_argument("name", nargs="?", help="which model")
    models.add_argument("--yes", action="store_true", help="download without asking")
    shared.as_json(models)


def _settings(commands: Commands) -> None:
    settings = commands.add(
        "settings",
        "Show the settings, or change one.",
        "machine.settings",
        "settings",
        "settings speech.rate_wpm 150",
        "settings --write",
    )
    settings.add_argument("key", nargs="?", help="section.name")
    settings.add_argument("value", nargs="?", help="its new value, as TOML or plain text")
    settings.add_argument("--write", action="store_true", help="write the file with every default")
    shared.as_json(settings)
