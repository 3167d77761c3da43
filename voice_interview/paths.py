"""Where everything lies. The only place that decides a folder.

`VOICE_INTERVIEW_HOME` moves all of it below one folder. `--recordings` and
`VOICE_INTERVIEW_RECORDINGS` move the recordings alone. Run from a checkout, recordings and
question packs are the checkout's own.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from voice_interview.errors import InputProblem

APP = "voice-interview"
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Paths:
    recordings: Path
    shipped_prompts: Path
    user_prompts: Path
    settings: Path
    models: Path
    speech_cache: Path
    log: Path


def checkout() -> Path | None:
    """The source checkout this runs from, if it does."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "prompts").is_dir() else None


def for_children() -> dict[str, str]:
    """The environment in which a process of ours finds this very program, and what it was given."""
    given = os.environ.get("PYTHONPATH")
    places = os.pathsep.join((str(PACKAGE.parent), given) if given else (str(PACKAGE.parent),))
    return {**os.environ, "PYTHONPATH": places}


def find(recordings: Path | None = None) -> Paths:
    """All places; creates nothing. `recordings` is what the user gave on the command line."""
    home = _env_path("VOICE_INTERVIEW_HOME")
    source = checkout()
    data = home or Path(platformdirs.user_data_dir(APP, appauthor=False))
    config = home or Path(platformdirs.user_config_dir(APP, appauthor=False))
    cache = home / "cache" if home else Path(platformdirs.user_cache_dir(APP, appauthor=False))
    state = home or Path(platformdirs.user_log_dir(APP, appauthor=False))
    chosen = recordings or _env_path("VOICE_INTERVIEW_RECORDINGS")
    if chosen is None:
        chosen = source / "recordings" if source and not home else data / "recordings"
    return Paths(
        recordings=absolute(chosen),
        shipped_prompts=source / "prompts" if source else PACKAGE / "_prompts",
        user_prompts=config / "prompts",
        settings=config / "settings.toml",
        models=data / "models",
        speech_cache=cache / "speech",
        log=state / "voice-interview.log",
    )


def with_tilde(path: Path) -> str:
    """As one would type it: `~` for the home it lies in."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def expanded(path: Path) -> Path:
    """With the home that `~` stands for. Raises InputProblem where nobody has that name."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise InputProblem(
            f"There is no home folder {path.parts[0]!r} on this computer.",
            "Write the whole path.",
        ) from error


def absolute(path: Path) -> Path:
    """Raises InputProblem as `expanded`, and where the folder one is in was removed."""
    try:
        return expanded(path).absolute()
    except FileNotFoundError as error:
        raise InputProblem(
            "The folder you are in is not there any more.", "Change to another one."
        ) from error


def _env_path(name: str) -> Path | None:
    value = os.environ.get(name)
    return absolute(Path(value)) if value else None
