"""`formats`: the kinds of interview there are, and what is wrong with one's own."""

from dataclasses import asdict
from pathlib import Path

from voice_interview import paths
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.preparing.known_questions import tell_faults
from voice_interview.cli.say import as_json, say, tell, warn
from voice_interview.cli.tables import table
from voice_interview.model.formats import Format, Phase
from voice_interview.questions import formats as known
from voice_interview.questions import packs
from voice_interview.questions.bank import Bank
from voice_interview.questions.faults import summary
from voice_interview.text import allotted


def formats(wish: Wish) -> int:
    found = paths.find(wish.recordings)
    bank = packs.load(found.shipped_prompts, found.user_prompts)
    if wish.action == "check":
        return _check(wish, found.user_prompts / known.FOLDER, bank)
    loaded = known.load(found.shipped_prompts, found.user_prompts, bank)
    if wish.action == "show":
        if not wish.what:
            raise WrongUse("Which format?", "Give a name from `formats list`.")
        return _show(known.find(loaded.formats, wish.what), wish.json)
    for notice in summary(loaded.faults, "formats"):
        warn(notice)
    if wish.json:
        as_json([asdict(form) for form in loaded.formats])
        return 0
    table(("format", "minutes", "what it is"), map(_row, loaded.formats), "wrapped")
    return 0


def _row(form: Format) -> tuple[str, str, str]:
    return form.id, f"{form.minutes:g}", f"{form.title}. {form.about}".strip()


def _show(form: Format, json: bool) -> int:
    if json:
        as_json(asdict(form))
        return 0
    say(f"{form.title}, {allotted(form.seconds)}", form.about)
    if form.picks:
        say(f"--pick a {form.pick}: {', '.join(form.picks)}")
    say("", *(f"{n}. {_phase(phase)}" for n, phase in enumerate(form.phases, start=1)))
    return 0


def _phase(phase: Phase) -> str:
    parts = [f"{phase.title}, {allotted(phase.seconds)}, {phase.kind}"]
    if phase.count or phase.questions:
        parts.append(f"{phase.count or len(phase.questions)} questions, {phase.draw}")
    if phase.preparation_s:
        parts.append(f"{allotted(phase.preparation_s)} to prepare")
    if phase.limit_s:
        parts.append(f"at most {allotted(phase.limit_s)} each")
    return "; ".join(parts)


def _check(wish: Wish, own: Path, bank: Bank) -> int:
    if not wish.what and packs.toml_files(own) == ([], ()):
        tell(f"You have no formats of your own yet. Put them into {own}.", [], json=wish.json)
        return 0
    path = Path(wish.what) if wish.what else own
    return tell_faults(path, known.check(path, bank), wish.json)
