"""`devices`, `doctor`, `models`, `settings`, `paths`: about this computer."""

from dataclasses import asdict, fields
from threading import Event

from voice_interview import paths as places
from voice_interview import settings as preferences
from voice_interview import wiring
from voice_interview.audio.devices import SoundDevices
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.say import Meter, as_json, say, sure, tell, tell_check, warn
from voice_interview.cli.tables import table
from voice_interview.model import Device
from voice_interview.settings import Loaded, Settings, Value, entries
from voice_interview.structured import Unparsed, from_toml
from voice_interview.text import clean
from voice_interview.transcription.models.shelf import ModelShelf


def devices(wish: Wish) -> int:
    sound = SoundDevices()
    found = {"microphones": sound.inputs(), "loudspeakers": sound.outputs()}
    if wish.json:
        as_json({kind: [asdict(device) for device in some] for kind, some in found.items()})
        return 0
    for kind, some in found.items():
        say(f"{kind.capitalize()}:", *(_device(device) for device in some))
        if not some:
            say("  none found; `voice-interview doctor` says more")
    return 0


def _device(device: Device) -> str:
    mark = "*" if device.default else " "
    return f"{mark} {device.name}  ({device.host_api}, {device.rate_hz} Hz)"


def doctor(wish: Wish) -> int:
    worst = 0
    results = []
    for check in wiring.examine(places.find(wish.recordings)):
        worst = max(worst, 1 if check.status == "problem" else 0)
        results.append(asdict(check))
        if not wish.json:
            tell_check(check)
    if wish.json:
        as_json(results)
    return worst


def models(wish: Wish) -> int:
    shelf = ModelShelf(places.find(wish.recordings).models)
    if wish.action == "list":
        return _list_models(shelf, wish.json)
    if not wish.name:
        raise WrongUse(f"Which model shall I {wish.action}?", "See: voice-interview models list")
    match wish.action:
        case "download":
            if not _download(shelf, wish):
                return 1
            told = f"{wish.name} is ready."
        case "verify":
            with Meter() as meter:
                shelf.verify(wish.name, meter, Event())
            told = f"{wish.name}: all files are intact."
        case _:
            shelf.remove(wish.name)
            told = f"{wish.name}: gone."
    (now,) = (asdict(model) for model in shelf.models() if model.name == wish.name)
    tell(told, now, json=wish.json)
    return 0


def _list_models(shelf: ModelShelf, json: bool) -> int:
    found = shelf.models()
    if json:
        as_json([asdict(model) for model in found])
        return 0
    table(
        ("model", "size", "languages", "state", ""),
        ((m.name, f"{m.size_mb} MB", m.languages, m.state, m.advice_in_full) for m in found),
        "wrapped",
    )
    return 0


def _download(shelf: ModelShelf, wish: Wish) -> bool:
    """False when the user would rather not."""
    wanted = next((model for model in shelf.models() if model.name == wish.name), None)
    if wanted is not None:
        inform = warn if wish.json else say
        inform(f"{wanted.name}: {wanted.size_mb} MB from {wanted.source}.")
        inform("That site sees your network address; nothing else is sent.")
        if not sure("Download it now?", wish.yes, "A download"):
            return False
    with Meter() as meter:
        shelf.download(wish.name, meter, Event())
    return True


def settings(wish: Wish) -> int:
    path = places.find(wish.recordings).settings
    loaded = preferences.load(path)
    current = loaded.settings
    if wish.key and wish.value is not None:
        loaded = preferences.keep(path, wish.key, _value(current, wish.key, wish.value))
        kept = preferences.find(loaded.settings, wish.key).value
        tell(f"{wish.key} = {wish.value}", kept, json=wish.json)
        _warn_of(loaded)
        return 0
    _warn_of(loaded)
    if wish.write:
        preferences.save(current, path)
        tell(f"Wrote {path}", {"file": str(path)}, json=wish.json)
        return 0
    if wish.key:
        as_json(preferences.find(current, wish.key).value)
        return 0
    if wish.json:
        as_json({entry.key: entry.value for entry in entries(current)})
        return 0
    written = preferences.text(current, preferences.existing(path), loaded.wrong)
    say(f"# {path}", written.rstrip())
    return 0


def _warn_of(loaded: Loaded) -> None:
    """What is wrong in the file; it is told after the change that may have mended some of it."""
    for notice in loaded.notices:
        warn(notice)


def _value(current: Settings, key: str, given: str) -> Value:
    """`given` as TOML where that is what the setting wants, else as plain text."""
    given = clean(given)
    kinds = {entry.key: type(entry.default) for entry in entries(current)}
    if kinds.get(key) is str:
        return given.strip('"')
    if kinds.get(key) is tuple and not given.strip().startswith("["):
        return tuple(part.strip() for part in given.split(",") if part.strip())
    try:
        value = from_toml(f"value = {given}")["value"]
    except Unparsed:
        return given
    return tuple(value) if isinstance(value, list) else value


def paths(wish: Wish) -> int:
    found = places.find(wish.recordings)
    named = {item.name: str(getattr(found, item.name)) for item in fields(found)}
    if wish.json:
        as_json(named)
    else:
        table(("what", "where"), ((name.replace("_", " "), where) for name, where in named.items()))
    return 0
