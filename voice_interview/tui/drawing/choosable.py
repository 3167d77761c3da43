"""Settings as lines to choose from, and typed words as values. Pure; the checks are elsewhere."""

from dataclasses import dataclass, replace

from textual.content import Content

from voice_interview.settings import Entry, Settings, Value, entries
from voice_interview.text import clean_line
from voice_interview.tui.drawing import render

SECTIONS = {
    "speech": "Questions",
    "sound": "Sound",
    "rehearsal": "Rehearsal",
    "transcription": "Transcript",
    "report": "Report",
    "screen": "Screen",
}
EMPTY = {
    "speech.voice": "the system's own",
    "sound.microphone": "the system's own",
    "sound.loudspeaker": "the system's own",
}
"""How an empty text reads."""
NAMES = {
    "speech.aloud": "asked aloud",
    "speech.rate_wpm": "words a minute",
    "rehearsal.preparation_s": "seconds to think",
    "rehearsal.follow_ups": "follow-ups",
    "transcription.engine": "recogniser",
    "transcription.keep_warm_s": "seconds loaded",
    "report.fillers": "filler words",
    "report.add_words": "words to add",
    "report.remove_words": "words to ignore",
    "screen.theme": "colours",
}
"""Where the name in the file is not how one would say it."""
MEMBERS = {
    "sounds": ("um and uh", "Count um, uh and the like."),
    "markers": ("phrases", "Count phrases such as “you know” when they are only filler."),
    "habits": ("habit words", "Count habit words such as “basically” or “actually”."),
}
"""Name and sentence of a switch that is one of several choices."""
EXPLAINED = 94
"""From so many cells on a line has room for its sentence, which stands below the list as well."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """One line: a setting, or one member of a setting that holds several of its choices."""

    entry: Entry
    member: str = ""

    @property
    def is_switch(self) -> bool:
        return bool(self.member) or isinstance(self.entry.value, bool)

    @property
    def flipped(self) -> Value:
        """The value with this switch the other way."""
        value = self.entry.value
        if not self.member:
            return not value
        held = value if isinstance(value, tuple) else ()
        return tuple(c for c in self.entry.choices if (c in held) is not (c == self.member))


def choosables(settings: Settings) -> tuple[Choosable, ...]:
    """Every setting in the order of the file."""
    found: list[Choosable] = []
    for entry in entries(settings):
        if isinstance(entry.value, tuple) and entry.choices:
            found += [Choosable(entry, member) for member in entry.choices]
        else:
            found.append(Choosable(entry))
    return tuple(found)


def line(one: Choosable, before: Choosable | None, width: int) -> Content:
    """Section (when it begins), name, value, and its sentence where there is room for it."""
    entry = one.entry
    begins = before is None or before.entry.section != entry.section
    section = SECTIONS.get(entry.section, entry.section.capitalize()) if begins else ""
    return render.row(
        render.column(section, 12, render.HEADING),
        render.column(name(one), 17),
        *(
            (
                render.column(shown(one), 17, render.STRONG),
                render.column("", 1),
                render.line(says(one), render.MUTED),
            )
            if width >= EXPLAINED
            else (render.line(shown(one), render.STRONG),)
        ),
    )


def name(one: Choosable) -> str:
    if one.member:
        return MEMBERS[one.member][0]
    return NAMES.get(one.entry.key) or one.entry.name.replace("_", " ")


def says(one: Choosable) -> str:
    return MEMBERS[one.member][1] if one.member else one.entry.says


def shown(one: Choosable) -> str:
    """The value in words."""
    value = one.entry.value
    if one.member:
        return "on" if isinstance(value, tuple) and one.member in value else "off"
    match value:
        case bool():
            return "on" if value else "off"
        case tuple():
            return ", ".join(value) or "none"
        case "":
            return EMPTY.get(one.entry.key, "none")
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)


def about(one: Choosable, width: int) -> Content:
    """The whole sentence, what may be chosen, the default, and the name in the file."""
    entry = one.entry
    default = shown(Choosable(replace(entry, value=entry.default), one.member))
    facts = [limits(entry)] if limits(entry) else []
    facts += [f"Default: {default}.", f"In the file: {entry.key}"]
    return render.lines(
        [
            render.hanging(render.NOTHING, says(one), width),
            render.hanging(render.NOTHING, " ".join(facts), width).stylize(render.MUTED),
        ]
    )


def limits(entry: Entry) -> str:
    """What may be chosen, as a sentence; empty when anything may."""
    if entry.choices:
        return f"One of {', '.join(entry.choices)}." if isinstance(entry.value, str) else ""
    if entry.low is not None and entry.high is not None:
        return f"From {entry.low:g} to {entry.high:g}."
    if isinstance(entry.value, tuple):
        return "Separate several with commas."
    return ""


def typed(entry: Entry) -> str:
    """The value as it stands in the line to be changed."""
    value = entry.value
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def value_of(entry: Entry, words: str) -> Value:
    """Typed words as a value of the setting's kind; where they are none, as they are."""
    words = clean_line(words)
    if isinstance(entry.default, tuple):
        return tuple(part for part in (piece.strip() for piece in words.split(",")) if part)
    if isinstance(entry.default, str):
        return words
    try:
        return int(words) if isinstance(entry.default, int) else float(words)
    except ValueError:
        return words
