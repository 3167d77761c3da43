"""Every use of a marker or habit word, each judged by its rule. Knows nothing of sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interview.analysis.fillers.matching import first_fit
from voice_interview.analysis.reading import PUNCTUATION, SOUND, Reading
from voice_interview.model import AnalysisOptions, FillerRule, WordRange


@dataclass(frozen=True, slots=True)
class Use:
    rule: FillerRule
    tokens: WordRange
    filler: bool
    why: str


def uses(reading: Reading, rules: Sequence[FillerRule]) -> Iterator[Use]:
    """Uses in order. Where phrases overlap, the longest that begins first is the only one."""
    forms = _by_first_word(rules)
    texts = [token.text for token in reading.tokens]
    place = 0
    while place < len(texts):
        step = 1
        for form, rule in forms.get(texts[place], ()):
            after = place + len(form)
            if tuple(texts[place:after]) == form and _whole(reading, place, after):
                yield _judged(rule, reading, place, after)
                step = len(form)
                break
        place += step


def chosen(rules: Sequence[FillerRule], options: AnalysisOptions) -> tuple[FillerRule, ...]:
    """The rules for words that the user wants: without those removed, with those added.

    A word of the user's own counts wherever it stands.
    """
    removed = {word.lower() for word in options.remove_words}
    added = [" ".join(word.lower().split()) for word in options.add_words]
    own = [
        FillerRule(word, "habits", (tuple(word.split()),))
        for word in dict.fromkeys(added)
        if word and word not in removed
    ]
    kept = [
        rule
        for rule in rules
        if rule.group in options.groups and rule.text not in removed and rule.text not in added
    ]
    return (*kept, *(rule for rule in own if rule.group in options.groups))


def _judged(rule: FillerRule, reading: Reading, first: int, after: int) -> Use:
    case = first_fit(rule.cases, reading, first, after)
    if case is None:
        return Use(rule, (first, after), rule.filler, "nothing around it gives it another meaning")
    return Use(rule, (first, after), case.filler, case.why)


def _whole(reading: Reading, first: int, after: int) -> bool:
    """Nothing stands inside the phrase, not even an um: that is an event of its own."""
    inside = reading.marks[first + 1 : after]
    return not any(mark & (PUNCTUATION | SOUND) for mark in inside)


def _by_first_word(
    rules: Sequence[FillerRule],
) -> dict[str, list[tuple[tuple[str, ...], FillerRule]]]:
    found: dict[str, list[tuple[tuple[str, ...], FillerRule]]] = {}
    for rule in rules:
        for form in rule.forms:
            found.setdefault(form[0], []).append((form, rule))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
